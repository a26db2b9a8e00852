import { type Named, shareOf, type Tally } from '../post/report.ts';
import type { Cell, Table } from '../post/report-view.ts';
import { durationText, numberText, type Speech, shareText } from './words.ts';

/** The words over the columns. */
export function headOf({ words }: Speech, ...columns: string[]): string[] {
  return columns.map((column) => words(`column.${column}`));
}

/** A whole number as a cell. */
export function numberCell(value: number, speech: Speech): Cell {
  return { text: numberText(value, speech), value, unit: '' };
}

/** A share as a cell. */
export function shareCell(share: number | undefined, speech: Speech): Cell {
  const text = shareText(share, speech);
  return share === undefined ? { text } : { text, value: share, unit: '%' };
}

/** A duration in milliseconds as a cell. */
export function durationCell(milliseconds: number | undefined, speech: Speech): Cell {
  const text = durationText(milliseconds, speech);
  return milliseconds === undefined ? { text } : { text, value: milliseconds / 1000, unit: 's' };
}

/** How many, and what share of all. */
export function counted(value: number, of: number, speech: Speech): Cell[] {
  return [numberCell(value, speech), shareCell(shareOf(value, of), speech)];
}

/** Outcomes by name, and in all. */
export function tallyTable(column: string, rows: Named<Tally>[], total: Tally, speech: Speech): Table {
  const keys = ['mirrored', 'declined', 'offered', 'missed', 'open', 'unrecognised'] as const;
  const row = (name: string, tally: Tally): Cell[] => [
    { text: name },
    ...keys.map((key) => numberCell(tally[key], speech)),
    shareCell(shareOf(tally.mirrored, tally.base), speech),
  ];
  return {
    head: [
      ...headOf(speech, column),
      ...keys.map((key) => speech.words(`short.${key}`)),
      ...headOf(speech, 'share'),
    ],
    rows: [...rows.map(({ name, value }) => row(name, value)), row(speech.words('total'), total)],
  };
}
