import type { Drawing, Piece } from '../../post/report-view.ts';
import { type Look, pattern, piece, words } from './drawing.ts';

export interface BarsOf {
  title: string;
  description: string;
  /** What the parts of each bar are, in their order. */
  parts: string[];
  rows: { name: string; values: number[]; text: string }[];
  /** Parts stand behind one another, or below one another with a text each. */
  kind: 'stacked' | 'beside';
  /** The text at each part's end, where they stand below one another. */
  textOf?(value: number): string;
}

const [width, left, right] = [720, 240, 110];
const thickness = 20;

/** Bars from the left, a row for each name, as long as their values. */
export function bars(of: BarsOf, look: Look): Drawing {
  const { title, description, rows, parts, kind } = of;
  const sums = rows.map(({ values }) => (kind === 'stacked' ? sum(values) : Math.max(0, ...values)));
  const scale = (width - left - right) / (Math.max(0, ...sums) || 1);
  const patterns = parts.map((_, index) => pattern(index, look));
  const rowHeight = (kind === 'stacked' ? thickness : thickness * parts.length) + 18;
  const top = parts.length > 1 ? legendHeight(parts) + 12 : 8;
  const draw = kind === 'stacked' ? stacked : beside;
  const pieces = [
    ...patterns.flatMap(({ defined }) => defined),
    ...(parts.length > 1 ? legend(parts, patterns, look) : []),
    ...rows.flatMap((row, index) => [
      ...named(row.name, top + index * rowHeight + rowHeight / 2, look),
      ...draw(row, top + index * rowHeight + 9, scale, patterns, of, look),
    ]),
    piece('line', { x1: left, x2: left, y1: top, y2: top + rows.length * rowHeight, stroke: look.ink }),
  ];
  return { title, description, width, height: top + rows.length * rowHeight + 8, pieces };
}

/** A row's name, in two lines where it is long. */
function named(name: string, y: number, look: Look): Piece[] {
  const halves = inTwo(name);
  return halves.map((text, index) =>
    words(shortened(text, 32), left - 10, y + (index - (halves.length - 1) / 2) * 15, look, {
      ...{ 'text-anchor': 'end', 'dominant-baseline': 'central' },
    }),
  );
}

function inTwo(name: string): string[] {
  if (name.length <= 28 || !name.includes(' ')) return [name];
  const blanks = [...name.matchAll(/ /g)].map(({ index }) => index);
  const middle = blanks.reduce((best, at) =>
    Math.abs(at - name.length / 2) < Math.abs(best - name.length / 2) ? at : best,
  );
  return [name.slice(0, middle), name.slice(middle + 1)];
}

type Draw = (
  row: BarsOf['rows'][number],
  y: number,
  scale: number,
  patterns: readonly { fill: string }[],
  of: BarsOf,
  look: Look,
) => Piece[];

const stacked: Draw = ({ values, text }, y, scale, patterns, _, look) => {
  let x = left;
  const drawn = values.flatMap((value, index) => {
    const from = x;
    x += value * scale;
    return value > 0 ? [bar(from, y, value * scale, patterns[index]?.fill ?? look.ink, look)] : [];
  });
  return [...drawn, words(text, x + 8, y + thickness / 2, look, { 'dominant-baseline': 'central' })];
};

const beside: Draw = ({ values }, y, scale, patterns, { textOf = String }, look) =>
  values.flatMap((value, index) => {
    const at = y + index * thickness;
    return [
      bar(left, at, value * scale, patterns[index]?.fill ?? look.ink, look),
      words(textOf(value), left + value * scale + 8, at + thickness / 2, look, {
        'dominant-baseline': 'central',
      }),
    ];
  });

function bar(x: number, y: number, length: number, fill: string, look: Look): Piece {
  // The edge is what is seen of a light colour.
  return piece('rect', {
    ...{ x: rounded(x), y, width: rounded(length), height: thickness - 2, fill },
    ...{ stroke: look.ink, 'stroke-width': 1 },
  });
}

const perRow = 3;
const legendRow = 22;

/** How much room the names of the parts take. */
export function legendHeight(parts: readonly string[]): number {
  return Math.ceil(parts.length / perRow) * legendRow;
}

/** The names of the parts, with the pattern of each. */
export function legend(parts: readonly string[], patterns: readonly { fill: string }[], look: Look): Piece[] {
  return parts.flatMap((name, index) => {
    const x = 10 + (index % perRow) * 235;
    const y = Math.floor(index / perRow) * legendRow + 4;
    const fill = patterns[index]?.fill ?? look.ink;
    return [
      piece('rect', { x, y, width: 22, height: 14, fill, stroke: look.ink, 'stroke-width': 1 }),
      words(shortened(name, 30), x + 30, y + 11, look),
    ];
  });
}

/** A name that is too long for its place. */
export function shortened(name: string, most = 25): string {
  return name.length > most ? `${name.slice(0, most - 1)}…` : name;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

const rounded = (value: number) => Math.round(value * 10) / 10;
