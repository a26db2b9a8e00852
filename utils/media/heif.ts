import { type Box, boxesIn, freed, type Part, uintIn } from './boxes.ts';
import { type Bytes, joined, Malformed, readBytes } from './bytes.ts';
import { creditOfXmp } from './credit.ts';
import { type Edit, zeroed } from './edits.ts';
import { fillCredit, type Kept, minimalExif, readExif } from './exif.ts';
import { type Item, itemsOf, type Range } from './heif-items.ts';

const forShowing = new Set(['hdlr', 'pitm', 'iloc', 'iinf', 'iref', 'iprp', 'idat', 'dinf', 'grpl', 'ipro']);
/** Properties that say when and of what: description, creation, modification. Their place in the list must stay. */
const telling = new Set(['udes', 'crtt', 'mdft']);
/** More than a credit needs; what is larger is overwritten without being read. */
const largestRead = 1024 * 1024;

/** What has to change in the `meta` of a HEIC, HEIF or AVIF: items that describe are overwritten where they lie. */
export async function metaEdits(file: Blob, part: Part, meta: Box, keepCredit: boolean): Promise<Edit[]> {
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
  for (const item of described) {
    edits.push(...overwritten(item, item.type === 'Exif' ? exif : undefined));
    if (item.type === 'Exif') exif = undefined;
  }
  return edits;
}

function isDescription({ type, contentType }: Item): boolean {
  return type === 'Exif' || type === 'uri ' || (type === 'mime' && !contentType.startsWith('image/'));
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
  const properties = lists.flatMap(({ body, end }) => boxesIn(part, body, end));
  return properties
    .filter(({ type }) => telling.has(type))
    .map(({ body, end }) => zeroed(Math.min(body + 4, end), end));
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
