import { type Box, boxesIn, freed, type Part, uintIn } from './boxes.ts';
import { latin1, Malformed } from './bytes.ts';
import { type Edit, zeroed } from './edits.ts';
import { sampleRanges } from './samples.ts';

/** What stays in each box of a movie; what is not named here is made free (`udta`, `meta`, a dashcam's `gps `). */
const forShowing: Record<string, ReadonlySet<string>> = {
  moov: new Set(['mvhd', 'trak', 'mvex', 'iods', 'pssh', 'ctab']),
  trak: new Set(['tkhd', 'tref', 'trgr', 'edts', 'mdia', 'tapt', 'load', 'matt', 'clip', 'txas', 'imap']),
  mdia: new Set(['mdhd', 'hdlr', 'elng', 'minf']),
};
/** Copyright, author, artist, performer, in QuickTime's and in 3GPP's spelling. */
const creditBoxes = new Set(['\xa9cpy', '\xa9aut', '\xa9ART', '\xa9prf', 'cprt', 'auth', 'perf']);
/** Kinds of track a person sees or hears; any other is data of the moment, such as the place of a drone. */
const shownTracks = new Set([
  'vide',
  'auxv',
  'pict',
  'soun',
  'text',
  'sbtl',
  'subt',
  'subp',
  'clcp',
  'tmcd',
  'hint',
]);
const dated = new Set(['mvhd', 'tkhd', 'mdhd']);

/** What has to change in a `moov` and, for tracks nobody sees, in the `mdat` boxes. Throws {@link Malformed}. */
export function movieEdits(part: Part, moov: Box, contents: Box[], keepCredit: boolean): Edit[] {
  const edits: Edit[] = [];
  const boxes = boxesIn(part, moov.body, moov.end);
  const inFragments = boxes.some(({ type }) => type === 'mvex');
  for (const box of boxes) {
    if (box.type === 'cmov') throw new Malformed('a compressed movie header');
    if (box.type !== 'trak' || isShown(part, box)) edits.push(...keptEdits(part, box, 'moov', keepCredit));
    else if (inFragments) throw new Malformed('a track of data in fragments');
    else edits.push(...freed(box), ...sampleEdits(part, box, contents));
  }
  return edits;
}

function keptEdits(part: Part, box: Box, parent: string, keepCredit: boolean): Edit[] {
  if (box.type === 'udta' && keepCredit) return userDataEdits(part, box);
  if (!forShowing[parent]?.has(box.type)) return freed(box);
  if (dated.has(box.type)) return [withoutDates(part, box)];
  if (box.type === 'hdlr') return [withoutName(box)];
  if (box.type !== 'trak' && box.type !== 'mdia') return [];
  return boxesIn(part, box.body, box.end).flatMap((child) => keptEdits(part, child, box.type, keepCredit));
}

function userDataEdits(part: Part, udta: Box): Edit[] {
  return boxesIn(part, udta.body, udta.end).flatMap((box) => (creditBoxes.has(box.type) ? [] : freed(box)));
}

/** Creation and modification follow version and flags, in 32 bits each, in version 1 in 64. */
function withoutDates(part: Part, { body, end }: Box): Edit {
  const length = uintIn(part, body, 1) === 1 ? 16 : 8;
  if (body + 4 + length > end) throw new Malformed('a header without dates');
  return zeroed(body + 4, body + 4 + length);
}

/** Cameras write their name here (`GoPro AVC`). The first 24 bytes say what the track is. */
function withoutName({ body, end }: Box): Edit {
  return zeroed(Math.min(body + 24, end), end);
}

function isShown(part: Part, trak: Box): boolean {
  const mdia = boxesIn(part, trak.body, trak.end).find(({ type }) => type === 'mdia');
  const hdlr = mdia && boxesIn(part, mdia.body, mdia.end).find(({ type }) => type === 'hdlr');
  if (!hdlr) throw new Malformed('a track of no kind');
  return shownTracks.has(latin1(part.bytes, hdlr.body + 8 - part.at, 4));
}

/** Only inside the boxes that hold pictures and sound: a table that points elsewhere is broken. */
function sampleEdits(part: Part, trak: Box, contents: Box[]): Edit[] {
  return sampleRanges(part, trak).map(({ start, end }) => {
    if (!contents.some((box) => start >= box.body && end <= box.end))
      throw new Malformed('a sample elsewhere');
    return zeroed(start, end);
  });
}
