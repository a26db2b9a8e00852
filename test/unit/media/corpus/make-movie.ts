import { box, fullBox, u16, u32 } from '../boxes.ts';
import { payload, words } from './planted.ts';

/** 2026-05-06 in seconds since 1904, as a movie's head says it. */
export const dateOfRecording = u32(0xe6_21_0b_59);
const dates = Buffer.concat([dateOfRecording, dateOfRecording]);

/** A unit of H.264 or H.265, behind its length. */
export const unit = (...content: (Buffer | string)[]) => {
  const body = Buffer.concat(
    content.map((piece) => (typeof piece === 'string' ? Buffer.from(piece, 'latin1') : piece)),
  );
  return Buffer.concat([u32(body.length), body]);
};

/** A picture of H.264: one unit that decoders show. */
const shown = unit('\x65', Buffer.alloc(200, 0x5a));
/** A message for programs, as dashcams and drones put it beside each picture. */
export const message = (kind: number, content: Buffer) => {
  const size = Buffer.concat([
    Buffer.alloc(Math.floor(content.length / 255), 0xff),
    Buffer.from([content.length % 255]),
  ]);
  return unit('\x06', Buffer.from([kind]), size, content, '\x80');
};

/** A unit of AV1, whose size is in groups of seven bits. */
export const openUnit = (kind: number, ...content: Buffer[]) => {
  const body = Buffer.concat(content);
  return Buffer.concat([Buffer.from([(kind << 3) | 2, (body.length & 0x7f) | 0x80, body.length >> 7]), body]);
};

/** Where in a movie something is planted. */
export interface Places {
  brand: string;
  /** H.264 where it is not said. */
  format?: 'av01' | 'mp4v';
  /** In the movie's head, in the picture's track, in its media, among its tables, with the description of its samples. */
  movie?: Buffer;
  track?: Buffer;
  media?: Buffer;
  tables?: Buffer;
  entry?: Buffer;
  name?: string;
  reference?: Buffer;
  encoder?: string;
  sample?: Buffer;
  gap?: Buffer;
  other?: { handler: string; format: Buffer; content: Buffer };
  before?: Buffer;
  after?: Buffer;
}

function track(
  id: number,
  handler: string,
  entry: Buffer,
  at: number,
  size: number,
  places: Partial<Places> = {},
): Buffer {
  return box(
    'trak',
    fullBox('tkhd', 0, dates, u32(id), Buffer.alloc(68)),
    box('edts', fullBox('elst', 0, u32(1), u32(1000), u32(0), u32(0x10000))),
    places.track ?? '',
    box(
      'mdia',
      fullBox('mdhd', 0, dates, u32(1000), u32(1000), u32(0)),
      fullBox('hdlr', 0, 'mhlr', handler, 'CAME', Buffer.alloc(8), `${places.name ?? ''}\0`),
      places.media ?? '',
      box(
        'minf',
        handler === 'soun' ? fullBox('smhd', 0, u32(0)) : fullBox('vmhd', 0, u32(0), u32(0)),
        box('dinf', fullBox('dref', 0, u32(1), Buffer.concat([box('alis', u32(1), places.reference ?? '')]))),
        box(
          'stbl',
          fullBox('stsd', 0, u32(1), entry),
          fullBox('stts', 0, u32(1), u32(1), u32(1000)),
          fullBox('stsc', 0, u32(1), u32(1), u32(1), u32(1)),
          fullBox('stsz', 0, u32(0), u32(1), u32(size)),
          fullBox('stco', 0, u32(1), u32(at)),
          places.tables ?? '',
        ),
      ),
    ),
  );
}

