/** What only people know, in the order of the form. */
export const textFields = [
  ...(['city', 'number', 'access', 'office', 'date', 'subject', 'resolution', 'occasion'] as const),
  ...([
    'otherChannels',
    'accessibility',
    'law',
    'lawAsOf',
    'money',
    'hours',
    'climate',
    'nextReport',
  ] as const),
];
export type TextField = (typeof textFields)[number];

/** Those that are a few words; the others are paragraphs. */
export const shortFields: readonly TextField[] = [
  ...(['city', 'number', 'access', 'office', 'date', 'subject', 'lawAsOf', 'hours', 'nextReport'] as const),
];

/** The lists that people keep, with their columns. */
export const rowFields = {
  committees: ['committee', 'committeeDate', 'competence'],
  measures: ['measure', 'who', 'when', 'state'],
  costs: ['cost', 'once', 'yearly'],
  products: ['product', 'purpose', 'contract'],
} as const;
export type RowField = keyof typeof rowFields;

/** The form for the paper. A row has a text for each column of its list. */
export interface PaperForm {
  texts: Record<TextField, string>;
  rows: Record<RowField, string[][]>;
}

/** A piece of a paragraph; `byHand` where a person entered it. */
export interface Run {
  text: string;
  byHand?: boolean;
}

/** A table of the paper. The first row of each is its head. */
export interface PaperTable {
  caption: string;
  head: string[];
  rows: { text: string; isNumber?: boolean; byHand?: boolean }[][];
}

/** What a paper is made of, in its order. */
export type Block =
  | { kind: 'heading'; level: 1 | 2; text: string }
  | { kind: 'paragraph'; runs: Run[] }
  | { kind: 'item'; runs: Run[] }
  | { kind: 'note'; runs: Run[] }
  | { kind: 'table'; table: PaperTable }
  | { kind: 'plot'; name: string; title: string; alt: string; svg: string; width: number; height: number }
  | { kind: 'annex' };

/** A paper as every form of it is made: ODT, HTML, print. */
export interface Paper {
  title: string;
  /** BCP 47. */
  language: string;
  blocks: Block[];
}
