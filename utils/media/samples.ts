import { type Box, boxesIn, type Part, uintIn } from './boxes.ts';
import { Malformed } from './bytes.ts';
import type { Range } from './ranges.ts';

/** More than a day of pictures; a file that claims more is made to keep us busy. */
const mostSamples = 10_000_000;

/** Where a track's samples lie in the file, one by one (ISO/IEC 14496-12, 8.7). Throws {@link Malformed}. */
export function sampleRanges(part: Part, trak: Box): Range[] {
  const table = inside(part, trak, ['mdia', 'minf', 'stbl']);
  const sizes = sampleSizes(part, boxOf(table, 'stsz'));
  const perChunk = samplesPerChunk(part, boxOf(table, 'stsc'));
  const ranges: Range[] = [];
  for (const [index, place] of chunkPlaces(part, table).entries()) {
    let start = place;
    for (let left = perChunk(index + 1); left > 0 && ranges.length < sizes.count; left -= 1) {
      const end = start + sizes.of(ranges.length);
      ranges.push({ start, end });
      start = end;
    }
  }
  if (ranges.length < sizes.count) throw new Malformed('samples in no chunk');
  return ranges;
}

function inside(part: Part, box: Box, path: string[]): Box[] {
  let children = boxesIn(part, box.body, box.end);
  for (const type of path) {
    const next = boxOf(children, type);
    children = boxesIn(part, next.body, next.end);
  }
  return children;
}

function boxOf(boxes: Box[], type: string): Box {
  const found = boxes.find((box) => box.type === type);
  if (!found) throw new Malformed(`no ${type}`);
  return found;
}

/** The entries of a table whose length stands before it; it cannot be longer than its box. */
function counted(part: Part, { end }: Box, place: number, size: number): number {
  const count = uintIn(part, place, 4);
  if (place + 4 + count * size > end) throw new Malformed('a table longer than its box');
  return count;
}

interface Sizes {
  count: number;
  of(sample: number): number;
}

function sampleSizes(part: Part, stsz: Box): Sizes {
  const same = uintIn(part, stsz.body + 4, 4);
  const count = same > 0 ? uintIn(part, stsz.body + 8, 4) : counted(part, stsz, stsz.body + 8, 4);
  if (count > mostSamples) throw new Malformed('too many samples');
  return { count, of: (sample) => same || uintIn(part, stsz.body + 12 + 4 * sample, 4) };
}

/** Chunks count from 1; each entry holds for its first chunk and those after it. */
function samplesPerChunk(part: Part, stsc: Box): (chunk: number) => number {
  const entries = Array.from({ length: counted(part, stsc, stsc.body + 4, 12) }, (_, i) => ({
    first: uintIn(part, stsc.body + 8 + 12 * i, 4),
    samples: uintIn(part, stsc.body + 12 + 12 * i, 4),
  }));
  let at = 0;
  return (chunk) => {
    while ((entries[at + 1]?.first ?? Number.POSITIVE_INFINITY) <= chunk) at += 1;
    return entries[at]?.samples ?? 0;
  };
}

function chunkPlaces(part: Part, table: Box[]): number[] {
  const size = table.some(({ type }) => type === 'stco') ? 4 : 8;
  const box = boxOf(table, size === 4 ? 'stco' : 'co64');
  const count = counted(part, box, box.body + 4, size);
  return Array.from({ length: count }, (_, i) => uintIn(part, box.body + 8 + size * i, size));
}
