import { type Bytes, Malformed, uint } from './bytes.ts';
import { decoderOf, type HuffmanTable, ScanBits } from './jpeg-bits.ts';

/** A component of a picture, as its frame header says. */
interface Component {
  id: number;
  across: number;
  down: number;
  /** Its own blocks of 8 by 8, without those that only fill up the last units. */
  blocksAcross: number;
  blocksDown: number;
  /** Which coefficients of each block are not zero so far, 32 in each number: refinement asks for it. */
  low: Uint32Array;
  high: Uint32Array;
}

interface Frame {
  progressive: boolean;
  unitsAcross: number;
  unitsDown: number;
  components: Component[];
}

/**
 * Reads a JPEG's scans as a decoder does, without making pixels (ITU-T T.81, F and G), to tell exactly where each of them
 * ends: what stands between there and the next marker is no part of the picture.
 */
export class ScanReader {
  readonly #bytes: Bytes;
  readonly #tables = new Map<number, HuffmanTable>();
  #frame: Frame | undefined;
  #restartInterval = 0;

  constructor(bytes: Bytes) {
    this.#bytes = bytes;
  }

  /** Huffman tables (DHT). Throws {@link Malformed} where they do not fill their segment. */
  readTables(body: number, end: number): void {
    let at = body;
    while (at < end) {
      const slot = uint(this.#bytes, at, 1);
      const counts = this.#bytes.subarray(at + 1, at + 17);
      const total = counts.reduce((sum, count) => sum + count, 0);
      if (total > 256 || at + 17 + total > end) throw new Malformed('a table longer than its segment');
      this.#tables.set(slot, decoderOf(counts, this.#bytes.subarray(at + 17, at + 17 + total)));
      at += 17 + total;
    }
  }

  /** Units between two restart markers (DRI). */
  readRestartInterval(body: number): void {
    this.#restartInterval = uint(this.#bytes, body, 2);
  }

  /** The frame header (SOF0 to SOF2). Throws {@link Malformed} for a second one, or what no browser shows. */
  readFrame(marker: number, body: number, end: number): void {
    const bytes = this.#bytes;
    const [height, width, count] = [
      uint(bytes, body + 1, 2),
      uint(bytes, body + 3, 2),
      uint(bytes, body + 5, 1),
    ];
    if (this.#frame || bytes[body] !== 8 || height === 0 || width === 0 || end !== body + 6 + 3 * count) {
      throw new Malformed('an unusual frame');
    }
    const shapes = Array.from({ length: count }, (_, i) => {
      const [id = 0, sampling = 0] = bytes.subarray(body + 6 + 3 * i, body + 8 + 3 * i);
      return { id, across: sampling >>> 4, down: sampling & 15 };
    });
    const most = (key: 'across' | 'down') => Math.max(...shapes.map((shape) => shape[key]));
    if (
      count === 0 ||
      count > 4 ||
      shapes.some(({ across, down }) => across < 1 || across > 4 || down < 1 || down > 4)
    )
      throw new Malformed('unusual components');
    const progressive = marker === 0xc2;
    this.#frame = {
      progressive,
      unitsAcross: Math.ceil(width / (8 * most('across'))),
      unitsDown: Math.ceil(height / (8 * most('down'))),
      components: shapes.map((shape) => {
        const blocksAcross = Math.ceil(Math.ceil((width * shape.across) / most('across')) / 8);
        const blocksDown = Math.ceil(Math.ceil((height * shape.down) / most('down')) / 8);
        const blocks = progressive ? blocksAcross * blocksDown : 0;
        return {
          ...shape,
          blocksAcross,
          blocksDown,
          low: new Uint32Array(blocks),
          high: new Uint32Array(blocks),
        };
      }),
    };
  }

