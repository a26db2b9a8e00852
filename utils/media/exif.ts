import { type Bytes, joined, latin1, latin1Bytes, Malformed, uint, uintBytes } from './bytes.ts';

/** Who made a picture and who owns it, as bytes because files say the encoding rarely (mostly ASCII or UTF-8). */
export interface Credit {
  artist?: Bytes;
  copyright?: Bytes;
}

/** What is kept of a picture's Exif. `orientation` is 1 to 8, 1 where there is none. */
export interface Kept extends Credit {
  orientation: number;
}

const tags = { orientation: 0x0112, artist: 0x013b, copyright: 0x8298 };
const short = 3;
const ascii = 2;
const utf8 = 129;
/** A credit line is a line. What is longer would not fit into a JPEG's segment for sure. */
const longestCredit = 2000;

/** Reads what is worth keeping of a TIFF structure (Exif 3.0, 4.6). What is broken in it counts as not there. */
export function readExif(tiff: Bytes): Kept {
  const kept: Kept = { orientation: 1 };
  try {
    readFirstDirectory(tiff, kept);
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
  }
  return kept;
}

function readFirstDirectory(tiff: Bytes, kept: Kept): void {
  const order = latin1(tiff, 0, 4);
  const little = order === 'II*\0';
  if (!little && order !== 'MM\0*') throw new Malformed('no TIFF');
  const start = uint(tiff, 4, 4, little);
  const count = uint(tiff, start, 2, little);
  for (let i = 0; i < count; i += 1) {
    const at = start + 2 + 12 * i;
    const tag = uint(tiff, at, 2, little);
    const type = uint(tiff, at + 2, 2, little);
    if (tag === tags.orientation && type === short) {
      const orientation = uint(tiff, at + 8, 2, little);
      if (orientation >= 1 && orientation <= 8) kept.orientation = orientation;
    }
    if (type !== ascii && type !== utf8) continue;
    if (tag === tags.artist) kept.artist = textAt(tiff, at, little);
    if (tag === tags.copyright) kept.copyright = textAt(tiff, at, little);
  }
}

function textAt(tiff: Bytes, entry: number, little: boolean): Bytes | undefined {
  const length = uint(tiff, entry + 4, 4, little);
  const at = length <= 4 ? entry + 8 : uint(tiff, entry + 8, 4, little);
  if (at + length > tiff.length) throw new Malformed('a text beyond the end');
  return credit(tiff.subarray(at, at + length));
}

/** A credit as it is kept: without the zeros at its end, `undefined` where nothing is said or far too much. */
export function credit(bytes: Bytes): Bytes | undefined {
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] === 0 || bytes[end - 1] === 0x20)) end -= 1;
  return end === 0 || end > longestCredit ? undefined : bytes.slice(0, end);
}

/** Fills in what is not known yet. What is read first counts. */
export function fillCredit(kept: Credit, { artist, copyright }: Credit): void {
  kept.artist ??= artist;
  kept.copyright ??= copyright;
}

/** A TIFF structure that holds what is kept and nothing else; `undefined` where nothing is. */
export function minimalExif({ orientation, artist, copyright }: Kept): Bytes | undefined {
  const entries: [tag: number, type: number, count: number, value: Bytes][] = [];
  if (orientation !== 1) {
    entries.push([tags.orientation, short, 1, joined(uintBytes(orientation, 2), uintBytes(0, 2))]);
  }
  for (const [tag, text] of [
    [tags.artist, artist],
    [tags.copyright, copyright],
  ] as const) {
    if (text) entries.push([tag, ascii, text.length + 1, joined(text, latin1Bytes('\0'))]);
  }
  if (entries.length === 0) return undefined;
  return directory(entries);
}

function directory(entries: [number, number, number, Bytes][]): Bytes {
  const head = latin1Bytes('MM\0*\0\0\0\x08');
  let free = head.length + 2 + 12 * entries.length + 4;
  const fields: Bytes[] = [];
  const values: Bytes[] = [];
  for (const [tag, type, count, value] of entries) {
    const here = value.length <= 4;
    const padded = joined(value, new Uint8Array(here ? 4 - value.length : value.length % 2));
    fields.push(
      uintBytes(tag, 2),
      uintBytes(type, 2),
      uintBytes(count, 4),
      here ? padded : uintBytes(free, 4),
    );
    if (here) continue;
    values.push(padded);
    free += padded.length;
  }
  return joined(head, uintBytes(entries.length, 2), ...fields, uintBytes(0, 4), ...values);
}
