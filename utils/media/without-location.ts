import { type FreedFile, vouchFor } from '../post/freed-file.ts';
import { type Bytes, joined, Malformed, readBytes } from './bytes.ts';
import { dimensionsOf } from './dimensions.ts';
import { edited } from './edits.ts';
import { gifWithoutPlace } from './gif.ts';
import { isoEdits } from './iso.ts';
import { jpegWithoutPlace } from './jpeg.ts';
import { kindOf } from './kind.ts';
import { pngWithoutPlace } from './png.ts';
import { webmEdits } from './webm.ts';
import { webpWithoutPlace } from './webp.ts';

/**
 * What became of a picture or video that had to lose where, when, by whom and with what it was taken. Where it could not,
 * there is no file: `kind`: files of this kind are not understood at all; `shape`: this one is broken or built strangely;
 * `unreadable`: its bytes could not be read.
 */
export type Freed =
  | { cleaned: true; how: 'same-pixels' | 'written-anew'; file: FreedFile }
  | { cleaned: false; why: 'kind' | 'shape' | 'unreadable' };

/**
 * Takes out of a picture or video what says where, when, by whom and with which device it was made. Only what is known to
 * be needed for showing stays, so that nothing else has to be recognised. Nothing is encoded anew: pixels and sound stay
 * as they were, and so does how they are to be shown. With `keepCredit` the author and the copyright stay too. Never throws.
 */
export async function withoutLocation(file: Blob, keepCredit: boolean): Promise<Freed> {
  try {
    const freed = await freedFile(file, keepCredit);
    return freed
      ? { cleaned: true, how: 'same-pixels', file: vouchFor(freed) }
      : { cleaned: false, why: 'kind' };
  } catch (thrown) {
    return { cleaned: false, why: thrown instanceof Malformed ? 'shape' : 'unreadable' };
  }
}

async function freedFile(file: Blob, keepCredit: boolean): Promise<Blob | undefined> {
  // Both at once: most is a picture, and each look at a file is a way to another process and back.
  const reading = file.size <= quicklyRead ? readBytes(file) : undefined;
  reading?.catch(() => {});
  const kind = await kindOf(file);
  switch (kind) {
    case 'image/jpeg':
    case 'image/png':
    case 'image/webp':
    case 'image/gif': {
      const bytes = await (reading ?? readBytes(file));
      const freed = joined(...(await freedBytes(kind, bytes, keepCredit)));
      const made = new Blob([freed], { type: file.type });
      // It is asked for next.
      await dimensionsOf(made, freed);
      return made;
    }
    case 'image/heic':
    case 'image/heif':
    case 'image/avif':
      return edited(file, await isoEdits(file, true, keepCredit));
    case 'video/mp4':
    case 'video/quicktime':
      return edited(file, await isoEdits(file, false, keepCredit));
    case 'video/webm':
      return edited(file, await webmEdits(file));
    default:
      return undefined;
  }
}

/** A file of so many bytes is read before it is known whether all of it is needed. */
const quicklyRead = 2 * 1024 * 1024;

type Packed = 'image/jpeg' | 'image/png' | 'image/webp' | 'image/gif';

function freedBytes(kind: Packed, bytes: Bytes, keepCredit: boolean): Bytes[] | Promise<Bytes[]> {
  switch (kind) {
    case 'image/jpeg':
      return jpegWithoutPlace(bytes, keepCredit);
    case 'image/png':
      return pngWithoutPlace(bytes, keepCredit);
    case 'image/webp':
      return webpWithoutPlace(bytes, keepCredit);
    case 'image/gif':
      return gifWithoutPlace(bytes);
  }
}
