import { type Box, boxesIn, freed, type Part, uintIn } from './boxes.ts';
import { latin1, Malformed } from './bytes.ts';
import { type Edit, zeroed } from './edits.ts';
import type { Range } from './ranges.ts';
import { descriptionEdits, hasKnownPictures, type UnitFormat } from './sample-descriptions.ts';
import { sampleRanges } from './samples.ts';

/** What stays in each box of a movie; what is not named here is made free (`udta`, `meta`, `uuid`, a dashcam's `gps `). */
const children: Record<string, ReadonlySet<string>> = {
  moov: new Set(['mvhd', 'trak', 'mvex']),
  mvex: new Set(['mehd', 'trex']),
  trak: new Set(['tkhd', 'edts', 'mdia', 'tapt']),
  edts: new Set(['elst']),
  tapt: new Set(['clef', 'prof', 'enof']),
  mdia: new Set(['mdhd', 'hdlr', 'minf']),
  minf: new Set(['vmhd', 'smhd', 'hdlr', 'dinf', 'stbl']),
  dinf: new Set(['dref']),
  stbl: new Set('stsd stts ctts cslg stsc stsz stco co64 stss stps sdtp sgpd sbgp'.split(' ')),
};

/** Bytes before a table's entries, counted from the box's content, and bytes of each. The count stands just before them. */
const tables: Record<string, [head: number, entry: number]> = {
  ...{ stts: [8, 8], ctts: [8, 8], stsc: [8, 12], stco: [8, 4], co64: [8, 8], stss: [8, 4], stps: [8, 4] },
};
/** The most bytes of boxes without a table. */
const fixed: Record<string, number> = {
  ...{ mehd: 12, trex: 24, vmhd: 12, smhd: 8, cslg: 44, clef: 12, prof: 12, enof: 12 },
};
/** How samples hang together; a group of another kind may hold anything. */
const groups = new Set(['roll', 'prol', 'rap ', 'sync', 'tsas', 'stsa']);
/** Copyright, author, artist, performer, in QuickTime's and in 3GPP's spelling. */
const creditBoxes = new Set(['\xa9cpy', '\xa9aut', '\xa9ART', '\xa9prf', 'cprt', 'auth', 'perf']);
/** Boxes with dates, and their bytes; where times have eight bytes, twelve more. */
const dated: Record<string, number> = { mvhd: 100, tkhd: 84, mdhd: 24 };

/** A track that is seen or heard. */
export interface Track {
  id: number;
  /** Where its samples lie, in order. */
  samples: Range[];
  /** How its pictures are cut into units, for those whose units may hold words. */
  units: UnitFormat | undefined;
}

/**
 * What has to change in a `moov`, the tracks that stay, pictures and sound, and where the samples of the others lie. Throws
 * {@link Malformed}.
 */
export function movieEdits(
  part: Part,
  moov: Box,
  keepCredit: boolean,
): { edits: Edit[]; tracks: Track[]; hidden: Range[] } {
  const edits: Edit[] = [];
  const tracks: Track[] = [];
  const hidden: Range[] = [];
  let hasPicture = false;
  for (const box of boxesIn(part, moov.body, moov.end)) {
    if (box.type === 'cmov') throw new Malformed('a compressed movie header');
    const kind = box.type === 'trak' ? kindOfTrack(part, box) : '';
    if (box.type === 'trak' && !isShown(part, box, kind)) {
      edits.push(...freed(box));
      for (const range of samplesIfKnown(part, box)) hidden.push(range);
    } else if (box.type === 'trak') {
      hasPicture ||= kind !== 'soun';
      const units = { found: undefined as UnitFormat | undefined };
      edits.push(...boxEdits(part, box, 'moov', kind, units));
      tracks.push({ id: trackId(part, box), samples: sampleRanges(part, box), units: units.found });
    } else if (box.type === 'udta' && keepCredit) edits.push(...userDataEdits(part, box));
    else edits.push(...boxEdits(part, box, 'moov', ''));
  }
  if (!hasPicture) throw new Malformed('a movie without pictures of a known kind');
  return { edits, tracks, hidden };
}

