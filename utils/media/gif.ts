import { type Bytes, joined, latin1, latin1Bytes, Malformed, uint } from './bytes.ts';

/** A block of a GIF (GIF89a, 15 to 27). `name` is an application's, eleven letters, where there is one. */
export interface GifBlock {
  kind: 'picture' | 'extension' | 'end';
  label: number;
  name: string;
  start: number;
  /** Where its sub-blocks begin. */
  data: number;
  end: number;
}

const control = 0xf9;
const application = 0xff;
/** How often an animation runs, in its two spellings. */
const loops = new Set(['NETSCAPE2.0', 'ANIMEXTS1.0']);

/**
 * A GIF put together from its pictures, how long each is shown and how often all of them are. Throws {@link Malformed}
 * where a picture is not whole.
 */
export function gifWithoutPlace(bytes: Bytes): Bytes[] {
  const parts: Bytes[] = [bytes.subarray(0, 13 + colourTable(uint(bytes, 10, 1)))];
  let pictures = 0;
  for (const { kind, label, name, start, data, end } of gifBlocks(bytes)) {
    if (kind === 'picture') {
      pictures += 1;
      parts.push(bytes.subarray(start, data), ...pictureData(bytes, start, data, end));
    } else if (label === control && end === start + 8) parts.push(bytes.subarray(start, end));
    else if (label === application && loops.has(name) && uint(bytes, data, 1) === 3 && end >= data + 5)
      parts.push(bytes.subarray(start, data + 4), Uint8Array.of(0));
  }
  if (pictures === 0) throw new Malformed('a GIF without a picture');
  return [...parts, latin1Bytes(';')];
}

/** The blocks in order, up to the trailer or to where there is none any more. Throws {@link Malformed} where one is cut off. */
export function* gifBlocks(bytes: Bytes): Generator<GifBlock> {
  let at = 13 + colourTable(uint(bytes, 10, 1));
  while (at < bytes.length) {
    const start = at;
    const introducer = bytes[at];
    if (introducer === 0x21) {
      const label = uint(bytes, at + 1, 1);
      const name = label === application ? latin1(bytes, at + 3, 11) : '';
      const data = at + 2 + (label === application ? 1 + uint(bytes, at + 2, 1) : 0);
      const end = endOfSubBlocks(bytes, data);
      yield { kind: 'extension', label, name, start, data, end };
      at = end;
    } else if (introducer === 0x2c) {
      const data = at + 11 + colourTable(uint(bytes, at + 9, 1));
      const end = endOfSubBlocks(bytes, data);
      yield { kind: 'picture', label: 0, name: '', start, data, end };
      at = end;
    } else {
      // The trailer, or what browsers take for one.
      yield { kind: 'end', label: 0, name: '', start, data: at, end: at + 1 };
      return;
    }
  }
}

function colourTable(packed: number): number {
  return packed & 0x80 ? 3 * 2 ** ((packed & 7) + 1) : 0;
}

function endOfSubBlocks(bytes: Bytes, start: number): number {
  let at = start;
  let size = uint(bytes, at, 1);
  while (size > 0) {
    at += 1 + size;
    size = uint(bytes, at, 1);
  }
  return at + 1;
}

/** The sub-blocks of a picture as far as its pixels need them, and their end. */
function pictureData(bytes: Bytes, start: number, data: number, end: number): Bytes[] {
  const blocks: Bytes[] = [];
  for (let at = data; at < end - 1; at += 1 + uint(bytes, at, 1)) {
    blocks.push(bytes.subarray(at + 1, at + 1 + uint(bytes, at, 1)));
  }
  const pixels = uint(bytes, start + 5, 2, true) * uint(bytes, start + 7, 2, true);
  let left = usedBytes(joined(...blocks), uint(bytes, data - 1, 1), pixels);
  const used: Bytes[] = [];
  for (const block of blocks) {
    const part = block.subarray(0, left);
    if (part.length > 0) used.push(Uint8Array.of(part.length), part);
    left -= part.length;
  }
  return [...used, Uint8Array.of(0)];
}

/** How many bytes of a picture's LZW data its pixels are made from (GIF89a, appendix F), with the code that ends them. */
function usedBytes(packed: Bytes, minimum: number, pixels: number): number {
  if (minimum < 1 || minimum > 11) throw new Malformed('codes of no size');
  const clear = 1 << minimum;
  const lengths = new Uint32Array(4096).fill(1, 0, clear);
  let [size, next, previous, made, bit] = [minimum + 1, clear + 2, -1, 0, 0];
  for (;;) {
    const at = bit >>> 3;
    const window = (packed[at] ?? 0) | ((packed[at + 1] ?? 0) << 8) | ((packed[at + 2] ?? 0) << 16);
    const code = (window >>> (bit & 7)) & ((1 << size) - 1);
    const ends = code === clear + 1;
    // Some writers leave the last code out.
    if (made >= pixels && !ends) return Math.min(packed.length, Math.ceil(bit / 8));
    bit += size;
    if (bit > packed.length * 8) throw new Malformed('a picture cut off');
    if (ends) {
      if (made < pixels) throw new Malformed('a picture cut off');
      return Math.ceil(bit / 8);
    }
    if (code === clear) {
      [size, next, previous] = [minimum + 1, clear + 2, -1];
      continue;
    }
    if (code > next || (code === next && previous < 0)) throw new Malformed('no such code');
    if (previous >= 0 && next < 4096) {
      lengths[next] = (lengths[previous] ?? 0) + 1;
      next += 1;
      if (next === 1 << size && size < 12) size += 1;
    }
    made += lengths[code] ?? 0;
    previous = code;
  }
}
