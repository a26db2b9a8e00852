import { type Bytes, uint } from './bytes.ts';
import { type Edit, zeroed } from './edits.ts';

/** Sequence, frames, tiles and what parts them (AV1, 6.2.2); 5 is metadata, 15 padding, and the rest is nobody's. */
const known = new Set([1, 2, 3, 4, 6, 7, 8]);
const metadata = 5;
const padding = 15;

/**
 * What has to change in a picture of AV1: a unit of metadata that may tell more than how bright and how many layers it is
 * becomes padding of the same length. What cannot be parsed is overwritten.
 */
export function openUnitEdits(sample: Bytes): Edit[] {
  const edits: Edit[] = [];
  let at = 0;
  while (at < sample.length) {
    const head = sample[at] ?? 0;
    const type = (head >>> 3) & 15;
    const behindHead = at + (head & 4 ? 2 : 1);
    const size =
      head & 2 ? spelled(sample, behindHead) : { value: sample.length - behindHead, next: behindHead };
    const end = size ? size.next + size.value : Number.POSITIVE_INFINITY;
    if (!size || end > sample.length) return [...edits, zeroed(at, sample.length)];
    const content = sample.subarray(size.next, end);
    if (!known.has(type) && (type !== metadata || tellsSomething(content)) && content.length > 0) {
      const made = new Uint8Array(content.length);
      made[made.length - 1] = 0x80;
      edits.push({ start: at, end: at + 1, parts: [Uint8Array.of((head & 0x87) | (padding << 3))] });
      edits.push({ start: size.next, end, parts: [made] });
    }
    at = end;
  }
  return edits;
}

/** 1 and 2: brightness. 3: layers. 4: of a registered maker, of which captions and brightness (HDR10+) are no secrets. */
function tellsSomething(content: Bytes): boolean {
  const type = spelled(content, 0);
  if (!type) return true;
  if (type.value === 4) {
    const [country, high = 0, low = 0] = content.subarray(type.next);
    const provider = high * 256 + low;
    return country !== 0xb5 || (provider !== 0x31 && provider !== 0x3c);
  }
  return type.value < 1 || type.value > 3 || content.length > 64;
}

/** A number in groups of seven bits, the lowest first (leb128). */
function spelled(bytes: Bytes, start: number): { value: number; next: number } | undefined {
  let value = 0;
  for (let i = 0; i < 8; i += 1) {
    const byte = bytes[start + i];
    if (byte === undefined) return undefined;
    value += (byte & 0x7f) * 2 ** (7 * i);
    if (byte < 0x80) return { value, next: start + i + 1 };
  }
  return undefined;
}

/** Encoders that decoders have to know, for what each did wrong. */
const encoders = /^(DivX|XviD|Lav[cf]|FFmpeg|Xvid)[\w.]{0,24}\0*$/;

/** What has to change in MPEG-4 part 2: what programs wrote between its start codes (`user_data`, ISO/IEC 14496-2, 6.2.2.1). */
export function userDataEdits(bytes: Bytes): Edit[] {
  const first = startCode(bytes, 0);
  // What no start code stands before no decoder reads; a picture that repeats the one before may have a few bytes.
  const before = first < 0 ? bytes.length : first;
  const edits: Edit[] = before > 8 ? [zeroed(0, before)] : [];
  for (let at = first; at >= 0; at = startCode(bytes, at + 3)) {
    const next = startCode(bytes, at + 4);
    const end = next < 0 ? bytes.length : next;
    const code = uint(bytes, at + 3, 1);
    const text = String.fromCharCode(...bytes.subarray(at + 4, Math.min(end, at + 64)));
    const used = code === 0xb2 && encoders.test(text) ? 40 : longest(code);
    const start = at + 4 + used;
    if (start < end) edits.push({ start, end, parts: [new Uint8Array(end - start).fill(0x20)] });
  }
  return edits;
}

/** The most bytes behind a start code: pictures (B6) have any number, the heads of what they are in have few. */
function longest(code: number): number {
  if (code === 0xb6) return Number.POSITIVE_INFINITY;
  if (code >= 0x20 && code <= 0x2f) return 64;
  return code <= 0x1f || code === 0xb0 || code === 0xb3 || code === 0xb5 ? 12 : 0;
}

function startCode(bytes: Bytes, from: number): number {
  for (let at = bytes.indexOf(1, from); at >= 0; at = bytes.indexOf(1, at + 1)) {
    if (at - 2 >= from && bytes[at - 1] === 0 && bytes[at - 2] === 0 && at + 1 < bytes.length) return at - 2;
  }
  return -1;
}
