import { type Box, freed, type Part, topBoxes } from './boxes.ts';
import { Malformed, readBytes } from './bytes.ts';
import { type Edit, inFewPieces, removed, zeroed } from './edits.ts';
import { fragmentEdits, usualSizes } from './fragments.ts';
import { metaEdits } from './heif.ts';
import { movieEdits, type Track } from './movie.ts';
import { unitEdits } from './nal-units.ts';
import { merged, overlap, type Range, zeroedBut } from './ranges.ts';

/** The boxes in which a file says what it is, holds its pictures, and finds them. Everything else is made free. */
const forShowing = new Set(['ftyp', 'styp', 'mdat', 'moov', 'moof', 'mfra', 'sidx', 'ssix', 'pdin']);
/** An hour of video has a `moov` of a few megabytes. */
const largestIndex = 64 * 1024 * 1024;
/** A list of brands. */
const largestBrands = 256;

/**
 * What has to change in a HEIC, HEIF, AVIF, MP4 or QuickTime file. What its pictures and its sound need stays in its place,
 * so no offset becomes wrong and no byte of it is copied; everything else is overwritten, and what is behind it goes.
 */
// mediabunny 1.61.0 (MPL-2.0), which copies tracks into a new file, was weighed on 2026-11-29: 311 kB (77 kB packed) in the
// background, which in Chromium may not load code later (`import()` is forbidden to service workers); six kinds of pictures
// and no AMR sound; 300 MB took 2.4 s and 465 MB of memory, where this reads the index and the pictures' units alone.
export async function isoEdits(file: Blob, isPicture: boolean, keepCredit: boolean): Promise<Edit[]> {
  const { boxes, end } = await topBoxes(file);
  const edits: Edit[] = [];
  const kept: Range[] = [];
  const tracks: Track[] = [];
  let hidden: Range[] = [];
  const moov = boxes.find(({ type }) => type === 'moov');
  const meta = isPicture ? boxes.find(({ type }) => type === 'meta') : undefined;
  if (!moov && !meta) throw new Malformed('neither a picture nor a movie');
  if (meta) {
    const described = await metaEdits(file, await indexPart(file, meta), meta, keepCredit);
    edits.push(...described.edits);
    kept.push(...described.shown);
  }
  if (moov) {
    const part = await indexPart(file, moov);
    const movie = movieEdits(part, moov, keepCredit);
    edits.push(...movie.edits);
    tracks.push(...movie.tracks);
    hidden = merged(movie.hidden);
    await addFragments(file, boxes, tracks, usualSizes(part, moov), edits);
  }
  for (const { samples, units } of tracks) {
    for (const range of samples) kept.push(range);
    // One by one: a long film has more of them than a call takes arguments.
    if (units) for (const edit of await unitEdits(file, samples, units)) edits.push(edit);
  }
  const last = boxes.findLast((box) => forShowing.has(box.type) || box === meta);
  const shown = merged(kept);
  // A wrong length, by which a picture or sound would take along what another track tells.
  if (overlap(shown, hidden)) throw new Malformed('tracks over each other');
  for (const box of boxes) {
    if (last && box.start >= last.end) break;
    if (box.type === 'mdat')
      for (const edit of zeroedBut({ start: box.body, end: box.end }, shown)) edits.push(edit);
    else if (!forShowing.has(box.type) && box !== meta) edits.push(...freed(box));
    else if (box.type === 'ftyp' || box.type === 'styp')
      edits.push(zeroed(Math.min(box.body + largestBrands, box.end), box.end));
    else if (box.type === 'moov' && box !== moov) throw new Malformed('two movies');
  }
  edits.push(removed(last?.end ?? end, file.size));
  return inFewPieces(file, edits);
}

async function addFragments(
  file: Blob,
  boxes: Box[],
  tracks: Track[],
  usual: Map<number, number>,
  edits: Edit[],
): Promise<void> {
  for (const moof of boxes.filter(({ type }) => type === 'moof')) {
    edits.push(...fragmentEdits(await indexPart(file, moof), moof, tracks, usual));
  }
}

async function indexPart(file: Blob, { start, end }: Box): Promise<Part> {
  if (end - start > largestIndex) throw new Malformed('too large an index');
  return { bytes: await readBytes(file, start, end), at: start };
}
