import { type Bytes, Malformed } from './bytes.ts';

/** For the next 16 bits: the symbol they begin with, times 32, and how many bits it has. 0 where there is none. */
export type HuffmanTable = Uint16Array;

/** A table from the count of codes of each length, 1 to 16, and their symbols (ITU-T T.81, C.2). */
export function decoderOf(counts: Bytes, symbols: Bytes): HuffmanTable {
  const table = new Uint16Array(65_536);
  let at = 0;
  let next = 0;
  for (let length = 1; length <= 16; length += 1) {
    const width = 1 << (16 - length);
    for (let left = counts[length - 1] ?? 0; left > 0; left -= 1) {
      if (at + width > table.length) throw new Malformed('too many codes');
      table.fill(((symbols[next] ?? 0) << 5) | length, at, at + width);
      at += width;
      next += 1;
    }
  }
  return table;
}

/** The bits of one scan, from its first byte on; behind each byte FF stands a zero that does not count. */
export class ScanBits {
  /** The band of coefficients that the scan holds, and how many more blocks have nothing in it. */
  firstOfBand = 0;
  lastOfBand = 63;
  endOfBandRun = 0;
  readonly #bytes: Bytes;
  #at: number;
  #buffer = 0;
  #count = 0;
  /** Bits in the buffer that are not in the file. */
  #invented = 0;

  constructor(bytes: Bytes, start: number) {
    this.#bytes = bytes;
    this.#at = start;
  }

  /** The next symbol. */
  symbol(table: HuffmanTable | undefined): number {
    if (!table) throw new Malformed('no such table');
    if (this.#count < 16) this.#fill();
    const entry = table[(this.#buffer >>> (this.#count - 16)) & 0xffff] ?? 0;
    const length = entry & 31;
    if (length === 0) throw new Malformed('no such code');
    this.#count -= length;
    return entry >>> 5;
  }

  /** The next number of so many bits, 16 at most. */
  bits(length: number): number {
    if (length === 0) return 0;
    if (this.#count < 16) this.#fill();
    this.#count -= length;
    return (this.#buffer >>> this.#count) & ((1 << length) - 1);
  }

  skip(length: number): void {
    if (length > 16) throw new Malformed('too large a number');
    if (this.#count < 16) this.#fill();
    this.#count -= length;
  }

  /** A restart marker has to stand just here. */
  restart(): void {
    let at = this.end();
    if (this.#bytes[at] !== 0xff) throw new Malformed('no restart marker');
    while (this.#bytes[at] === 0xff) at += 1;
    const marker = this.#bytes[at] ?? 0;
    if (marker < 0xd0 || marker > 0xd7) throw new Malformed('another marker');
    this.#at = at + 1;
    this.#buffer = 0;
    this.#count = 0;
    this.#invented = 0;
    this.endOfBandRun = 0;
  }

  /** Behind the last byte of which a bit was read. */
  end(): number {
    if (this.#invented > this.#count) throw new Malformed('a scan cut off');
    let at = this.#at;
    for (let unread = Math.floor((this.#count - this.#invented) / 8); unread > 0; unread -= 1) {
      at -= this.#bytes[at - 1] === 0 && this.#bytes[at - 2] === 0xff ? 2 : 1;
    }
    return at;
  }

  #fill(): void {
    while (this.#count <= 16) {
      const byte = this.#bytes[this.#at];
      const isEnd = byte === undefined || (byte === 0xff && this.#bytes[this.#at + 1] !== 0);
      if (isEnd) this.#invented += 8;
      else this.#at += byte === 0xff ? 2 : 1;
      this.#buffer = (this.#buffer << 8) | (isEnd ? 0 : byte);
      this.#count += 8;
    }
    if (this.#invented > 4096) throw new Malformed('a scan cut off');
  }
}
