import { vouchFor } from '../post/freed-file.ts';
import type { Codec, Decoded, Writable } from './codec.ts';
import { dimensionsOf, hasPrintColours } from './dimensions.ts';
import { kindOf } from './kind.ts';
import { type Freed, withoutLocation } from './without-location.ts';

/** As good as a photograph gets without being much larger than it was. */
const quality = 0.92;

/**
 * A picture without where, when, by whom and with what it was taken: the same pixels where its file is understood, else
 * written anew by the browser, which takes nothing over but what is seen. Refused where it moves, has printing colours, or
 * the browser cannot show it either. Never throws.
 */
export async function freePicture<Picture extends Decoded>(
  file: Blob,
  keepCredit: boolean,
  codec: Codec<Picture>,
): Promise<Freed> {
  const freed = await withoutLocation(file, keepCredit);
  if (freed.cleaned) return freed;
  try {
    return (await writtenAnew(file, codec)) ?? freed;
  } catch {
    return freed;
  }
}

async function writtenAnew<Picture extends Decoded>(
  file: Blob,
  codec: Codec<Picture>,
): Promise<Freed | undefined> {
  const kind = await kindOf(file);
  // Only its first picture would be left. Of a GIF that is not understood nobody knows how many it has.
  if (kind === 'image/gif' || (await dimensionsOf(file))?.animated || (await hasPrintColours(file)))
    return undefined;
  const picture = await codec.decode(file);
  if (!picture) return undefined;
  try {
    const { width, height, hasAlpha } = picture;
    const wasLossless = kind === 'image/png' || kind === 'image/bmp' || kind === undefined;
    const type: Writable = hasAlpha || wasLossless ? 'image/png' : 'image/jpeg';
    const made = await codec.encode(picture, width, height, type, quality);
    return { cleaned: true, how: 'written-anew', file: vouchFor(made) };
  } finally {
    codec.close(picture);
  }
}
