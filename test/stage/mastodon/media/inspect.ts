import sharp from 'sharp';
import { mediaLimits } from '../api/configuration.ts';
import { invalid, Refusal } from '../http/refusal.ts';
import type { FileRow, MediaRow } from '../store/rows.ts';
import type { MastodonOptions } from '../types.ts';
import { type Kind, kindOf } from './kind.ts';

/** A file as it is kept: what it is, how large, and its versions. */
export interface Inspected {
  type: MediaRow['type'];
  extension: string;
  meta: Record<string, unknown>;
  files: Pick<FileRow, 'style' | 'mime' | 'bytes'>[];
}

/** Looks at the bytes, never at the name; refuses what Mastodon refuses. */
export async function inspect(
  bytes: Uint8Array,
  { imagePixels, videoBytes, mimeTypes }: Limits,
): Promise<Inspected> {
  const kind = kindOf(bytes);
  if (!kind || !mimeTypes.includes(kind.mime)) throw invalid((words) => words.media.kind);
  const large = kind.type === 'image' ? mediaLimits.imageBytes : videoBytes;
  if (bytes.length > large) throw invalid((words) => words.media.large(Math.floor(large / 1024 / 1024)));
  if (kind.type !== 'image') {
    // FFmpeg finds no film in it, each time anew.
    if (!hasTracks(bytes, kind)) throw new Refusal(500, (words) => words.media.failed);
    return { ...kind, meta: {}, files: [{ style: 'original', mime: kind.mime, bytes }] };
  }
  return inspectImage(bytes, kind, imagePixels);
}

/** Whether a film says what is in it: the boxes or elements that do are there. */
function hasTracks(bytes: Uint8Array, { mime }: Kind): boolean {
  const marks: Record<string, Buffer> = {
    'video/mp4': Buffer.from('moov'),
    'video/quicktime': Buffer.from('moov'),
    'video/webm': Buffer.from([0x16, 0x54, 0xae, 0x6b]),
  };
  const mark = marks[mime];
  return mark === undefined || Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(mark);
}

type Limits = Pick<Required<MastodonOptions>, 'imagePixels' | 'videoBytes' | 'mimeTypes'>;

async function inspectImage(bytes: Uint8Array, kind: Kind, imagePixels: number): Promise<Inspected> {
  const size = await sizeOf(bytes);
  const name = `${size.width}x${size.height}`;
  const area = size.width * size.height;
  if (kind.mime === 'image/gif' && area > mediaLimits.gifPixels) {
    throw new Refusal(422, (words) => words.media.gifSize(name));
  }
  if (area > imagePixels) throw new Refusal(422, (words) => words.media.imageSize(name));
  try {
    const original = await kept(bytes, kind, size);
    const small = await shrunk(bytes, size, mediaLimits.previewPixels).toBuffer({ resolveWithObject: true });
    return {
      // Mastodon makes a video of an animated picture; here it stays one.
      type: size.frames > 1 ? 'gifv' : 'image',
      extension: original.extension,
      meta: { original: dimensions(original), small: dimensions(small.info) },
      files: [
        { style: 'original', mime: original.mime, bytes: original.bytes },
        { style: 'small', mime: mimeOf(small.info.format), bytes: small.data },
      ],
    };
  } catch {
    throw new Refusal(500, (words) => words.media.failed);
  }
}

interface Size {
  width: number;
  height: number;
  frames: number;
}

async function sizeOf(bytes: Uint8Array): Promise<Size> {
  try {
    const { autoOrient, pages } = await sharp(bytes).metadata();
    return { ...autoOrient, frames: pages ?? 1 };
  } catch {
    throw new Refusal(422, (words) => words.media.unverifiable);
  }
}

// Encoded anew whatever it is, smaller where it is too large, and JPEG where browsers may not know the format.
async function kept(bytes: Uint8Array, kind: Kind, size: Size) {
  const foreign = /^image\/(avif|hei[cf])$/.test(kind.mime);
  // An animated picture would lose its other frames.
  if (size.frames > 1) return { ...size, ...kind, bytes };
  const image = shrunk(bytes, size, mediaLimits.keptPixels);
  const { data, info } = await (foreign
    ? image.jpeg()
    : image.png({ ...anew.png, force: false }).jpeg({ ...anew.jpeg, force: false })
  ).toBuffer({ resolveWithObject: true });
  const extension = foreign ? 'jpg' : kind.extension;
  return { width: info.width, height: info.height, mime: mimeOf(info.format), extension, bytes: data };
}

function shrunk(bytes: Uint8Array, { width, height }: Size, pixels: number) {
  const factor = Math.min(1, Math.sqrt(pixels / (width * height)));
  // What is cut off is grey, and taken (libvips).
  return sharp(bytes, { failOn: 'none' })
    .autoOrient()
    .resize(Math.max(1, Math.floor(width * factor)));
}

// Other values than whoever drew the picture has used, so that its bytes are never what was sent. A PNG's "quality" would take
// colours from it.
const anew = { png: { compressionLevel: 3, adaptiveFiltering: true }, jpeg: { quality: 90 } };

function mimeOf(format: string): string {
  return `image/${format === 'heif' ? 'avif' : format}`;
}

function dimensions({ width, height }: { width: number; height: number }) {
  return { width, height, size: `${width}x${height}`, aspect: width / height };
}