/** Of a track that goes nothing has to be right. */
function samplesIfKnown(part: Part, trak: Box): Range[] {
  try {
    return sampleRanges(part, trak);
  } catch (thrown) {
    if (thrown instanceof Malformed) return [];
    throw thrown;
  }
}

function boxEdits(
  part: Part,
  box: Box,
  parent: string,
  kind: string,
  units: { found?: UnitFormat | undefined } = {},
): Edit[] {
  const { type, body, end } = box;
  if (!children[parent]?.has(type)) return freed(box);
  if (children[type]) {
    return boxesIn(part, body, end).flatMap((child) => boxEdits(part, child, type, kind, units));
  }
  if (type === 'stsd') {
    const described = descriptionEdits(part, box, kind);
    units.found = described.units;
    return described.edits;
  }
  if (type === 'dref') return referenceEdits(part, box);
  // What the track is stands in the first twelve bytes; then cameras write their name (`GoPro AVC`).
  if (type === 'hdlr') return [zeroed(Math.min(body + 12, end), end)];
  if (type === 'sgpd' || type === 'sbgp') {
    return groups.has(latin1(part.bytes, body + 4 - part.at, 4)) ? [] : freed(box);
  }
  const used = Math.min(end, body + usedLength(part, box));
  return [...(dated[type] ? [withoutDates(part, box)] : []), zeroed(used, end)];
}

/** How many bytes of a box mean something; there may be more. */
function usedLength(part: Part, { type, body, end }: Box): number {
  const table = tables[type];
  if (table) return table[0] + table[1] * uintIn(part, body + table[0] - 4, 4);
  if (type === 'elst') return 8 + (uintIn(part, body, 1) === 1 ? 20 : 12) * uintIn(part, body + 4, 4);
  if (type === 'stsz') return 12 + (uintIn(part, body + 4, 4) === 0 ? 4 * uintIn(part, body + 8, 4) : 0);
  const head = dated[type];
  if (head) return head + (uintIn(part, body, 1) === 1 ? 12 : 0);
  return fixed[type] ?? end - body;
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

/** Where the samples lie: in this file, which needs no name and no path. */
function referenceEdits(part: Part, { body, end }: Box): Edit[] {
  return boxesIn(part, body + 8, end).map((reference) => {
    if ((uintIn(part, reference.body, 4) & 1) === 0) throw new Malformed('samples in another file');
    return zeroed(reference.body + 4, reference.end);
  });
}

/** Sound, and pictures of a known kind: a picture for each chapter, as JPEG, is none. */
function isShown(part: Part, trak: Box, kind: string): boolean {
  if (kind === 'soun') return true;
  return (
    (kind === 'vide' || kind === 'pict') &&
    hasKnownPictures(part, innermost(part, trak, ['mdia', 'minf', 'stbl', 'stsd']))
  );
}

function innermost(part: Part, box: Box, path: string[]): Box {
  let found = box;
  for (const type of path) {
    const child = boxesIn(part, found.body, found.end).find((each) => each.type === type);
    if (!child) throw new Malformed(`no ${type}`);
    found = child;
  }
  return found;
}

function kindOfTrack(part: Part, trak: Box): string {
  const mdia = boxesIn(part, trak.body, trak.end).find(({ type }) => type === 'mdia');
  const hdlr = mdia && boxesIn(part, mdia.body, mdia.end).find(({ type }) => type === 'hdlr');
  if (!hdlr) throw new Malformed('a track of no kind');
  return latin1(part.bytes, hdlr.body + 8 - part.at, 4);
}

function trackId(part: Part, trak: Box): number {
  const tkhd = boxesIn(part, trak.body, trak.end).find(({ type }) => type === 'tkhd');
  if (!tkhd) throw new Malformed('a track without a head');
  return uintIn(part, tkhd.body + (uintIn(part, tkhd.body, 1) === 1 ? 20 : 12), 4);
}
