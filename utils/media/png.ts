import { type Bytes, joined, latin1, latin1Bytes, Malformed, uint, uintBytes } from './bytes.ts';
import { minimalExif, readExif } from './exif.ts';
import { silencedProfile } from './icc.ts';
import { deflated, inflated, inflatedSize } from './zlib.ts';

/** A chunk of a PNG (W3C PNG, 5.3): length, type, content, checksum. */
export interface Chunk {
  type: string;
  start: number;
  body: number;
  /** Where its content ends, before the checksum. */
  bodyEnd: number;
  end: number;
}

/** What says how the pixels are shown, with the most bytes that each can have. Numbers all; longer ones are not understood. */
const forShowing: Record<string, number> = {
  ...{ IHDR: 13, PLTE: 768, tRNS: 256, cHRM: 32, gAMA: 4, sBIT: 4, sRGB: 1, cICP: 4, mDCV: 24, mDCv: 24 },
  ...{ cLLI: 8, cLLi: 8, bKGD: 6, pHYs: 9, acTL: 8, fcTL: 26 },
};
const pixels = new Set(['IDAT', 'fdAT']);
const textual = new Set(['tEXt', 'iTXt']);
const creditKeywords = new Set(['Author', 'Copyright']);

/**
 * A PNG put together from what shows the picture, and nothing else; with `keepCredit` author and copyright stay. Throws
 * {@link Malformed} where its pixels are not whole, or more than its pixels is in their data.
 */
export async function pngWithoutPlace(bytes: Bytes, keepCredit: boolean): Promise<Bytes[]> {
  const parts: Bytes[] = [bytes.subarray(0, 8)];
  const streams: Stream[] = [];
  for (const chunk of pngChunks(bytes)) {
    const { type, start, body, bodyEnd, end } = chunk;
    if (pixels.has(type)) {
      addPixels(bytes, chunk, streams);
      parts.push(bytes.subarray(start, end));
    } else if (Object.hasOwn(forShowing, type)) {
      const fits = bodyEnd - body <= (forShowing[type] ?? 0);
      if (!fits && isCritical(chunk)) throw new Malformed(`too much in ${type}`);
      if (type === 'IHDR') streams.push({ ...sizeIn(bytes, body), pieces: [] });
      if (type === 'fcTL') streams.push({ ...sizeIn(bytes, body + 4), pieces: [] });
      if (fits) parts.push(bytes.subarray(start, end));
    } else if (type === 'iCCP') parts.push(...(await profileChunk(bytes.subarray(body, bodyEnd))));
    else if (type === 'eXIf') parts.push(...keptExif(bytes, chunk, keepCredit));
    else if (keepCredit && isCredit(bytes, chunk)) parts.push(bytes.subarray(start, end));
    else if (isCritical(chunk) && type !== 'IEND') throw new Malformed(`a chunk ${type}`);
  }
  await checkPixels(bytes, streams);
  return [...parts, pngChunk('IEND', new Uint8Array())];
}

/** The chunks in order, up to the last or to where there is none any more. */
export function* pngChunks(bytes: Bytes): Generator<Chunk> {
  let at = 8;
  while (at + 12 <= bytes.length) {
    const bodyEnd = at + 8 + uint(bytes, at, 4);
    const chunk = { type: latin1(bytes, at + 4, 4), start: at, body: at + 8, bodyEnd, end: bodyEnd + 4 };
    if (chunk.end > bytes.length || !/^[A-Za-z]{4}$/.test(chunk.type)) return;
    yield chunk;
    if (chunk.type === 'IEND') return;
    at = chunk.end;
  }
}

/** The compressed pixels of the picture or of one of an animation's. */
interface Stream {
  width: number;
  height: number;
  pieces: Bytes[];
}

function sizeIn(bytes: Bytes, at: number): { width: number; height: number } {
  return { width: uint(bytes, at, 4), height: uint(bytes, at + 4, 4) };
}

function addPixels(bytes: Bytes, { type, body, bodyEnd }: Chunk, streams: Stream[]): void {
  // A frame's header before the picture makes the picture the first frame; each piece of others has a number before it.
  const stream = streams.at(-1);
  if (!stream) throw new Malformed('pixels of no size');
  stream.pieces.push(bytes.subarray(body + (type === 'fdAT' ? 4 : 0), bodyEnd));
}

async function checkPixels(bytes: Bytes, streams: Stream[]): Promise<void> {
  const [depth = 0, colour = 0, , , interlaced = 0] = bytes.subarray(24, 29);
  const samples = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }[colour] ?? 0;
  let pictures = 0;
  for (const { width, height, pieces } of streams) {
    if (pieces.length === 0) continue;
    const size = passes[interlaced ? 1 : 0]?.reduce((sum, [left = 0, top = 0, across = 1, down = 1]) => {
      const [columns, rows] = [Math.ceil((width - left) / across), Math.ceil((height - top) / down)];
      return columns > 0 && rows > 0 ? sum + rows * (1 + Math.ceil((columns * samples * depth) / 8)) : sum;
    }, 0);
    if ((await inflatedSize(pieces)) !== size) throw new Malformed('other pixels than its size says');
    pictures += 1;
  }
  if (pictures === 0) throw new Malformed('a PNG without a picture');
}

/** First column and row, and the steps, of each pass (W3C PNG, 8.2). */
const passes = [
  [[0, 0, 1, 1]],
  [
    ...[
      [0, 0, 8, 8],
      [4, 0, 8, 8],
      [0, 4, 4, 8],
      [2, 0, 4, 4],
    ],
    ...[
      [0, 2, 2, 4],
      [1, 0, 2, 2],
      [0, 1, 1, 2],
    ],
  ],
];

/** An upper-case first letter: a reader that does not know it cannot show the picture. */
function isCritical({ type }: Chunk): boolean {
  return /^[A-Z]/.test(type);
}

function isCredit(bytes: Bytes, { type, body, bodyEnd }: Chunk): boolean {
  if (!textual.has(type)) return false;
  const keyword = latin1(bytes, body, Math.min(80, bodyEnd - body)).split('\0', 1)[0];
  return keyword !== undefined && creditKeywords.has(keyword);
}

function keptExif(bytes: Bytes, { body, bodyEnd }: Chunk, keepCredit: boolean): Bytes[] {
  const kept = readExif(bytes.subarray(body, bodyEnd));
  const exif = minimalExif(keepCredit ? kept : { orientation: kept.orientation });
  return exif ? [pngChunk('eXIf', exif)] : [];
}

/** A colour profile under a name that says nothing. One that cannot be read means nothing to a decoder either. */
async function profileChunk(content: Bytes): Promise<Bytes[]> {
  const nameEnd = content.indexOf(0);
  if (nameEnd < 0 || content[nameEnd + 1] !== 0) return [];
  const compressed = content.subarray(nameEnd + 2);
  const profile = await inflated(compressed).then(silencedProfile, () => undefined);
  if (!profile) return [];
  return [pngChunk('iCCP', joined(latin1Bytes('ICC\0\0'), await deflated(profile)))];
}

function pngChunk(type: string, content: Bytes): Bytes {
  const checked = joined(latin1Bytes(type), content);
  return joined(uintBytes(content.length, 4), checked, uintBytes(crc32(checked), 4));
}

/** The checksum of PNG's annex D. One use on a few bytes: a package would be longer than this. */
function crc32(bytes: Bytes): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
