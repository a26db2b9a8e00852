import { type Bytes, joined, latin1, latin1Bytes, Malformed, uint, uintBytes } from './bytes.ts';
import { creditOfIptc, creditOfXmp } from './credit.ts';
import { fillCredit, type Kept, minimalExif, readExif } from './exif.ts';
import { silencedProfile } from './icc.ts';
import { ScanReader } from './jpeg-scan.ts';
import { hasWords } from './words.ts';

/** A segment of a JPEG (ITU-T T.81, B.1): from its marker to its end, a scan without its picture data. */
export interface Segment {
  marker: number;
  start: number;
  /** Where its content begins, behind the length. */
  body: number;
  end: number;
}

const startOfScan = 0xda;
const endOfImage = 0xd9;
const quantisation = 0xdb;
const huffman = 0xc4;
const restartInterval = 0xdd;
const comment = 0xfe;
const app = (n: number) => 0xe0 + n;

const exifName = 'Exif\0\0';
const xmpName = 'http://ns.adobe.com/xap/1.0/\0';
const profileName = 'ICC_PROFILE\0';

/**
 * A JPEG put together from what shows the picture: its header, colour profile and Adobe's transform, tables, and scans
 * exactly as long as they are. Of everything else nothing is taken over but orientation and, if wanted, the credit. Throws
 * {@link Malformed} where a decoder would have to guess.
 */
export function jpegWithoutPlace(bytes: Bytes, keepCredit: boolean): Bytes[] {
  const kept: Kept = { orientation: 1 };
  const shown: Bytes[] = [];
  const profile: Bytes[] = [];
  const reader = new ScanReader(bytes);
  let jfif: Bytes | undefined;
  let adobe: Bytes | undefined;
  let scans = 0;
  let at = 2;
  for (;;) {
    const segment = nextSegment(bytes, at);
    if (!segment || segment.marker === endOfImage) break;
    const { marker, body, end } = segment;
    at = end;
    if (isApplication(segment)) {
      const content = bytes.subarray(body, end);
      jfif ??= marker === app(0) ? jfifHeader(content) : undefined;
      adobe ??= marker === app(14) ? adobeTransform(content) : undefined;
      if (marker === app(2) && latin1(content, 0, 12) === profileName) profile.push(content);
      readKept(content, marker, kept);
      continue;
    }
    shown.push(latin1Bytes(`\xff${String.fromCharCode(marker)}`), bytes.subarray(body - 2, end));
    if (marker === huffman) reader.readTables(body, end);
    else if (marker === restartInterval && end === body + 2) reader.readRestartInterval(body);
    else if (marker === quantisation) checkQuantisation(bytes, body, end);
    else if (marker >= 0xc0 && marker <= 0xc2) reader.readFrame(marker, body, end);
    else if (marker === startOfScan) {
      at = reader.endOfScan(body, end);
      // They are read as pixels then, which may well be what a broken file makes of them.
      if (hasWords(bytes.subarray(end, at))) throw new Malformed('words in a scan');
      shown.push(bytes.subarray(end, at));
      scans += 1;
    } else throw new Malformed(`a segment ${marker.toString(16)}`);
  }
  if (scans === 0) throw new Malformed('a JPEG without a scan');
  const exif = minimalExif(keepCredit ? kept : { orientation: kept.orientation });
  const head = [jfif, exif && exifSegment(exif), ...profileSegments(profile), adobe];
  return [
    latin1Bytes('\xff\xd8'),
    ...head.filter((each) => each !== undefined),
    ...shown,
    latin1Bytes('\xff\xd9'),
  ];
}

/** The segments before the first scan. Throws {@link Malformed}. */
export function* jpegSegments(bytes: Bytes): Generator<Segment> {
  let at = 2;
  for (;;) {
    const segment = nextSegment(bytes, at);
    if (!segment || segment.marker === endOfImage || segment.marker === startOfScan) return;
    yield segment;
    at = segment.end;
  }
}

/** The next segment; what is none is passed over, as every decoder does. `undefined` at the end of the file. */
function nextSegment(bytes: Bytes, from: number): Segment | undefined {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const marker = bytes[at + 1] ?? 0;
    // Fill bytes, zeros behind a byte FF of a scan, restart markers, what has no meaning.
    if (marker === 0xff || marker < 0xc0 || (marker >= 0xd0 && marker <= 0xd7)) continue;
    if (marker === endOfImage) return { marker, start: at, body: at + 2, end: at + 2 };
    const length = marker === 0xd8 ? 0 : uint(bytes, at + 2, 2);
    const end = at + 2 + length;
    if (length < 2 || end > bytes.length) throw new Malformed(`no segment at ${at}`);
    return { marker, start: at, body: at + 4, end };
  }
  return undefined;
}

function isApplication({ marker }: Segment): boolean {
  return (marker >= app(0) && marker <= app(15)) || marker === comment;
}

/** JFIF 1.02: version and density, without the thumbnail. */
function jfifHeader(content: Bytes): Bytes | undefined {
  if (latin1(content, 0, 5) !== 'JFIF\0' || content.length < 14) return undefined;
  return joined(latin1Bytes('\xff\xe0\0\x10'), content.slice(0, 12), latin1Bytes('\0\0'));
}

/** Says whether the colours are YCbCr, RGB, CMYK or YCCK. */
function adobeTransform(content: Bytes): Bytes | undefined {
  if (latin1(content, 0, 5) !== 'Adobe' || content.length < 12) return undefined;
  return joined(latin1Bytes('\xff\xee\0\x0e'), content.slice(0, 12));
}

function checkQuantisation(bytes: Bytes, body: number, end: number): void {
  let at = body;
  while (at < end) at += uint(bytes, at, 1) >>> 4 ? 129 : 65;
  if (at !== end) throw new Malformed('a table longer than its segment');
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

/** What fits into a segment beside the profile's name and the two bytes that number it. */
const profilePiece = 65_519;

/** ICC.1:2010, B.4: pieces numbered from 1. A profile that is not whole means nothing to a decoder either. */
function profileSegments(pieces: Bytes[]): Bytes[] {
  const inOrder = pieces.toSorted((a, b) => (a[12] ?? 0) - (b[12] ?? 0));
  const isWhole = inOrder.every((piece, i) => piece[12] === i + 1 && piece[13] === pieces.length);
  const profile = isWhole && silencedProfile(joined(...inOrder.map((piece) => piece.subarray(14))));
  if (!profile) return [];
  const count = Math.ceil(profile.length / profilePiece);
  return Array.from({ length: count }, (_, i) => {
    const piece = profile.subarray(i * profilePiece, (i + 1) * profilePiece);
    const head = joined(latin1Bytes(profileName), Uint8Array.of(i + 1, count));
    return joined(latin1Bytes('\xff\xe2'), uintBytes(2 + head.length + piece.length, 2), head, piece);
  });
}