  /** Where a scan's data ends that begins behind its header. Throws {@link Malformed} where it is not whole. */
  endOfScan(body: number, end: number): number {
    const bytes = this.#bytes;
    const frame = this.#frame;
    const count = uint(bytes, body, 1);
    if (!frame || count < 1 || end !== body + 4 + 2 * count) throw new Malformed('an unusual scan');
    const parts = Array.from({ length: count }, (_, i) => {
      const [id, slots = 0] = bytes.subarray(body + 1 + 2 * i, body + 3 + 2 * i);
      const component = frame.components.find((each) => each.id === id);
      if (!component) throw new Malformed('a scan of nothing');
      return { component, dc: this.#tables.get(slots >>> 4), ac: this.#tables.get(0x10 | (slots & 15)) };
    });
    const [first = 0, last = 0, bits = 0] = bytes.subarray(end - 3, end);
    const refines = bits >>> 4 > 0;
    const [single] = parts;
    if (last > 63 || first > last || (frame.progressive && first > 0 && count > 1))
      throw new Malformed('a strange band');
    const reader = new ScanBits(bytes, end);
    const alone = count === 1 ? single?.component : undefined;
    const across = alone ? alone.blocksAcross : frame.unitsAcross;
    const units = across * (alone ? alone.blocksDown : frame.unitsDown);
    const read = !frame.progressive
      ? wholeBlock
      : first > 0
        ? refines
          ? refinedBand
          : band
        : refines
          ? refinedDc
          : firstDc;
    reader.lastOfBand = last;
    reader.firstOfBand = first;
    for (let unit = 0; unit < units; unit += 1) {
      if (this.#restartInterval && unit > 0 && unit % this.#restartInterval === 0) reader.restart();
      if (alone && single) read(reader, single, unit);
      else
        for (const part of parts) {
          const blocks = part.component.across * part.component.down;
          for (let block = 0; block < blocks; block += 1) read(reader, part, -1);
        }
    }
    return reader.end();
  }
}

interface Part {
  component: Component;
  dc: HuffmanTable | undefined;
  ac: HuffmanTable | undefined;
}

function firstDc(reader: ScanBits, { dc }: Part): void {
  reader.skip(reader.symbol(dc));
}

function refinedDc(reader: ScanBits): void {
  reader.skip(1);
}

function wholeBlock(reader: ScanBits, part: Part): void {
  firstDc(reader, part);
  for (let k = 1; k < 64; k += 1) {
    const symbol = reader.symbol(part.ac);
    const size = symbol & 15;
    if (size === 0) {
      if (symbol < 0xf0) return;
      k += 15;
      continue;
    }
    k += symbol >>> 4;
    reader.skip(size);
  }
}

function band(reader: ScanBits, { component, ac }: Part, block: number): void {
  if (reader.endOfBandRun > 0) {
    reader.endOfBandRun -= 1;
    return;
  }
  for (let k = reader.firstOfBand; k <= reader.lastOfBand; k += 1) {
    const symbol = reader.symbol(ac);
    const [zeros, size] = [symbol >>> 4, symbol & 15];
    if (size === 0) {
      if (zeros < 15) {
        reader.endOfBandRun = (1 << zeros) - 1 + reader.bits(zeros);
        return;
      }
      k += 15;
      continue;
    }
    k += zeros;
    reader.skip(size);
    mark(component, block, k);
  }
}

function refinedBand(reader: ScanBits, { component, ac }: Part, block: number): void {
  let k = reader.firstOfBand;
  if (reader.endOfBandRun === 0) {
    for (; k <= reader.lastOfBand; k += 1) {
      const symbol = reader.symbol(ac);
      const size = symbol & 15;
      let zeros = symbol >>> 4;
      if (size === 0 && zeros < 15) {
        reader.endOfBandRun = (1 << zeros) + reader.bits(zeros);
        break;
      }
      reader.skip(size);
      for (; k <= reader.lastOfBand; k += 1) {
        if (isMarked(component, block, k)) reader.skip(1);
        else if (zeros === 0) break;
        else zeros -= 1;
      }
      if (size > 0) mark(component, block, k);
    }
  }
  if (reader.endOfBandRun > 0) {
    for (; k <= reader.lastOfBand; k += 1) if (isMarked(component, block, k)) reader.skip(1);
    reader.endOfBandRun -= 1;
  }
}

function mark({ low, high }: Component, block: number, k: number): void {
  if (k > 63) throw new Malformed('a coefficient too many');
  const half = k < 32 ? low : high;
  half[block] = (half[block] ?? 0) | (1 << (k & 31));
}

function isMarked({ low, high }: Component, block: number, k: number): boolean {
  return (((k < 32 ? low : high)[block] ?? 0) & (1 << (k & 31))) !== 0;
}
