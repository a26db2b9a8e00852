import type { Limits } from '../post/account.ts';
import { type FreedFile, vouchFor } from '../post/freed-file.ts';
import { Problem } from '../post/problem.ts';
import type { Codec, Decoded } from './codec.ts';
import { dimensionsOf, hasPrintColours } from './dimensions.ts';
import { fits, type PictureLimits, type Size, smallestLoss } from './encodings.ts';
import { kindOf } from './kind.ts';

/** A picture file in figures. */
export interface PictureFigures extends Size {
  type: string;
  bytes: number;
}

/** A picture that a server takes, and what had to be done to it. */
export interface Fitted {
  file: FreedFile;
  /** `undefined` where the picture is as it was; `scaled` where it has fewer pixels, whatever its kind is now. */
  change: { kind: 'converted' | 'scaled'; from: PictureFigures; to: PictureFigures } | undefined;
}

/** 7680 × 4320, compiled into Mastodon beside the next (4.3 to 4.6, Attachmentable). */
const mastodonPixels = 33_177_600;
/** What Mastodon takes of a GIF, 1280 × 720. It announces only the other. */
const mastodonGifPixels = 921_600;

/**
 * The picture as the server takes it, with the smallest loss: as it is, else another kind at full size, else fewer
 * pixels. What moves is never made to stand still. Throws Problem `media-kind`, `media-too-large` or `media-colours`.
 */
export async function fitPicture<Picture extends Decoded>(
  file: FreedFile,
  limits: PictureLimits,
  codec: Codec<Picture>,
): Promise<Fitted> {
  const type = (await kindOf(file)) ?? file.type;
  const size = await dimensionsOf(file);
  const typed = file.type === type ? file : vouchFor(file.slice(0, file.size, type));
  if (size && fitsAs(type, file, size, limits)) return { file: typed, change: undefined };
  if (size?.animated) throw tooMuch(type, file, size, limits);
  // Browsers take printing colours for their opposite, or leave their profile out (Chromium 148, Firefox 153).
  if (await hasPrintColours(typed)) throw new Problem('refused', 'media-colours');
  const picture = await codec.decode(typed);
  if (!picture) {
    // Not even its size is known: the server will say what it makes of it.
    if (!size && fits(file, type, undefined, limits)) return { file: typed, change: undefined };
    throw tooMuch(type, file, size, limits);
  }
  try {
    return await refitted(typed, picture, limits, codec);
  } finally {
    codec.close(picture);
  }
}

async function refitted<Picture extends Decoded>(
  file: FreedFile,
  picture: Picture,
  limits: PictureLimits,
  codec: Codec<Picture>,
): Promise<Fitted> {
  const { width, height } = picture;
  const from = { type: file.type, bytes: file.size, width, height };
  // Its size was not in the file, or the file lied about it.
  if (fitsAs(file.type, file, picture, limits)) return { file, change: undefined };
  const encode: Parameters<typeof smallestLoss>[2] = (size, type, quality) =>
    codec.encode(picture, size.width, size.height, type, quality);
  const smaller = await smallestLoss({ ...picture, type: file.type, bytes: file.size }, limits, encode);
  if (!smaller) throw tooMuch(file.type, file, picture, limits);
  const to = { type: smaller.file.type, bytes: smaller.file.size, ...smaller.size };
  const kind = to.width === width && to.height === height ? 'converted' : 'scaled';
  // Made from pixels: there is nothing else in it.
  return { file: vouchFor(smaller.file), change: { kind, from, to } };
}

function fitsAs(type: string, file: Blob, size: Size, limits: PictureLimits): boolean {
  return fits(file, type, size, { ...limits, imagePixels: pixelsFor(type, limits) });
}

function pixelsFor(type: string, { imagePixels }: Pick<Limits, 'imagePixels'>): number {
  return type === 'image/gif' && imagePixels === mastodonPixels ? mastodonGifPixels : imagePixels;
}

function tooMuch(type: string, file: Blob, size: Size | undefined, limits: PictureLimits): Problem {
  if (!limits.mimeTypes.includes(type)) return new Problem('refused', 'media-kind', type || '?');
  const pixels = pixelsFor(type, limits);
  const detail =
    size && size.width * size.height > pixels
      ? `${size.width} × ${size.height} > ${(pixels / 1_000_000).toFixed(1)} MP`
      : `${megabytes(file.size)} > ${megabytes(limits.imageBytes)}`;
  return new Problem('refused', 'media-too-large', detail);
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
