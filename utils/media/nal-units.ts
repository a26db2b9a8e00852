import { type Bytes, readBytes, uint } from './bytes.ts';
import { type Edit, zeroed } from './edits.ts';
import { openUnitEdits, userDataEdits } from './open-units.ts';
import type { Range } from './ranges.ts';
import type { NalFormat, UnitFormat } from './sample-descriptions.ts';

/** Pictures are looked through in pieces of this size, so that a long film needs no more memory than a short one. */
const window = 4 * 1024 * 1024;

/**
 * Units that decoders know: pictures, what they need to be decoded, messages (which are looked at), what only parts pictures.
 * Some cameras put their own data into others. 62 and 63 are Dolby's.
 */
const known = {
  avc: new Set([1, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 19, 20, 21]),
  hevc: new Set([
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 16, 17, 18, 19, 20, 21, 32, 33, 34, 35, 36, 37, 39, 40, 62, 63,
  ]),
};
/** Those that have next to no content. */
const short = { avc: new Set([9, 10, 11]), hevc: new Set([35, 36, 37]) };

/**
 * What has to change in the pictures of a track: cameras and drones write place and serial number beside each of them, into
 * messages for programs (SEI, `user_data_unregistered`). A unit that holds such a message becomes filler data of the same
 * length, which every decoder passes over; what cannot be parsed is overwritten.
 */
export async function unitEdits(file: Blob, samples: Range[], format: UnitFormat): Promise<Edit[]> {
  const edits: Edit[] = [];
  let loaded: Range & { bytes: Bytes } = { start: 0, end: 0, bytes: new Uint8Array() };
  for (const { start, end: claimed } of samples) {
    const end = Math.min(claimed, file.size);
    if (start >= end) continue;
    if (start < loaded.start || end > loaded.end) {
      const until = Math.min(file.size, Math.max(end, start + window));
      loaded = { start, end: until, bytes: await readBytes(file, start, until) };
    }
    const sample = loaded.bytes.subarray(start - loaded.start, end - loaded.start);
    for (const edit of editsIn(sample, format)) {
      edits.push({ ...edit, start: edit.start + start, end: edit.end + start });
    }
  }
  return edits;
}

function editsIn(sample: Bytes, format: UnitFormat): Edit[] {
  if (format.codec === 'av1') return openUnitEdits(sample);
  return format.codec === 'mpeg4' ? userDataEdits(sample) : sampleEdits(sample, format);
}

function sampleEdits(sample: Bytes, { codec, lengthSize }: NalFormat): Edit[] {
  const edits: Edit[] = [];
  const head = codec === 'avc' ? 1 : 2;
  let at = 0;
  while (at < sample.length) {
    const start = at + lengthSize;
    const end = start > sample.length ? Number.POSITIVE_INFINITY : start + uint(sample, at, lengthSize);
    // No decoder gets further either.
    if (end > sample.length) return [...edits, zeroed(at, sample.length)];
    const first = sample[start] ?? 0;
    const type = codec === 'avc' ? first & 31 : (first >>> 1) & 63;
    const isMessage = codec === 'avc' ? type === 6 : type === 39 || type === 40;
    const isForeign = !known[codec].has(type) || (short[codec].has(type) && end - start > 8);
    if (
      end > start + head &&
      (isForeign || (isMessage && tellsSomething(sample.subarray(start + head, end))))
    ) {
      edits.push({ start, end, parts: [filler(sample.subarray(start, start + head), codec, end - start)] });
    }
    at = end;
  }
  return edits;
}

function filler(head: Bytes, codec: NalFormat['codec'], length: number): Bytes {
  const made = new Uint8Array(length).fill(0xff);
  if (codec === 'avc') made[0] = 12;
  else made.set([38 << 1, head[1] ?? 1]);
  // A unit ends in a bit that is set (rbsp_trailing_bits).
  made[length - 1] = 0x80;
  return made;
}

/** Whether a unit of messages (ITU-T H.264 and H.265, 7.3.2.3) holds one for programs, or is broken. */
function tellsSomething(escaped: Bytes): boolean {
  const bytes = unescaped(escaped);
  let at = 0;
  // The last byte ends the unit.
  while (at < bytes.length - 1) {
    const type = spelled(bytes, at);
    const size = spelled(bytes, type.next);
    const end = size.next + size.value;
    if (end > bytes.length) return true;
    // 4: of a maker that is registered: captions (ATSC) and brightness (HDR10+) are no secrets.
    if (type.value === 4 && !isPublic(bytes.subarray(size.next, end))) return true;
    if (type.value === 5 || type.value > 205) return true;
    at = end;
  }
  return false;
}

function isPublic(message: Bytes): boolean {
  const [country, high = 0, low = 0] = message;
  const provider = high * 256 + low;
  return country === 0xb5 && (provider === 0x31 || provider === 0x3c);
}

/** A number as a row of bytes FF and one that is less. */
function spelled(bytes: Bytes, start: number): { value: number; next: number } {
  let value = 0;
  let at = start;
  while (bytes[at] === 0xff) {
    value += 255;
    at += 1;
  }
  return { value: value + (bytes[at] ?? 0), next: at + 1 };
}

/** Without the byte 3 that stands behind two zeros. */
function unescaped(bytes: Bytes): Bytes {
  return bytes.filter((byte, i) => !(byte === 3 && i >= 2 && bytes[i - 1] === 0 && bytes[i - 2] === 0));
}
