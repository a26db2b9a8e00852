/** What a cell says, and as what number a computer reads it. */
export interface Cell {
  text: string;
  value?: number;
  /** `%` is a share from 0 to 1, `s` seconds. */
  unit?: '' | '%' | 's';
}

/** A table as page, paper and CSV show it. The first cell of each row names it. */
export interface Table {
  head: string[];
  rows: Cell[][];
}

/** The figures of a report, each with a title, a definition, a source and what it cannot say in the words. */
export const figureNames = [
  ...(['coverage', 'platforms', 'outcomes', 'institutions', 'accounts', 'delay', 'descriptions'] as const),
  ...([
    'readable',
    'reach',
    'followers',
    'reasons',
    'failures',
    'troubles',
    'losses',
    'notMirrored',
  ] as const),
];
export type FigureName = (typeof figureNames)[number];

/** A piece of a drawing: an SVG element with its attributes, and what is in it. */
export interface Piece {
  tag: string;
  attributes: Record<string, string | number>;
  inside: (Piece | string)[];
}

/** A drawing of its own, with its size in CSS pixels. */
export interface Drawing {
  title: string;
  /** What it shows, for whoever does not see it. */
  description: string;
  width: number;
  height: number;
  pieces: Piece[];
}

/** A figure as the page shows it. */
export interface FigureView {
  name: FigureName;
  table: Table;
  drawing?: Drawing;
}
