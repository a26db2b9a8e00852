import { box, fullBox, heic, u16, u32 } from '../boxes.ts';
import { noise } from '../pictures.ts';
import { type Planted, telling } from './pictures.ts';
import { exif, payload, words, xmp } from './planted.ts';

/** 2026-05-06 in seconds since 1904, as a movie's head says it. */
const date = u32(0xe6_21_0b_59);
const dates = Buffer.concat([date, date]);

const unit = (...content: (Buffer | string)[]) => {
  const body = Buffer.concat(
    content.map((piece) => (typeof piece === 'string' ? Buffer.from(piece, 'latin1') : piece)),
  );
  return Buffer.concat([u32(body.length), body]);
};

/** A picture of H.264: one unit that decoders show. */
const shown = unit('\x65', Buffer.alloc(200, 0x5a));
/** A message for programs, as dashcams and drones put it beside each picture. */
const message = (kind: number, content: Buffer) => {
  const size = Buffer.concat([
    Buffer.alloc(Math.floor(content.length / 255), 0xff),
    Buffer.from([content.length % 255]),
  ]);
  return unit('\x06', Buffer.from([kind]), size, content, '\x80');
};

interface Places {
  brand: string;
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
  cut?: boolean;
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

function pictureEntry({ entry, encoder = '' }: Partial<Places>): Buffer {
  const avcC = box(
    'avcC',
    Buffer.from([
      1, 0x42, 0xc0, 0x1e, 0xff, 0xe1, 0, 4, 0x67, 0x42, 0xc0, 0x1e, 1, 0, 4, 0x68, 0xce, 0x38, 0x80,
    ]),
  );
  const name = Buffer.alloc(32);
  name.write(`\x1f${encoder}`, 'latin1');
  return box(
    'avc1',
    ...[Buffer.alloc(6), u16(1), Buffer.alloc(4), encoder.slice(0, 4).padEnd(4, '\0'), Buffer.alloc(8)],
    ...[u16(64), u16(48), u32(0x480000), u32(0x480000), u32(0), u16(1), name, u16(24), u16(0xffff)],
    avcC,
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

function movie(places: Places): Buffer {
  const ftyp = box('ftyp', places.brand, u32(0), places.brand);
  const sample = Buffer.concat([places.sample ?? Buffer.alloc(0), shown]);
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
function fragmented(inHead: Buffer, inFragment: Buffer, gap: Buffer): Buffer {
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

function movies(brand: string): Planted {
  const one = (places: Omit<Places, 'brand'>) => movie({ brand, ...places });
  const text = (name: string) => box(name, u16(words.length), u16(0x15c7), words);
  const planted: Planted = {
    place: one({
      movie: box('udta', text('\xa9xyz'), text('\xa9mak'), text('\xa9mod'), text('\xa9day'), text('\xa9swr')),
    }),
    'place of 3GPP': one({ movie: box('udta', fullBox('loci', 0, u16(0x15c7), words, '\0\0', payload)) }),
    'keys of QuickTime': one({
      movie: box(
        'meta',
        fullBox('hdlr', 0, u32(0), 'mdta', Buffer.alloc(13)),
        fullBox('keys', 0, u32(1), box('mdta', 'com.apple.quicktime.location.ISO6709')),
        box('ilst', box('\0\0\0\x01', box('data', u32(1), u32(0), words))),
      ),
    }),
    'of an action camera': one({
      movie: box(
        'udta',
        box('FIRM', words),
        box('CAME', payload),
        box('GPMF', payload),
        box('MUID', payload),
      ),
    }),
    'of a track': one({ track: box('udta', box('name', words), box('tagc', payload)) }),
    'XMP in a movie': one({
      movie: box('udta', box('XMP_', xmp)),
      after: box('uuid', Buffer.from('be7acfcb97a942e89c71999491e3afac', 'hex'), xmp),
    }),
    'Exif in a movie': one({ track: box('Exif', exif()), movie: box('uuid', Buffer.alloc(16, 3), exif()) }),
    'in its media': one({ media: box('udta', payload) }),
    'among its tables': one({
      tables: Buffer.concat([
        box('uuid', payload),
        fullBox('sgpd', 1, 'came', payload),
        fullBox('subs', 0, payload),
      ]),
    }),
    'with its description': one({
      entry: Buffer.concat([box('uuid', payload), box('vnd ', payload), box('st3d', payload)]),
    }),
    'with its colours': one({ entry: box('colr', 'prof', telling) }),
    'name of the track': one({ name: words }),
    'name of the encoder': one({ encoder: 'SN-1581F4X7 QuadCam 9000' }),
    'path of the file': one({ reference: Buffer.concat([payload, Buffer.from(words)]) }),
    'what was cut away': one({ gap: payload }),
    'free space': one({
      movie: box('free', payload),
      before: box('skip', payload),
      after: box('free', payload),
    }),
    'a dashcam’s box': one({ movie: box('gps ', payload), before: box('free', u32(4096), payload) }),
    'behind its end': one({ after: payload }),
    'a second head behind': one({
      after: Buffer.concat([box('uuid', payload), Buffer.from('\0\0\0\x09rubbish'), payload]),
    }),
    'beside the pictures': one({ sample: message(5, Buffer.concat([Buffer.alloc(16, 9), payload])) }),
    'beside the pictures, by a maker': one({
      sample: message(4, Buffer.concat([Buffer.from([0x26, 0, 1]), payload])),
    }),
    'in a unit of no kind': one({ sample: unit('\x1f', payload) }),
  };
  const formats: [string, string, Buffer][] = [
    ['subtitles', 'sbtl', box('tx3g', Buffer.alloc(38))],
    ['a text', 'text', box('text', Buffer.alloc(51), words)],
    ['data', 'meta', box('gpmd', Buffer.alloc(8), words)],
    [
      'places',
      'meta',
      box('mebx', Buffer.alloc(8), box('keys', box('keyd', 'mdtacom.apple.quicktime.location'), words)),
    ],
    ['camera motion', 'camm', box('camm', Buffer.alloc(8))],
    ['a time code', 'tmcd', box('tmcd', Buffer.alloc(26), box('name', words))],
    ['closed captions', 'clcp', box('c608', Buffer.alloc(8))],
    ['hints', 'hint', box('rtp ', Buffer.alloc(16), words)],
    ['another kind', 'GPS ', box('gps ', Buffer.alloc(8), words)],
  ];
  for (const [name, handler, format] of formats) {
    planted[`a track of ${name}`] = one({ other: { handler, format, content: payload } });
  }
  return planted;
}

async function avifs(): Promise<Planted> {
  const file = await noise(64, 48)
    .withExif({ IFD0: { Model: words, Artist: 'Erika Muster-Owner' } })
    .withXmp(xmp.toString())
    .avif({ effort: 0 })
    .toBuffer();
  return {
    'its own Exif and XMP': file,
    'behind its end': Buffer.concat([file, payload]),
    'in a box of its own': Buffer.concat([file, box('uuid', payload), box('free', payload)]),
    'a moving picture in it': Buffer.concat([
      file,
      box('mpvd', movie({ brand: 'mp42', movie: box('udta', payload) })),
    ]),
  };
}

/** Every kind of film and what shares its boxes, with something in every place. */
export const films: Record<string, Planted> = {
  MP4: movies('mp42'),
  QuickTime: movies('qt  '),
  'fragmented MP4': {
    'in its head': fragmented(box('udta', box('\xa9xyz', payload)), Buffer.alloc(0), Buffer.alloc(0)),
    'in each fragment': fragmented(Buffer.alloc(0), box('uuid', payload), Buffer.alloc(0)),
    'between the pictures': fragmented(Buffer.alloc(0), Buffer.alloc(0), payload),
  },
  AVIF: await avifs(),
  HEIC: {
    'Exif and XMP': heic(exif(), xmp.toString()),
    'Exif and XMP, places of another kind': heic(exif(true), xmp.toString(), { version: 0 }),
    'Exif in the index': heic(exif(), xmp.toString(), { inIdat: true }),
    'behind its end': Buffer.concat([heic(exif(), xmp.toString()), payload]),
  },
};

/** How a movie's head says when it was taken, in bytes. */
export const dateOfRecording = date;
