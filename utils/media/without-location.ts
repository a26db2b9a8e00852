import { readBytes } from './bytes.ts';
import { type Edit, edited } from './edits.ts';
import { gifEdits } from './gif.ts';
import { isoEdits } from './iso.ts';
import { jpegEdits } from './jpeg.ts';
import { kindOf } from './kind.ts';
import { pngEdits } from './png.ts';
import { webpEdits } from './webp.ts';

/** A picture or video after {@link withoutLocation}. */
export interface Cleaned {
  file: Blob;
  /** False where the file is of a kind or a shape not understood: it is as it was, with all it says. */
  cleaned: boolean;
}

/**
 * Takes out of a picture or video what says where, when, by whom and with which device it was made. Nothing is
 * encoded anew: the pixels stay the same bytes; orientation and colour profile stay. With `keepCredit` the author
 * and the copyright stay too. Never throws.
 */
// Own code: exifr only reads, exifremove knows JPEG, @mary/exif-rm knows JPEG, PNG and WebP; none of them HEIC or
// videos, none keeps a credit. A canvas would encode the picture again.
export async function withoutLocation(file: Blob, keepCredit: boolean): Promise<Cleaned> {
  try {
    const edits = await editsOf(file, keepCredit);
    return edits ? { file: edited(file, edits), cleaned: true } : { file, cleaned: false };
  } catch {
    // A broken file, or one that cannot be read at all: whoever uses it next finds out and says so.
    return { file, cleaned: false };
  }
}

async function editsOf(file: Blob, keepCredit: boolean): Promise<Edit[] | undefined> {
  switch (await kindOf(file)) {
    case 'image/jpeg':
      return jpegEdits(await readBytes(file), keepCredit);
    case 'image/png':
      return pngEdits(await readBytes(file), keepCredit);
    case 'image/webp':
      return webpEdits(await readBytes(file), keepCredit);
    case 'image/gif':
      return gifEdits(await readBytes(file));
    case 'image/heic':
    case 'image/heif':
    case 'image/avif':
      return isoEdits(file, true, keepCredit);
    case 'video/mp4':
    case 'video/quicktime':
      return isoEdits(file, false, keepCredit);
    default:
      return undefined;
  }
}
