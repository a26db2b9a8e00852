import { type Box, freed, type Part, topBoxes } from './boxes.ts';
import { Malformed, readBytes } from './bytes.ts';
import type { Edit } from './edits.ts';
import { metaEdits } from './heif.ts';
import { movieEdits } from './movie.ts';

/** The boxes in which a file says what it is, holds its pictures, and finds them. Everything else is made free. */
const forShowing = new Set(['ftyp', 'styp', 'mdat', 'moof', 'mfra', 'sidx', 'ssix', 'pdin', 'wide', 'imda']);
/** An hour of video has a `moov` of a few megabytes. */
const largestIndex = 64 * 1024 * 1024;

/** What has to change in a HEIC, HEIF, AVIF, MP4 or QuickTime file. No byte moves, so no offset becomes wrong. */
export async function isoEdits(file: Blob, isPicture: boolean, keepCredit: boolean): Promise<Edit[]> {
  const edits: Edit[] = [];
  const boxes = await topBoxes(file);
  if (!boxes.some(({ type }) => type === 'moov' || (isPicture && type === 'meta'))) {
    throw new Malformed('neither a picture nor a movie');
  }
  const contents = boxes.filter(({ type }) => type === 'mdat');
  for (const box of boxes) {
    if (box.type === 'moov') {
      edits.push(...movieEdits(await indexPart(file, box), box, contents, keepCredit));
    } else if (box.type === 'meta' && isPicture) {
      edits.push(...(await metaEdits(file, await indexPart(file, box), box, keepCredit)));
    } else if (!forShowing.has(box.type)) {
      edits.push(...freed(box));
    }
  }
  return edits;
}

async function indexPart(file: Blob, { start, end }: Box): Promise<Part> {
  if (end - start > largestIndex) throw new Malformed('too large an index');
  return { bytes: await readBytes(file, start, end), at: start };
}