function pictureEntry({ entry, encoder = '', format }: Partial<Places>): Buffer {
  const avcC = box(
    'avcC',
    Buffer.from([
      1, 0x42, 0xc0, 0x1e, 0xff, 0xe1, 0, 4, 0x67, 0x42, 0xc0, 0x1e, 1, 0, 4, 0x68, 0xce, 0x38, 0x80,
    ]),
  );
  const name = Buffer.alloc(32);
  name.write(`\x1f${encoder}`, 'latin1');
  return box(
    format ?? 'avc1',
    ...[Buffer.alloc(6), u16(1), Buffer.alloc(4), encoder.slice(0, 4).padEnd(4, '\0'), Buffer.alloc(8)],
    ...[u16(64), u16(48), u32(0x480000), u32(0x480000), u32(0), u16(1), name, u16(24), u16(0xffff)],
    format ? '' : avcC,
    entry ?? '',
  );
}

const soundEntry = box(
  'mp4a',
  Buffer.alloc(6),
  u16(1),
  Buffer.alloc(8),
  u16(2),
  u16(16),
  u32(0),
  u32(48_000 * 65_536),
  box('esds', Buffer.alloc(20)),
);
const sound = Buffer.alloc(60, 0x21);

/** A movie with a track of pictures, one of sound and, if there is one, another. */
export function movie(places: Places): Buffer {
  const ftyp = box('ftyp', places.brand, u32(0), places.brand);
  const seen = places.format === 'av01' ? openUnit(6, Buffer.alloc(200, 0x5a)) : shown;
  const sample = Buffer.concat([places.sample ?? Buffer.alloc(0), seen]);
  const gap = places.gap ?? Buffer.alloc(0);
  const extra = places.other?.content ?? Buffer.alloc(0);
  const mdat = box('mdat', gap, sample, gap, sound, extra, gap);
  const start = ftyp.length + (places.before?.length ?? 0) + 8 + gap.length;
  const soundAt = start + sample.length + gap.length;
  const moov = box(
    'moov',
    fullBox('mvhd', 0, dates, u32(1000), u32(1000), Buffer.alloc(80)),
    track(1, 'vide', pictureEntry(places), start, sample.length, places),
    track(2, 'soun', soundEntry, soundAt, sound.length),
    places.other
      ? track(3, places.other.handler, places.other.format, soundAt + sound.length, extra.length)
      : '',
    places.movie ?? '',
  );
  return Buffer.concat([ftyp, places.before ?? Buffer.alloc(0), mdat, moov, places.after ?? Buffer.alloc(0)]);
}

/** The same in fragments, as recorders and web sites write it. */
export function fragmented(inHead: Buffer, inFragment: Buffer, gap: Buffer): Buffer {
  const ftyp = box('ftyp', 'iso5', u32(0), 'iso5');
  const empty = Buffer.concat([
    fullBox('stsd', 0, u32(1), pictureEntry({})),
    ...['stts', 'stsc', 'stco'].map((type) => fullBox(type, 0, u32(0))),
    fullBox('stsz', 0, u32(0), u32(0)),
  ]);
  const moov = box(
    'moov',
    fullBox('mvhd', 0, dates, u32(1000), u32(0), Buffer.alloc(80)),
    box(
      'trak',
      fullBox('tkhd', 0, dates, u32(1), Buffer.alloc(68)),
      box(
        'mdia',
        fullBox('mdhd', 0, dates, u32(1000), u32(0), u32(0)),
        fullBox('hdlr', 0, u32(0), 'vide', Buffer.alloc(12), words),
        box('minf', box('stbl', empty)),
      ),
    ),
    box('mvex', fullBox('trex', 0, u32(1), u32(1), u32(1000), u32(shown.length), u32(0))),
    inHead,
  );
  const moof = (offset: number): Buffer =>
    box(
      'moof',
      fullBox('mfhd', 0, u32(1)),
      box(
        'traf',
        Buffer.concat([box('tfhd', Buffer.from([0, 2, 0, 0]), u32(1))]),
        fullBox('tfdt', 0, u32(0)),
        box('trun', Buffer.from([0, 0, 0, 1]), u32(2), u32(offset)),
        inFragment,
      ),
      inFragment,
    );
  const size = moof(0).length;
  return Buffer.concat([
    ftyp,
    moov,
    moof(size + 8 + gap.length),
    box('mdat', gap, shown, shown, gap),
    box('emsg', payload),
  ]);
}
