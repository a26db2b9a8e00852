import { type Bytes, joined, latin1, latin1Bytes, Malformed, uint, uintBytes } from './bytes.ts';
import { type Edit, removed } from './edits.ts';
import { minimalExif, readExif } from './exif.ts';

/** A chunk of a PNG (W3C PNG, 5.3): length, type, content, checksum. */
export interface Chunk {
  type: string;
  start: number;
  body: number;
  /** Where its content ends, before the checksum. */
  bodyEnd: number;
  end: number;
}

/** Besides the chunks no reader can do without: what says how the pixels are shown, and the animation. */
const forShowing = new Set(
  'tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV mDCv cLLI cLLi bKGD hIST pHYs sPLT acTL fcTL fdAT'.split(' '),
);
const textual = new Set(['tEXt', 'zTXt', 'iTXt']);
const creditKeywords = new Set(['Author', 'Copyright']);

/** What has to change in a PNG. What follows its end goes too. */
export function pngEdits(bytes: Bytes, keepCredit: boolean): Edit[] {
  const edits: Edit[] = [];
  let end = 0;
  for (const chunk of pngChunks(bytes)) {
    if (chunk.type === 'IEND') end = chunk.end;
    if (isCritical(chunk) || forShowing.has(chunk.type)) continue;
    if (keepCredit && isCredit(bytes, chunk)) continue;
    const parts = chunk.type === 'eXIf' ? keptExif(bytes, chunk, keepCredit) : [];
    edits.push({ start: chunk.start, end: chunk.end, parts });
  }
  if (end === 0) throw new Malformed('a PNG without an end');
  if (end < bytes.length) edits.push(removed(end, bytes.length));
  return edits;
}

/** The chunks in order, up to the last. Throws {@link Malformed}. */
export function* pngChunks(bytes: Bytes): Generator<Chunk> {
  let at = 8;
  while (at < bytes.length) {
    const bodyEnd = at + 8 + uint(bytes, at, 4);
    const chunk = { type: latin1(bytes, at + 4, 4), start: at, body: at + 8, bodyEnd, end: bodyEnd + 4 };
    if (chunk.end > bytes.length) throw new Malformed(`no chunk at ${at}`);
    yield chunk;
    if (chunk.type === 'IEND') return;
    at = chunk.end;
  }
}

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
  if (!exif) return [];
  const content = joined(latin1Bytes('eXIf'), exif);
  return [joined(uintBytes(exif.length, 4), content, uintBytes(crc32(content), 4))];
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
