import { type Bytes, joined, latin1, latin1Bytes, Malformed, uint } from './bytes.ts';
import { creditOfXmp } from './credit.ts';
import { type Edit, removed } from './edits.ts';
import { fillCredit, type Kept, minimalExif, readExif } from './exif.ts';

/** A chunk of a WebP (RFC 9649, 2.3). */
export interface RiffChunk {
  type: string;
  start: number;
  body: number;
  bodyEnd: number;
  /** Behind the byte that makes its length even. */
  end: number;
}

const forShowing = new Set(['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
const flags = { exif: 0x08, xmp: 0x04 };

/** What has to change in a WebP: chunks taken out, and its header told so. */
export function webpEdits(bytes: Bytes, keepCredit: boolean): Edit[] {
  const edits: Edit[] = [];
  const kept: Kept = { orientation: 1 };
  let extended: RiffChunk | undefined;
  let pictures = 0;
  let end = 12;
  for (const chunk of webpChunks(bytes)) {
    end = chunk.end;
    if (chunk.type === 'VP8X') extended = chunk;
    if (chunk.type === 'VP8 ' || chunk.type === 'VP8L' || chunk.type === 'ANMF') pictures += 1;
    if (forShowing.has(chunk.type)) continue;
    readKept(bytes.subarray(chunk.body, chunk.bodyEnd), chunk.type, kept);
    edits.push(removed(chunk.start, chunk.end));
  }
  if (pictures === 0) throw new Malformed('a WebP without a picture');
  if (end < bytes.length) edits.push(removed(end, bytes.length));
  const exif = minimalExif(keepCredit ? kept : { orientation: kept.orientation });
  // Without the extended header a reader looks for no Exif, so there was none for it either.
  if (exif && extended)
    edits.push({ start: end, end, parts: [new Uint8Array(end % 2), riffChunk('EXIF', exif)] });
  if (extended) edits.push(flagsEdit(bytes, extended, exif !== undefined));
  return [...edits, sizeEdit(bytes, edits)];
}

/** The chunks in order, up to the size its header says. Throws {@link Malformed}. */
export function* webpChunks(bytes: Bytes): Generator<RiffChunk> {
  const fileEnd = 8 + uint(bytes, 4, 4, true);
  // Some writers forget the last byte that makes the length even.
  if (fileEnd > bytes.length + 1) throw new Malformed('a WebP cut off');
  let at = 12;
  while (at + 8 <= Math.min(fileEnd, bytes.length)) {
    const bodyEnd = at + 8 + uint(bytes, at + 4, 4, true);
    if (bodyEnd > Math.min(fileEnd, bytes.length)) throw new Malformed(`no chunk at ${at}`);
    const end = Math.min(bodyEnd + (bodyEnd % 2), bytes.length);
    yield { type: latin1(bytes, at, 4), start: at, body: at + 8, bodyEnd, end };
    at = end;
  }
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

function flagsEdit(bytes: Bytes, { body }: RiffChunk, hasExif: boolean): Edit {
  const others = uint(bytes, body, 1) & ~(flags.exif | flags.xmp);
  return { start: body, end: body + 1, parts: [Uint8Array.of(others | (hasExif ? flags.exif : 0))] };
}

function sizeEdit(bytes: Bytes, edits: Edit[]): Edit {
  let size = bytes.length - 8;
  for (const { start, end, parts } of edits) {
    size += parts.reduce((sum, part) => sum + part.length, 0) - (end - start);
  }
  return { start: 4, end: 8, parts: [littleBytes(size)] };
}

function littleBytes(value: number): Bytes {
  return Uint8Array.of(value, value >>> 8, value >>> 16, value >>> 24);
}
