import { type Bytes, joined, latin1, latin1Bytes, Malformed, uint } from './bytes.ts';
import { creditOfXmp } from './credit.ts';
import { fillCredit, type Kept, minimalExif, readExif } from './exif.ts';
import { silencedProfile } from './icc.ts';
import { hasWords } from './words.ts';

/** A chunk of a WebP (RFC 9649, 2.3). */
export interface RiffChunk {
  type: string;
  start: number;
  body: number;
  bodyEnd: number;
  /** Behind the byte that makes its length even. */
  end: number;
}

const pictures = new Set(['VP8 ', 'VP8L', 'ALPH']);
const flags = { profile: 0x20, exif: 0x08, xmp: 0x04 };

/**
 * A WebP put together from its pictures, colour profile and how it moves. Throws {@link Malformed} where a picture is not
 * whole, or holds words: its data does not say where it ends, and a wrong length may have put anything behind it.
 */
export function webpWithoutPlace(bytes: Bytes, keepCredit: boolean): Bytes[] {
  const kept: Kept = { orientation: 1 };
  const shown: Bytes[] = [];
  let header: Bytes | undefined;
  let profile: Bytes | undefined;
  let count = 0;
  for (const { type, body, bodyEnd } of webpChunks(bytes)) {
    const content = bytes.subarray(body, bodyEnd);
    if (type === 'VP8X' && content.length >= 10) header ??= content.slice(0, 10);
    else if (type === 'ICCP') profile ??= silencedProfile(content);
    else if (type === 'ANIM') shown.push(riffChunk(type, content.subarray(0, 6)));
    else if (type === 'ANMF') shown.push(riffChunk(type, frame(content)));
    else if (pictures.has(type)) shown.push(riffChunk(type, checked(type, content)));
    else readKept(content, type, kept);
    if (type === 'VP8 ' || type === 'VP8L' || type === 'ANMF') count += 1;
  }
  if (count === 0) throw new Malformed('a WebP without a picture');
  const exif = minimalExif(keepCredit ? kept : { orientation: kept.orientation });
  if (header) {
    const others = uint(header, 0, 1) & ~(flags.exif | flags.xmp | flags.profile);
    header[0] = others | (exif ? flags.exif : 0) | (profile ? flags.profile : 0);
  }
  const parts = [
    ...(header ? [riffChunk('VP8X', header)] : []),
    ...(header && profile ? [riffChunk('ICCP', profile)] : []),
    ...shown,
    // Without the extended header a reader looks for no Exif, so there was none for it either.
    ...(header && exif ? [riffChunk('EXIF', exif)] : []),
  ];
  const size = parts.reduce((sum, part) => sum + part.length, 4);
  return [latin1Bytes('RIFF'), littleBytes(size), latin1Bytes('WEBP'), ...parts];
}

/** The chunks in order, up to the size its header says or the end of the file. Throws {@link Malformed} where one is cut off. */
export function* webpChunks(bytes: Bytes): Generator<RiffChunk> {
  yield* chunksIn(bytes, 12, Math.min(8 + uint(bytes, 4, 4, true), bytes.length));
}

function* chunksIn(bytes: Bytes, start: number, limit: number): Generator<RiffChunk> {
  let at = start;
  while (at + 8 <= limit) {
    const type = latin1(bytes, at, 4);
    const bodyEnd = at + 8 + uint(bytes, at + 4, 4, true);
    if (bodyEnd > limit) {
      // What describes may be broken: nobody shows it.
      if (pictures.has(type) || type === 'ANMF') throw new Malformed(`no chunk at ${at}`);
      return;
    }
    // Some writers forget the last byte that makes the length even.
    const end = Math.min(bodyEnd + (bodyEnd % 2), limit);
    yield { type, start: at, body: at + 8, bodyEnd, end };
    at = end;
  }
}

/** A picture of an animation: where and how long it is shown, in 16 bytes, and its own chunks. */
function frame(content: Bytes): Bytes {
  if (content.length < 16) throw new Malformed('a frame without a head');
  const parts = [content.subarray(0, 16)];
  for (const { type, body, bodyEnd } of chunksIn(content, 16, content.length)) {
    if (pictures.has(type)) parts.push(riffChunk(type, checked(type, content.subarray(body, bodyEnd))));
  }
  return joined(...parts);
}

function checked(type: string, content: Bytes): Bytes {
  if (hasWords(content)) throw new Malformed(`words in ${type}`);
  return content;
}

function readKept(content: Bytes, type: string, kept: Kept): void {
  if (type === 'EXIF') {
    // Some writers copy the name of JPEG's segment along.
    const exif = readExif(latin1(content, 0, 6) === 'Exif\0\0' ? content.subarray(6) : content);
    if (kept.orientation === 1) kept.orientation = exif.orientation;
    fillCredit(kept, exif);
  }
  if (type === 'XMP ') fillCredit(kept, creditOfXmp(content));
}

function riffChunk(type: string, content: Bytes): Bytes {
  return joined(latin1Bytes(type), littleBytes(content.length), content, new Uint8Array(content.length % 2));
}

function littleBytes(value: number): Bytes {
  return Uint8Array.of(value, value >>> 8, value >>> 16, value >>> 24);
}
