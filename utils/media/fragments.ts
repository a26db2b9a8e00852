import { type Box, boxesIn, freed, type Part, uintIn } from './boxes.ts';
import { Malformed } from './bytes.ts';
import type { Edit } from './edits.ts';
import type { Track } from './movie.ts';

const flag = { place: 1, size: 0x10, fromFragment: 0x20000, runPlace: 1, firstFlags: 4, ownSizes: 0x200 };
const inRun = { duration: 0x100, size: 0x200, flags: 0x400, offset: 0x800 };
const kept = new Set(['tfhd', 'tfdt', 'trun', 'sdtp']);

/** The size of a sample where a fragment does not say it (`trex`), by the track's id. */
export function usualSizes(part: Part, moov: Box): Map<number, number> {
  const mvex = boxesIn(part, moov.body, moov.end).find(({ type }) => type === 'mvex');
  const boxes = mvex ? boxesIn(part, mvex.body, mvex.end).filter(({ type }) => type === 'trex') : [];
  return new Map(boxes.map(({ body }) => [uintIn(part, body + 4, 4), uintIn(part, body + 16, 4)]));
}

/**
 * What has to change in a fragment's head (ISO/IEC 14496-12, 8.8); adds where its samples lie to the tracks that stay. Throws
 * {@link Malformed}.
 */
export function fragmentEdits(part: Part, moof: Box, tracks: Track[], usual: Map<number, number>): Edit[] {
  const edits: Edit[] = [];
  let behindLast = moof.start;
  for (const box of boxesIn(part, moof.body, moof.end)) {
    if (box.type === 'mfhd') continue;
    if (box.type !== 'traf') {
      edits.push(...freed(box));
      continue;
    }
    const boxes = boxesIn(part, box.body, box.end);
    const head = boxes.find(({ type }) => type === 'tfhd');
    if (!head) throw new Malformed('a fragment of no track');
    const id = uintIn(part, head.body + 4, 4);
    const track = tracks.find((each) => each.id === id);
    const flags = uintIn(part, head.body + 1, 3);
    const base =
      flags & flag.place
        ? uintIn(part, head.body + 8, 8)
        : flags & flag.fromFragment
          ? moof.start
          : behindLast;
    let place = base;
    for (const run of boxes.filter(({ type }) => type === 'trun')) {
      const ranges = runRanges(part, run, base, place, headSize(part, head, flags) ?? usual.get(id) ?? 0);
      place = ranges.at(-1)?.end ?? place;
      track?.samples.push(...ranges);
    }
    behindLast = place;
    if (!track) edits.push(...freed(box));
    else for (const each of boxes) if (!kept.has(each.type)) edits.push(...freed(each));
  }
  return edits;
}

/** Behind the track's id stand, each if its flag says so, a place of 8 bytes, a description and a duration of 4, the size. */
function headSize(part: Part, { body }: Box, flags: number): number | undefined {
  if (!(flags & flag.size)) return undefined;
  return uintIn(part, body + 8 + (flags & 1 ? 8 : 0) + (flags & 2 ? 4 : 0) + (flags & 8 ? 4 : 0), 4);
}

function runRanges(part: Part, run: Box, base: number, behind: number, usual: number): Track['samples'] {
  const flags = uintIn(part, run.body + 1, 3);
  const count = uintIn(part, run.body + 4, 4);
  let at = run.body + 8;
  let start = behind;
  if (flags & flag.runPlace) {
    start = base + (uintIn(part, at, 4) | 0);
    at += 4;
  }
  if (flags & flag.firstFlags) at += 4;
  const entry = Object.values(inRun).reduce((sum, each) => sum + (flags & each ? 4 : 0), 0);
  if (at + entry * count > run.end || count > 1_000_000) throw new Malformed('a run longer than its box');
  return Array.from({ length: count }, (_, i) => {
    const own = at + entry * i + (flags & inRun.duration ? 4 : 0);
    const end = start + (flags & flag.ownSizes ? uintIn(part, own, 4) : usual);
    const range = { start, end };
    start = end;
    return range;
  });
}
