import { box, fullBox, heic, u16, u32 } from '../boxes.ts';
import { noise } from '../pictures.ts';
import { fragmented, message, movie, openUnit, type Places, unit } from './make-movie.ts';
import { type Planted, telling } from './pictures.ts';
import { exif, payload, words, xmp } from './planted.ts';

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
    'beside the pictures, in AV1': one({ format: 'av01', sample: openUnit(5, Buffer.from([25]), payload) }),
    'beside the pictures, in AV1, by a maker': one({
      format: 'av01',
      sample: openUnit(5, Buffer.from([4, 0x26, 0, 1]), payload),
    }),
    'in MPEG-4, with what its decoder is told': one({
      format: 'mp4v',
      entry: box(
        'esds',
        Buffer.from([
          0, 0, 0, 0, 3, 0x81, 0x48, 0, 1, 0, 4, 0x81, 0x3e, 0x20, 0x11, 0, 0, 0, 0, 1, 0xf4, 0, 0, 1, 0xf4,
          0,
        ]),
        Buffer.from([5, 0x81, 0x16, 0, 0, 1, 0xb0, 1, 0, 0, 1, 0xb2]),
        words,
      ),
    }),
    'in MPEG-4': one({
      format: 'mp4v',
      sample: Buffer.concat([Buffer.from([0, 0, 1, 0xb2]), Buffer.from(words), Buffer.from([0, 0, 1, 0xb6])]),
    }),
    'a picture for each chapter': one({
      other: { handler: 'vide', format: box('jpeg', Buffer.alloc(78)), content: payload },
    }),
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
