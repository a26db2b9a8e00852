import { type Box, boxesIn, freed, type Part, uintIn } from './boxes.ts';
import { type Bytes, latin1, Malformed } from './bytes.ts';
import { type Edit, zeroed } from './edits.ts';
import { silencedProfile } from './icc.ts';
import { openUnitEdits, userDataEdits } from './open-units.ts';

/** How the pictures of a track are cut into NAL units: H.264 or H.265, and how many bytes say the length of each. */
export interface NalFormat {
  codec: 'avc' | 'hevc';
  lengthSize: number;
}

/** How the pictures of a track are put together, for those that may hold more than pictures. */
export type UnitFormat = NalFormat | { codec: 'av1' } | { codec: 'mpeg4' };

/** Kinds of pictures whose data is known to hold pictures only, or is looked through. Motion JPEG has an Exif in each. */
const pictureFormats = new Set(
  [
    'avc1 avc2 avc3 avc4 dva1 dvav hvc1 hev1 dvh1 dvhe av01 vp08 vp09',
    'mp4v s263 h263 apch apcn apcs apco ap4h ap4x',
  ]
    .join(' ')
    .split(' '),
);
const forPictures = new Set(
  [
    ...[
      'avcC hvcC lhvC av1C vpcC dvcC dvvC dvwC esds d263',
      'colr pasp clap fiel gama btrt mdcv clli SmDm CoLL amve',
    ],
  ]
    .join(' ')
    .split(' '),
);
const forSound = new Set(
  'esds wave chan chnl dOps dfLa dac3 dec3 damr alac btrt pcmC enda frma srat SA3D mp4a'.split(' '),
);

/** Whether a track's pictures are of a kind that is known to hold pictures only, or is looked through. */
export function hasKnownPictures(part: Part, stsd: Box): boolean {
  const entries = boxesIn(part, stsd.body + 8, stsd.end);
  return entries.length > 0 && entries.every(({ type }) => pictureFormats.has(type));
}

/** What has to change in the descriptions of a track's samples (`stsd`). Throws {@link Malformed} for unknown ones. */
export function descriptionEdits(
  part: Part,
  stsd: Box,
  kind: string,
): { edits: Edit[]; units: UnitFormat | undefined } {
  const edits: Edit[] = [];
  let units: UnitFormat | undefined;
  for (const entry of boxesIn(part, stsd.body + 8, stsd.end)) {
    if (kind === 'soun') {
      edits.push(...soundEdits(part, entry));
      continue;
    }
    if (!pictureFormats.has(entry.type)) throw new Malformed(`pictures of kind ${entry.type}`);
    const { body } = entry;
    if (body + 78 > entry.end) throw new Malformed('a short description');
    if (entry.type === 'av01') units = { codec: 'av1' };
    if (entry.type === 'mp4v') units = { codec: 'mpeg4' };
    // Version and maker of the encoder, then its name.
    edits.push(zeroed(body + 8, body + 24), zeroed(body + 42, body + 74));
    for (const box of boxesIn(part, body + 78, entry.end)) {
      edits.push(...(forPictures.has(box.type) ? detailEdits(part, box) : freed(box)));
      if (box.type === 'esds') edits.push(...configurationEdits(part, box));
      if (box.type === 'avcC') units = { codec: 'avc', lengthSize: (uintIn(part, box.body + 4, 1) & 3) + 1 };
      if (box.type === 'hvcC')
        units = { codec: 'hevc', lengthSize: (uintIn(part, box.body + 21, 1) & 3) + 1 };
    }
    if (/^(avc|dva|hvc|hev|dvh)/.test(entry.type) && !units) throw new Malformed('units of no length');
  }
  return { edits, units };
}

function soundEdits(part: Part, entry: Box): Edit[] {
  if (entry.type === 'enca') throw new Malformed('encrypted sound');
  const { body, end } = entry;
  // QuickTime's later versions have longer heads (QuickTime File Format, "Sound Sample Descriptions").
  const version = uintIn(part, body + 8, 2);
  const details = body + 28 + ([0, 16, 36][version] ?? 0);
  if (details > end) throw new Malformed('a short description');
  const boxes = boxesIn(part, details, end);
  return [
    zeroed(body + 10, body + 16),
    ...boxes.flatMap((box) => (forSound.has(box.type) ? detailEdits(part, box) : freed(box))),
  ];
}

