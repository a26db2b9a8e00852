import { type Edit, zeroed } from './edits.ts';

/** Bytes of a file, by their places. */
export interface Range {
  start: number;
  end: number;
}

/** Ranges in order, those that touch or overlap made one. */
export function merged(ranges: Range[]): Range[] {
  const inOrder = ranges.filter(({ start, end }) => end > start).toSorted((a, b) => a.start - b.start);
  const made: Range[] = [];
  for (const { start, end } of inOrder) {
    const last = made.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else made.push({ start, end });
  }
  return made;
}

/** Whether any of these has a byte in common with any of those; both are {@link merged}. */
export function overlap(these: Range[], those: Range[]): boolean {
  let at = 0;
  return these.some(({ start, end }) => {
    while ((those[at]?.end ?? Number.POSITIVE_INFINITY) <= start) at += 1;
    return (those[at]?.start ?? Number.POSITIVE_INFINITY) < end;
  });
}

/** Overwrites what of a range is in none of the others, which are {@link merged}. */
export function zeroedBut({ start, end }: Range, kept: Range[]): Edit[] {
  const edits: Edit[] = [];
  let at = start;
  for (const range of kept) {
    if (range.end <= start || range.start >= end) continue;
    if (range.start > at) edits.push(zeroed(at, range.start));
    at = Math.max(at, range.end);
  }
  if (at < end) edits.push(zeroed(at, end));
  return edits;
}
