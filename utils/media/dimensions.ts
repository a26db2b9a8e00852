import { topBoxes } from './boxes.ts';
import { type Bytes, latin1, Malformed, readBytes, uint } from './bytes.ts';
import { gifBlocks } from './gif.ts';
import { heifSize } from './heif.ts';
import { jpegSegments } from './jpeg.ts';
import { kindOf } from './kind.ts';
import { pngChunks } from './png.ts';
import { webpChunks } from './webp.ts';

/** What a picture's file says of it. `width` and `height` are in pixels before its orientation is applied. */
export interface Dimensions {
  width: number;
  height: number;
  animated: boolean;
}

/** What was found out, as with kinds. */
const known = new WeakMap<Blob, Dimensions | undefined>();

/**
 * The size of a picture, told without decoding it; `undefined` where its file does not say. Never throws. Whoever has all its bytes
 * at hand gives them, so that they are not read again.
 */
export async function dimensionsOf(file: Blob, atHand?: Bytes): Promise<Dimensions | undefined> {
  if (known.has(file)) return known.get(file);
  try {
    const found = await readDimensions(file, atHand);
    const size = found && found.width > 0 && found.height > 0 ? found : undefined;
    known.set(file, size);
    return size;
  } catch {
    return undefined;
  }
}

async function readDimensions(file: Blob, atHand: Bytes | undefined): Promise<Dimensions | undefined> {
  const bytes = async () => atHand ?? readBytes(file);
  switch (await kindOf(file)) {
    case 'image/jpeg':
      return jpegDimensions(await bytes());
    case 'image/png':
      return pngDimensions(await bytes());
    case 'image/gif':
      return gifDimensions(await bytes());
    case 'image/webp':
      return webpDimensions(await bytes());
    case 'image/heic':
    case 'image/heif':
    case 'image/avif':
      return heifDimensions(file);
    default:
      return undefined;
  }
}

/** Whether a picture is a JPEG in four colours (CMYK, YCCK), as printers use them. Never throws. */
export async function hasPrintColours(file: Blob): Promise<boolean> {
  try {
    if ((await kindOf(file)) !== 'image/jpeg') return false;
    const bytes = await readBytes(file);
    for (const { marker, body } of jpegSegments(bytes)) {
      if (isFrameHeader(marker)) return uint(bytes, body + 5, 1) === 4;
    }
  } catch {
    // What cannot be read is not decoded either.
  }
  return false;
}

/** Markers of a frame's header; C4, C8 and CC between them are tables. */
function isFrameHeader(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function jpegDimensions(bytes: Bytes): Dimensions | undefined {
  for (const { marker, body } of jpegSegments(bytes)) {
    if (!isFrameHeader(marker)) continue;
    return { height: uint(bytes, body + 1, 2), width: uint(bytes, body + 3, 2), animated: false };
  }
  return undefined;
}

function pngDimensions(bytes: Bytes): Dimensions {
  let animated = false;
  for (const { type } of pngChunks(bytes)) {
    if (type === 'acTL') animated = true;
    if (type === 'IDAT') break;
  }
  return { width: uint(bytes, 16, 4), height: uint(bytes, 20, 4), animated };
}

function gifDimensions(bytes: Bytes): Dimensions {
  let pictures = 0;
  for (const { kind } of gifBlocks(bytes)) {
    if (kind === 'picture') pictures += 1;
    if (pictures === 2) break;
  }
  return { width: uint(bytes, 6, 2, true), height: uint(bytes, 8, 2, true), animated: pictures > 1 };
}

function webpDimensions(bytes: Bytes): Dimensions | undefined {
  for (const { type, body } of webpChunks(bytes)) {
    if (type === 'VP8X') {
      const animated = (uint(bytes, body, 1) & 2) !== 0;
      return {
        width: uint(bytes, body + 4, 3, true) + 1,
        height: uint(bytes, body + 7, 3, true) + 1,
        animated,
      };
    }
    if (type === 'VP8L') {
      // 14 bits each, one less than the size, behind a signature of one byte.
      const bits = uint(bytes, body + 1, 4, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1, animated: false };
    }
    if (type === 'VP8 ') {
      // RFC 6386, 9.1: behind a tag and a start code of three bytes each; the upper two bits say how to enlarge.
      const size = (at: number) => uint(bytes, at, 2, true) & 0x3fff;
      return { width: size(body + 6), height: size(body + 8), animated: false };
    }
  }
  return undefined;
}

async function heifDimensions(file: Blob): Promise<Dimensions | undefined> {
  const { boxes } = await topBoxes(file);
  const meta = boxes.find(({ type }) => type === 'meta');
  if (!meta || meta.end - meta.start > 1024 * 1024) throw new Malformed('no meta');
  const size = heifSize({ bytes: await readBytes(file, meta.start, meta.end), at: meta.start }, meta);
  const brand = latin1(await readBytes(file, 8, 12), 0, 4);
  return size && { ...size, animated: /^(avis|msf1|hev[cx])$/.test(brand) };
}
