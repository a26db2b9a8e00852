/** Bytes of a file; `DataView` is not used because its faults cannot be told from bugs. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** A file is not what its format says. */
export class Malformed extends Error {}

/** The bytes of a part of a file. Throws {@link Malformed} where the file ends before. */
export async function readBytes(file: Blob, start = 0, end = file.size): Promise<Bytes> {
  if (start < 0 || start > end || end > file.size) throw new Malformed(`no bytes ${start} to ${end}`);
  return new Uint8Array(await file.slice(start, end).arrayBuffer());
}

/** A whole number of `length` bytes, the big end first unless `little`. Throws {@link Malformed} beyond the end. */
export function uint(bytes: Bytes, at: number, length: number, little = false): number {
  let value = 0;
  for (let i = 0; i < length; i += 1) {
    const byte = bytes[little ? at + length - 1 - i : at + i];
    if (byte === undefined) throw new Malformed(`no byte at ${at}`);
    value = value * 256 + byte;
  }
  // Nothing of a real file is that far away.
  if (!Number.isSafeInteger(value)) throw new Malformed(`too large a number at ${at}`);
  return value;
}

/** The big-endian bytes of a whole number below 2³². */
export function uintBytes(value: number, length: 1 | 2 | 4): Bytes {
  return Uint8Array.from({ length }, (_, i) => value >>> (8 * (length - 1 - i)));
}

/** The bytes as Latin-1, one character a byte, as short names in files are written; shorter beyond the end. */
export function latin1(bytes: Bytes, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}

/** The reverse of {@link latin1}. */
export function latin1Bytes(text: string): Bytes {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** The pieces one after the other. */
export function joined(...pieces: Bytes[]): Bytes {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
