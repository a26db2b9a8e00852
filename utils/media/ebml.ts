import { type Bytes, Malformed, readBytes } from './bytes.ts';
import { type Edit, zeroed } from './edits.ts';

/** An element of a Matroska file (RFC 8794, 5). Places count from the start of the file. */
export interface Element {
  id: number;
  start: number;
  /** Where its content begins. */
  body: number;
  end: number;
  /** Its size is not said: it ends where its parent does, or where one begins that cannot be in it. */
  open: boolean;
}

const window = 1024 * 1024;
/** An identifier of four bytes and a size of eight. */
const longestHead = 12;

/** Reads a large file's elements through a window, so that not each of them is a read of its own. */
export class Elements {
  readonly #file: Blob;
  #start = 0;
  #bytes: Bytes = new Uint8Array();

  constructor(file: Blob) {
    this.#file = file;
  }

  /** The element at a place, which may reach up to `limit`. Throws {@link Malformed} where there is none. */
  async at(start: number, limit: number): Promise<Element> {
    const head = await this.bytes(start, Math.min(longestHead, limit - start));
    const idLength = lengthOf(head[0], 4);
    const sizeLength = lengthOf(head[idLength], 8);
    if (idLength + sizeLength > head.length) throw new Malformed(`no element at ${start}`);
    let id = 0;
    for (let i = 0; i < idLength; i += 1) id = id * 256 + (head[i] ?? 0);
    const mask = 0xff >>> sizeLength;
    let size = (head[idLength] ?? 0) & mask;
    let open = size === mask;
    for (let i = 1; i < sizeLength; i += 1) {
      const byte = head[idLength + i] ?? 0;
      open &&= byte === 0xff;
      size = size * 256 + byte;
    }
    const body = start + idLength + sizeLength;
    if (!open && (body + size > limit || !Number.isSafeInteger(size)))
      throw new Malformed(`no element at ${start}`);
    return { id, start, body, end: open ? limit : body + size, open };
  }

  /** The bytes at a place. Throws {@link Malformed} beyond the end of the file. */
  async bytes(start: number, length: number): Promise<Bytes> {
    if (start < this.#start || start + length > this.#start + this.#bytes.length) {
      this.#bytes = await readBytes(
        this.#file,
        start,
        Math.min(this.#file.size, start + Math.max(length, window)),
      );
      this.#start = start;
    }
    if (start + length > this.#start + this.#bytes.length) throw new Malformed(`no bytes at ${start}`);
    return this.#bytes.subarray(start - this.#start, start - this.#start + length);
  }
}

/** A leading bit that is set says how many bytes a number has. */
function lengthOf(first: number | undefined, most: number): number {
  const length = first === undefined ? 9 : Math.clz32(first) - 23;
  if (length > most) throw new Malformed('no number');
  return length;
}

/** Makes an element nothing (`Void`) of the same length, so that nothing behind it moves. */
export function voided({ start, body, end }: Element): Edit[] {
  // Its size takes what its identifier and size had, up to eight bytes.
  const length = Math.min(8, body - start - 1);
  const size = end - start - 1 - length;
  const head = new Uint8Array(1 + length);
  head[0] = 0xec;
  let left = size;
  for (let i = length; i > 0; i -= 1) {
    head[i] = left % 256;
    left = Math.floor(left / 256);
  }
  head[1] = (head[1] ?? 0) | (0x80 >>> (length - 1));
  return [{ start, end: start + head.length, parts: [head] }, zeroed(start + head.length, end)];
}
