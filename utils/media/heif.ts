import { type Box, boxesIn, freed, type Part, uintIn } from './boxes.ts';
import { type Bytes, joined, Malformed, readBytes } from './bytes.ts';
import { creditOfXmp } from './credit.ts';
import { type Edit, zeroed } from './edits.ts';
import { fillCredit, type Kept, minimalExif, readExif } from './exif.ts';
import { type Item, itemsOf } from './heif-items.ts';
import { unitEdits } from './nal-units.ts';
import { merged, type Range, zeroedBut } from './ranges.ts';
import { colourEdits, unitListEdits } from './sample-descriptions.ts';

const forShowing = new Set(['hdlr', 'pitm', 'iloc', 'iinf', 'iref', 'iprp', 'idat', 'grpl']);
/** Pictures, tiles, and what they are put together to. A JPEG in it would have an Exif of its own. */
const pictures = new Set('hvc1 hev1 av01 avc1 vvc1 lhv1 j2k1 grid iovl iden tmap'.split(' '));
/** Properties that say how a picture is decoded and shown. Others are emptied: their place in the list must stay. */
const properties = new Set(
  [
    'ispe pixi hvcC lhvC av1C avcC vvcC colr irot imir clap pasp auxC lsel a1op a1lx clli mdcv amve iscl rloc tols oinf',
    'j2kH cclv rref',
  ]
    .join(' ')
    .split(' '),
);
/** More than a credit needs; what is larger is overwritten without being read. */
const largestRead = 1024 * 1024;

/**
 * What has to change in the `meta` of a HEIC, HEIF or AVIF, and where in the file its pictures lie. Items that describe are
 * overwritten where they lie, but for the orientation and, if wanted, the credit.
 */
export async function metaEdits(
  file: Blob,
  part: Part,
  meta: Box,
  keepCredit: boolean,
): Promise<{ edits: Edit[]; shown: Range[] }> {
  // A full box: version and flags come first.
  const boxes = boxesIn(part, meta.body + 4, meta.end);
  const items = itemsOf(part, boxes, file.size);
  const shown = items.filter((item) => !isDescription(item)).flatMap(({ ranges }) => ranges);
  const kept: Kept = { orientation: 1 };
  const described = items.filter(isDescription);
  for (const item of described) {
    if (item.ranges.length === 0) throw new Malformed('a description elsewhere');
    if (item.ranges.some((range) => shown.some((other) => overlap(range, other)))) {
      throw new Malformed('a description inside a picture');
    }
    await readKept(file, item, kept);
  }
  const edits = boxes.flatMap((box) => (forShowing.has(box.type) ? [] : freed(box)));
  for (const box of boxes) if (box.type === 'iprp') edits.push(...propertyEdits(part, box));
  let exif = minimalExif(keepCredit ? kept : { orientation: kept.orientation });
  const exifPlaces: Range[] = [];
  for (const item of described) {
    const written = overwritten(item, item.type === 'Exif' ? exif : undefined);
    if (!exif || item.type !== 'Exif') continue;
    edits.push(...written);
    exifPlaces.push(...item.ranges);
    exif = undefined;
  }
  const needed = merged([...shown, ...exifPlaces]);
  for (const { type, ranges } of items) {
    const codec = type === 'hvc1' || type === 'hev1' ? 'hevc' : type === 'av01' ? 'av1' : undefined;
    if (!codec) continue;
    if (ranges.length !== 1) throw new Malformed('a picture in several pieces');
    edits.push(...(await unitEdits(file, ranges, codec === 'av1' ? { codec } : { codec, lengthSize: 4 })));
  }
  for (const box of boxes) {
    if (box.type === 'hdlr') edits.push(zeroed(Math.min(box.body + 12, box.end), box.end));
    if (box.type === 'idat') edits.push(...zeroedBut({ start: box.body, end: box.end }, needed));
    if (box.type === 'iinf') edits.push(...nameEdits(part, box));
  }
  return { edits, shown: needed };
}

function isDescription({ type }: Item): boolean {
  return !pictures.has(type);
}

/** An item's name, which a person or a program gave it. */
function nameEdits(part: Part, iinf: Box): Edit[] {
  const entries = boxesIn(part, iinf.body + (uintIn(part, iinf.body, 1) > 0 ? 8 : 6), iinf.end);
  return entries.map(({ body, end }) => {
    const version = uintIn(part, body, 1);
    return zeroed(Math.min(end, body + (version === 2 ? 12 : 14)), end);
  });
}

function overlap(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end;
}

async function readKept(file: Blob, item: Item, kept: Kept): Promise<void> {
  if (length(item) > largestRead || (item.type !== 'Exif' && !item.contentType.includes('xml'))) return;
  const pieces = await Promise.all(item.ranges.map(({ start, end }) => readBytes(file, start, end)));
  const content = joined(...pieces);
  if (item.type !== 'Exif') return fillCredit(kept, creditOfXmp(content));
  const exif = readExif(tiffOf(content));
  if (kept.orientation === 1) kept.orientation = exif.orientation;
  fillCredit(kept, exif);
}

/** ISO/IEC 23008-12, A.2.1: four bytes say how many bytes stand before the TIFF structure. */
function tiffOf(content: Bytes): Bytes {
  if (content.length < 4) return content;
  return content.subarray(4 + uintIn({ bytes: content, at: 0 }, 0, 4));
}

function length({ ranges }: Item): number {
  return ranges.reduce((sum, { start, end }) => sum + end - start, 0);
}

/** Zeros, or where there is room in one piece, what is kept of the Exif. */
function overwritten({ ranges }: Item, exif: Bytes | undefined): Edit[] {
  let left = exif && joined(new Uint8Array(4), exif);
  return ranges.flatMap(({ start, end }) => {
    if (!left || left.length > end - start) return [zeroed(start, end)];
    const written = { start, end: start + left.length, parts: [left] };
    left = undefined;
    return [written, zeroed(written.end, end)];
  });
}

function propertyEdits(part: Part, iprp: Box): Edit[] {
  const lists = boxesIn(part, iprp.body, iprp.end).filter(({ type }) => type === 'ipco');
  return lists
    .flatMap(({ body, end }) => boxesIn(part, body, end))
    .flatMap((box) => {
      if (box.type === 'colr') return colourEdits(part, box);
      if (box.type === 'hvcC') return unitListEdits(part, lengthChecked(part, box));
      // Behind version and flags.
      return properties.has(box.type) ? [] : [zeroed(Math.min(box.body + 4, box.end), box.end)];
    });
}

/** Units are looked through with lengths of four bytes, as every phone writes them. */
function lengthChecked(part: Part, hvcC: Box): Box {
  if ((uintIn(part, hvcC.body + 21, 1) & 3) !== 3) throw new Malformed('units of other lengths');
  return hvcC;
}

/** The size of the picture in a HEIC, HEIF or AVIF: the largest of its items, for a grid is larger than its tiles. */
export function heifSize(part: Part, meta: Box): { width: number; height: number } | undefined {
  let largest: { width: number; height: number } | undefined;
  for (const iprp of boxesIn(part, meta.body + 4, meta.end).filter(({ type }) => type === 'iprp')) {
    for (const ipco of boxesIn(part, iprp.body, iprp.end).filter(({ type }) => type === 'ipco')) {
      for (const { type, body } of boxesIn(part, ipco.body, ipco.end)) {
        if (type !== 'ispe') continue;
        const size = { width: uintIn(part, body + 4, 4), height: uintIn(part, body + 8, 4) };
        if (!largest || size.width * size.height > largest.width * largest.height) largest = size;
      }
    }
  }
  return largest;
}