function detailEdits(part: Part, box: Box): Edit[] {
  const { type, body, end } = box;
  if (type === 'wave') {
    return boxesIn(part, body, end).flatMap((each) =>
      forSound.has(each.type) || each.type === '\0\0\0\0' ? detailEdits(part, each) : freed(each),
    );
  }
  if (type === 'colr') return colourEdits(part, box);
  if (type === 'dfLa') return flacEdits(part, box);
  if (type === 'hvcC') return unitListEdits(part, box);
  if (type === 'av1C') return shifted(openUnitEdits(bytesIn(part, body + 4, end)), body + 4);
  return type === '\0\0\0\0' ? [zeroed(body, end)] : [];
}

/** What a decoder of MPEG-4 is told of pictures lies in the third of three descriptors (ISO/IEC 14496-1, 7.2.6). */
function configurationEdits(part: Part, { body, end }: Box): Edit[] {
  let at = body + 4;
  // Behind the first stand a number and flags, behind the second what kind and how many bits.
  for (const [tag, head] of [
    [3, 3],
    [4, 13],
    [5, 0],
  ] as const) {
    if (uintIn(part, at, 1) !== tag) throw new Malformed('a strange configuration');
    at += 1;
    while (uintIn(part, at, 1) >= 0x80) at += 1;
    at += 1 + head;
    if (at > end) throw new Malformed('a strange configuration');
  }
  return shifted(userDataEdits(bytesIn(part, at, end)), at);
}

function bytesIn({ bytes, at }: Part, start: number, end: number): Bytes {
  return bytes.subarray(Math.max(0, start - at), Math.max(0, end - at));
}

function shifted(edits: Edit[], by: number): Edit[] {
  return edits.map((edit) => ({ ...edit, start: edit.start + by, end: edit.end + by }));
}

/** A colour profile with its texts emptied; without them it is as long. */
export function colourEdits(part: Part, { body, end }: Box): Edit[] {
  const kind = latin1(part.bytes, body - part.at, 4);
  if (kind === 'nclx' || kind === 'nclc') return [zeroed(Math.min(end, body + 11), end)];
  const profile = silencedProfile(part.bytes.slice(body + 4 - part.at, end - part.at));
  return profile ? [{ start: body + 4, end, parts: [profile] }] : [zeroed(body + 4, end)];
}

/** FLAC's own blocks of metadata: only the first says how to decode, the others become padding. */
function flacEdits(part: Part, { body, end }: Box): Edit[] {
  const edits: Edit[] = [];
  let at = body + 4;
  while (at + 4 <= end) {
    const head = uintIn(part, at, 1);
    const next = at + 4 + uintIn(part, at + 1, 3);
    if (next > end) throw new Malformed('a block beyond its box');
    if ((head & 0x7f) !== 0) {
      edits.push({ start: at, end: at + 1, parts: [Uint8Array.of((head & 0x80) | 1)] }, zeroed(at + 4, next));
    }
    at = next;
  }
  return edits;
}

/** H.265 keeps some units in the description: only its three kinds of parameter sets (32 to 34) are needed. */
export function unitListEdits(part: Part, { body, end }: Box): Edit[] {
  const edits: Edit[] = [];
  let at = body + 23;
  for (let lists = uintIn(part, body + 22, 1); lists > 0; lists -= 1) {
    const type = uintIn(part, at, 1) & 0x3f;
    let units = uintIn(part, at + 1, 2);
    at += 3;
    for (; units > 0; units -= 1) {
      const next = at + 2 + uintIn(part, at, 2);
      if (next > end) throw new Malformed('a unit beyond its box');
      // Without content it says nothing; its head stays.
      if (type < 32 || type > 34) edits.push(zeroed(Math.min(at + 4, next), next));
      at = next;
    }
  }
  return [...edits, zeroed(at, end)];
}
