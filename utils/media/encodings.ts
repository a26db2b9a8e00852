import type { Limits } from '../post/account.ts';
import type { Decoded, Writable } from './codec.ts';

/** As much of a server's limits as a picture meets. */
export type PictureLimits = Pick<Limits, 'imageBytes' | 'imagePixels' | 'mimeTypes'>;

/** Pixels across and down. */
export interface Size {
  width: number;
  height: number;
}

/** A way to write a picture. */
interface Encoding {
  type: Writable;
  quality: number;
}

type Encode = (size: Size, type: Writable, quality: number) => Promise<Blob>;

/** Each takes a second or more for a large photograph. */
const mostTries = 6;
/** Aimed below the limit, for a smaller picture has more detail in each pixel. */
const margin = 0.9;
/** An estimate may be too high by as much. */
const hope = 1.15;
/** What a JPEG or WebP of this quality has of the bytes of one of the best, about. */
const share: Record<number, number> = { 0.92: 1, 0.85: 0.7, 0.75: 0.5 };

/** Whether a server takes a file of this kind and size; a size not known is not in the way. */
export function fits(
  file: Pick<Blob, 'size'>,
  type: string,
  size: Size | undefined,
  limits: PictureLimits,
): boolean {
  const pixels = size ? size.width * size.height : 0;
  return limits.mimeTypes.includes(type) && file.size <= limits.imageBytes && pixels <= limits.imagePixels;
}

/** The first way to write a picture that fits, of at most six tried; `undefined` where none does. */
export async function smallestLoss(
  picture: Decoded & { type: string },
  limits: PictureLimits,
  encode: Encode,
): Promise<{ file: Blob; size: Size } | undefined> {
  let size = scaledTo(picture, limits.imagePixels);
  let [encoding, ...worse] = encodingsFor(picture, size.width < picture.width, limits);
  const forSmaller = worse.find(({ quality }) => quality === 0.85) ?? encoding;
  for (let tries = 1; encoding && forSmaller && tries <= mostTries; tries += 1) {
    const file = await encode(size, encoding.type, encoding.quality);
    if (fits(file, file.type, size, limits)) return { file, size };
    const bytes = file.size;
    const next = worse.find((other) => estimate(bytes, encoding, other) <= limits.imageBytes * hope);
    if (next) {
      worse = worse.slice(worse.indexOf(next) + 1);
      encoding = next;
      continue;
    }
    // A kind that the server does not take gets no better by being smaller.
    if (bytes <= limits.imageBytes) return undefined;
    // The last try must not fail by a hair.
    const aim = tries === mostTries - 1 ? margin / 2 : margin;
    const factor = (limits.imageBytes / estimate(bytes, encoding, forSmaller)) * aim;
    size = scaledTo(picture, size.width * size.height * Math.min(factor, margin));
    worse = [];
    encoding = forSmaller;
  }
  return undefined;
}

/** From the smallest loss to the largest. */
function encodingsFor(
  { type, hasAlpha }: Decoded & { type: string },
  scaled: boolean,
  { mimeTypes }: PictureLimits,
): Encoding[] {
  const lossy: Writable[] = hasAlpha ? ['image/webp'] : ['image/jpeg', 'image/webp'];
  const lossyType = lossy.find((kind) => mimeTypes.includes(kind));
  // Kinds without loss are first tried without loss. A PNG of the same size would be as large as it was.
  const wasLossless = hasAlpha || type === 'image/gif' || type === 'image/bmp';
  const encodings: Encoding[] = [];
  if (!lossyType || (wasLossless && (scaled || type !== 'image/png'))) {
    encodings.push({ type: 'image/png', quality: 1 });
  }
  if (lossyType) for (const quality of [0.92, 0.85, 0.75]) encodings.push({ type: lossyType, quality });
  return encodings.filter((encoding) => mimeTypes.includes(encoding.type));
}

/** The bytes another encoding is likely to need. Between kinds nothing can be told: worth a try. */
function estimate(bytes: number, now: Encoding | undefined, other: Encoding): number {
  if (now?.type !== other.type) return 0;
  return (bytes * (share[other.quality] ?? 1)) / (share[now.quality] ?? 1);
}

/** The size of the same shape with at most so many pixels, never larger than the picture. */
function scaledTo({ width, height }: Size, pixels: number): Size {
  if (width * height <= pixels) return { width, height };
  const factor = Math.sqrt(pixels / (width * height));
  return { width: Math.max(1, Math.floor(width * factor)), height: Math.max(1, Math.floor(height * factor)) };
}
