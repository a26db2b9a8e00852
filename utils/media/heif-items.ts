import { type Box, boxesIn, type Part, uintIn } from './boxes.ts';
import { latin1, Malformed } from './bytes.ts';
import type { Range } from './ranges.ts';

/** One of the things a HEIF file holds: a picture, a tile of it, its Exif. */
export interface Item {
  type: string;
  /** The MIME type of an item of type `mime`, else empty. */
  contentType: string;
  ranges: Range[];
}

/** The items with their places (ISO/IEC 14496-12, 8.11.3 and 8.11.6). Throws {@link Malformed}. */
export function itemsOf(part: Part, boxes: Box[], fileSize: number): Item[] {
  const iinf = boxes.find(({ type }) => type === 'iinf');
  const iloc = boxes.find(({ type }) => type === 'iloc');
  if (!iinf || !iloc) throw new Malformed('no items');
  const idat = boxes.find(({ type }) => type === 'idat');
  const places = placesOf(part, iloc, idat, fileSize);
  return entriesOf(part, iinf).map(({ id, ...entry }) => ({ ...entry, ranges: places.get(id) ?? [] }));
}

function entriesOf(part: Part, iinf: Box): { id: number; type: string; contentType: string }[] {
  const long = uintIn(part, iinf.body, 1) > 0;
  return boxesIn(part, iinf.body + (long ? 8 : 6), iinf.end).map((infe) => {
    const version = uintIn(part, infe.body, 1);
    if (infe.type !== 'infe' || version < 2) throw new Malformed('an item of an old kind');
    const idLength = version === 2 ? 2 : 4;
    const at = infe.body + 4 + idLength + 2;
    const type = latin1(part.bytes, at - part.at, 4);
    const [, contentType = ''] = latin1(part.bytes, at + 4 - part.at, Math.min(infe.end - at - 4, 400)).split(
      '\0',
    );
    return {
      id: uintIn(part, infe.body + 4, idLength),
      type,
      contentType: type === 'mime' ? contentType : '',
    };
  });
}

function placesOf(part: Part, iloc: Box, idat: Box | undefined, fileSize: number): Map<number, Range[]> {
  const places = new Map<number, Range[]>();
  let at = iloc.body;
  const next = (length: number) => {
    if (at + length > iloc.end) throw new Malformed('no place');
    at += length;
    return uintIn(part, at - length, length);
  };
  const version = next(1);
  next(3);
  const [offsetLength, lengthLength] = halves(next(1));
  const [baseLength, second] = halves(next(1));
  const indexLength = version === 0 ? 0 : second;
  // Without this, entries of no bytes could be counted for hours.
  if (version > 2 || offsetLength + lengthLength === 0) throw new Malformed('places of an unknown kind');
  for (let items = next(version < 2 ? 2 : 4); items > 0; items -= 1) {
    const id = next(version < 2 ? 2 : 4);
    const method = version === 0 ? 0 : next(2) & 15;
    const elsewhere = next(2) !== 0;
    const base = next(baseLength);
    const ranges: Range[] = [];
    for (let extents = next(2); extents > 0; extents -= 1) {
      next(indexLength);
      const offset = base + next(offsetLength);
      const length = next(lengthLength);
      // 2: made of other items, which have places of their own.
      if (!elsewhere && method !== 2)
        ranges.push(rangeIn(method === 1 ? idat : undefined, offset, length, fileSize));
    }
    places.set(id, ranges);
  }
  return places;
}

/** Method 1 counts from the content of `idat`, method 0 from the start of the file. A length of 0 is all there is. */
function rangeIn(idat: Box | undefined, offset: number, length: number, fileSize: number): Range {
  const limit = idat ? idat.end : fileSize;
  const start = (idat ? idat.body : 0) + offset;
  const end = length === 0 ? limit : start + length;
  if (start > end || end > limit) throw new Malformed('an item beyond the end');
  return { start, end };
}

function halves(byte: number): [number, number] {
  return [byte >>> 4, byte & 15];
}
