import { type Bytes, joined, latin1, latin1Bytes, Malformed, uint, uintBytes } from './bytes.ts';
import { creditOfIptc, creditOfXmp } from './credit.ts';
import { type Edit, removed } from './edits.ts';
import { fillCredit, type Kept, minimalExif, readExif } from './exif.ts';

/** A segment of a JPEG (ITU-T T.81, B.1): from its marker to the next one, a scan with its picture data. */
export interface Segment {
  marker: number;
  start: number;
  /** Where its content begins, behind the length. */
  body: number;
  end: number;
}

/** The markers a reader of {@link jpegSegments} asks for. */
export const startOfScan = 0xda;
const endOfImage = 0xd9;
const comment = 0xfe;
const app = (n: number) => 0xe0 + n;

const exifName = 'Exif\0\0';
const xmpName = 'http://ns.adobe.com/xap/1.0/\0';

/**
 * What has to change in a JPEG. Of the application segments only those stay that say how the pixels are to be
 * shown (JFIF, colour profile, Adobe's transform), and what follows the picture goes: phones put a video there.
 */
export function jpegEdits(bytes: Bytes, keepCredit: boolean): Edit[] {
  const edits: Edit[] = [];
  const kept: Kept = { orientation: 1 };
  let exifPlace = 2;
  let scans = 0;
  let end = bytes.length;
  for (const segment of jpegSegments(bytes)) {
    if (segment.marker === startOfScan) scans += 1;
    if (segment.marker === endOfImage) end = segment.end;
    if (isJfif(bytes, segment)) {
      exifPlace = segment.end;
      edits.push(...withoutThumbnail(bytes, segment));
    } else if (isApplication(segment) && !isForShowing(bytes, segment)) {
      readKept(bytes.subarray(segment.body, segment.end), segment.marker, kept);
      edits.push(removed(segment.start, segment.end));
    }
  }
  if (scans === 0) throw new Malformed('a JPEG without a scan');
  if (end < bytes.length) edits.push(removed(end, bytes.length));
  const exif = minimalExif(keepCredit ? kept : { orientation: kept.orientation });
  if (exif) edits.push({ start: exifPlace, end: exifPlace, parts: [exifSegment(exif)] });
  return edits;
}

/** The segments in order, up to the end of the image. Throws {@link Malformed}. */
export function* jpegSegments(bytes: Bytes): Generator<Segment> {
  let at = 2;
  while (at < bytes.length) {
    const start = at;
    if (bytes[at] !== 0xff) throw new Malformed(`no marker at ${at}`);
    // Any number of fill bytes may stand before a marker.
    while (bytes[at + 1] === 0xff) at += 1;
    const marker = uint(bytes, at + 1, 1);
    const body = at + 4;
    if (marker === endOfImage) {
      yield { marker, start, body: at + 2, end: at + 2 };
      return;
    }
    const length = uint(bytes, at + 2, 2);
    const end = at + 2 + length;
    if (marker < 0xc0 || length < 2 || end > bytes.length) throw new Malformed(`no segment at ${at}`);
    at = marker === startOfScan ? endOfScan(bytes, end) : end;
    yield { marker, start, body, end: at };
  }
}

function endOfScan(bytes: Bytes, start: number): number {
  let at = start;
  for (;;) {
    at = bytes.indexOf(0xff, at);
    if (at < 0) return bytes.length;
    const next = bytes[at + 1];
    if (next === undefined) return bytes.length;
    const inScan = next === 0 || (next >= 0xd0 && next <= 0xd7);
    if (!inScan && next !== 0xff) return at;
    at += inScan ? 2 : 1;
  }
}

function isApplication({ marker }: Segment): boolean {
  return (marker >= app(0) && marker <= app(15)) || marker === comment;
}

function isJfif(bytes: Bytes, { marker, body }: Segment): boolean {
  return marker === app(0) && latin1(bytes, body, 5) === 'JFIF\0';
}

function isForShowing(bytes: Bytes, { marker, body }: Segment): boolean {
  if (marker === app(2)) return latin1(bytes, body, 12) === 'ICC_PROFILE\0';
  return marker === app(14) && latin1(bytes, body, 5) === 'Adobe';
}

/** JFIF 1.02: the last two of its 14 bytes are the size of a thumbnail that follows. */
function withoutThumbnail(bytes: Bytes, { start, body, end }: Segment): Edit[] {
  if (end - body <= 14) return [];
  const head = joined(latin1Bytes('\xff\xe0\0\x10'), bytes.slice(body, body + 12), latin1Bytes('\0\0'));
  return [{ start, end, parts: [head] }];
}

function readKept(content: Bytes, marker: number, kept: Kept): void {
  if (marker === app(1) && latin1(content, 0, exifName.length) === exifName) {
    const exif = readExif(content.subarray(exifName.length));
    if (kept.orientation === 1) kept.orientation = exif.orientation;
    fillCredit(kept, exif);
  }
  if (marker === app(13)) fillCredit(kept, creditOfIptc(content));
  if (marker === app(1) && latin1(content, 0, xmpName.length) === xmpName) {
    fillCredit(kept, creditOfXmp(content.subarray(xmpName.length)));
  }
}

function exifSegment(exif: Bytes): Bytes {
  const length = uintBytes(2 + exifName.length + exif.length, 2);
  return joined(latin1Bytes('\xff\xe1'), length, latin1Bytes(exifName), exif);
}
