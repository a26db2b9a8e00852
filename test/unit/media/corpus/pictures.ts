import { deflateSync } from 'node:zlib';
import sharp, { type JpegOptions, type PngOptions, type WebpOptions } from 'sharp';
import { noise } from '../pictures.ts';
import { exif, payload, photoshop, tellingProfile, words, xmp } from './planted.ts';

/** Files with something planted in them, by the place where it was. */
export type Planted = Record<string, Buffer>;

const profile = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#123456' } })
  .withIccProfile('p3')
  .png()
  .toBuffer()
  .then(async (png) => (await sharp(png).metadata()).icc ?? Buffer.alloc(0));
/** A colour profile that tells everything. */
export const telling = tellingProfile(profile);

const insert = (file: Buffer, at: number, ...pieces: Buffer[]) =>
  Buffer.concat([file.subarray(0, at), ...pieces, file.subarray(at)]);
const picture = () => noise(64, 48);

function segment(marker: number, ...content: (Buffer | string)[]): Buffer {
  const body = Buffer.concat(
    content.map((piece) => (typeof piece === 'string' ? Buffer.from(piece, 'latin1') : piece)),
  );
  return Buffer.concat([Buffer.from([0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 255]), body]);
}

async function jpegs(settings: JpegOptions): Promise<Planted> {
  const file = await picture().jpeg(settings).toBuffer();
  const scan = file.indexOf(Buffer.from([0xff, 0xda]));
  const end = file.length - 2;
  const early = (...pieces: Buffer[]) => insert(file, 2, ...pieces);
  const another = insert(file, 2, segment(0xe1, 'Exif\0\0', exif()));
  const planted: Planted = {
    Exif: early(segment(0xe1, 'Exif\0\0', exif())),
    'Exif of the other order': early(segment(0xe1, 'Exif\0\0', exif(true))),
    'Exif behind the tables': insert(file, scan, segment(0xe1, 'Exif\0\0', exif())),
    XMP: early(segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0', xmp)),
    'XMP that is continued': early(segment(0xe1, 'http://ns.adobe.com/xmp/extension/\0', payload)),
    'Photoshop and IPTC': early(segment(0xed, photoshop)),
    'colour profile': early(segment(0xe2, 'ICC_PROFILE\0\x01\x01', telling)),
    'colour profile that is not whole': early(segment(0xe2, 'ICC_PROFILE\0\x01\x02', telling)),
    'several pictures': early(segment(0xe2, 'MPF\0', payload)),
    FlashPix: early(segment(0xe2, 'FPXR\0', payload)),
    'JFXX thumbnail': early(segment(0xe0, 'JFXX\0\x13', payload)),
    'JFIF thumbnail': early(segment(0xe0, 'JFIF\0\x01\x02\0\0\x01\0\x01\x10\x10', payload)),
    'Adobe with more': early(segment(0xee, 'Adobe\0\x64\0\0\0\0\x01', payload)),
    comment: early(segment(0xfe, words), segment(0xfe, payload)),
    'content credentials': early(segment(0xeb, 'JP\0\x01\0\0\0\x01', payload)),
    'rubbish before a marker': insert(file, 4 + file.readUInt16BE(4), Buffer.from([0x11, 0x22]), payload),
    'between tables': insert(file, scan, payload),
    'behind the scan': insert(file, end, payload),
    'behind the end': Buffer.concat([file, payload]),
    'another picture behind the end': Buffer.concat([file, another]),
    'a moving picture behind the end': Buffer.concat([
      file,
      Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0isommp42'),
      payload,
    ]),
    'a phone’s trailer': Buffer.concat([
      file,
      Buffer.from('\0\0\x01\x0aImage_UTC_Data'),
      payload,
      Buffer.from('SEFT'),
    ]),
  };
  for (let n = 3; n < 16; n += 1) planted[`APP${n}`] = early(segment(0xe0 + n, 'Camera\0', payload));
  return planted;
}

function chunk(type: string, ...content: (Buffer | string)[]): Buffer {
  const body = Buffer.concat(
    content.map((piece) => (typeof piece === 'string' ? Buffer.from(piece, 'latin1') : piece)),
  );
  const size = Buffer.alloc(4);
  size.writeUInt32BE(body.length);
  return Buffer.concat([size, Buffer.from(type, 'latin1'), body, Buffer.alloc(4)]);
}

async function pngs(settings: PngOptions): Promise<Planted> {
  const file = await picture().png(settings).toBuffer();
  const early = (...pieces: Buffer[]) => insert(file, 33, ...pieces);
  const idat = file.indexOf('IDAT') - 4;
  const pixels = file.subarray(idat + 8, idat + 8 + file.readUInt32BE(idat));
  return {
    Exif: early(chunk('eXIf', exif())),
    text: early(chunk('tEXt', 'Comment\0', words), chunk('tEXt', 'Raw profile type exif\0', payload)),
    'packed text': early(chunk('zTXt', 'Comment\0\0', deflateSync(payload))),
    XMP: early(chunk('iTXt', 'XML:com.adobe.xmp\0\0\0\0\0', xmp)),
    time: early(chunk('tIME', payload)),
    'colour profile': early(chunk('iCCP', 'P3\0\0', deflateSync(telling))),
    'name of the colour profile': early(chunk('iCCP', `${words.slice(0, 70)}\0\0`, deflateSync(profile))),
    'suggested palette': early(chunk('sPLT', words.slice(0, 70), '\0\x08', payload)),
    'content credentials': early(chunk('caBX', payload)),
    signature: early(chunk('dSIG', payload)),
    'a number that is too long': early(chunk('pHYs', '\0\0\0\x01\0\0\0\x01\x01', payload)),
    'a program’s own': early(chunk('vpAg', payload), chunk('mkBS', words)),
    'in the pixels, behind them': Buffer.concat([
      file.subarray(0, idat),
      chunk('IDAT', pixels, payload),
      chunk('IEND'),
    ]),
    'behind the pixels': insert(file, file.length - 12, chunk('tEXt', 'Comment\0', payload)),
    'behind the end': Buffer.concat([file, payload]),
  };
}

async function gifs(): Promise<Planted> {
  const frames = await Promise.all(
    ['#dc2626', '#16a34a'].map((background) =>
      sharp({ create: { width: 30, height: 20, channels: 3, background } })
        .png()
        .toBuffer(),
    ),
  );
  const file = await sharp(frames, { join: { animated: true } })
    .gif({ delay: [90, 90] })
    .toBuffer();
  const start = 13 + ((file[10] ?? 0) & 0x80 ? 3 * 2 ** (((file[10] ?? 0) & 7) + 1) : 0);
  const blocks = (bytes: Buffer) => {
    const made: Buffer[] = [];
    for (let at = 0; at < bytes.length; at += 255) {
      const part = bytes.subarray(at, at + 255);
      made.push(Buffer.from([part.length]), part);
    }
    return Buffer.concat([...made, Buffer.from([0])]);
  };
  const application = (name: string, bytes: Buffer) =>
    Buffer.concat([Buffer.from(`!\xff\x0b${name}`, 'latin1'), blocks(bytes)]);
  const early = (...pieces: Buffer[]) => insert(file, start, ...pieces);
  const end = file.length - 1;
  return {
    comment: early(Buffer.concat([Buffer.from('!\xfe', 'latin1'), blocks(payload)])),
    XMP: early(Buffer.concat([Buffer.from('!\xff\x0bXMP DataXMP', 'latin1'), blocks(xmp)])),
    'colour profile': early(application('ICCRGBG1012', telling)),
    'a program’s own': early(application('CAMERA  1.0', payload)),
    'written text': early(Buffer.concat([Buffer.from('!\x01\x0c'), Buffer.alloc(12), blocks(payload)])),
    'with the loop': early(
      Buffer.concat([application('NETSCAPE2.0', Buffer.from('\x01\0\0')).subarray(0, -1), blocks(payload)]),
    ),
    'with the pixels, behind them': Buffer.concat([
      file.subarray(0, end - 1),
      blocks(payload),
      Buffer.from(';'),
    ]),
    'behind the end': Buffer.concat([file, payload]),
  };
}

function riff(type: string, content: Buffer): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(content.length);
  return Buffer.concat([Buffer.from(type), size, content, Buffer.alloc(content.length % 2)]);
}

async function webps(settings: WebpOptions): Promise<Planted> {
  const plain = await picture().webp(settings).toBuffer();
  const shown = plain.subarray(12);
  const header = riff('VP8X', Buffer.from([0x2c, 0, 0, 0, 63, 0, 0, 47, 0, 0]));
  const file = (...chunks: Buffer[]) => {
    const body = Buffer.concat([Buffer.from('WEBP'), ...chunks]);
    return riff('RIFF', body);
  };
  const longer = Buffer.concat([shown, payload, Buffer.alloc((shown.length + payload.length) % 2)]);
  longer.writeUInt32LE(longer.length - 8, 4);
  return {
    Exif: file(header, shown, riff('EXIF', exif(true))),
    'Exif before the picture': file(header, riff('EXIF', exif()), shown),
    XMP: file(header, shown, riff('XMP ', xmp)),
    'colour profile': file(header, riff('ICCP', telling), shown),
    'a program’s own': file(header, riff('CAME', payload), shown),
    'in the picture, behind it': file(longer),
    'behind the end': Buffer.concat([file(header, shown), payload]),
  };
}

async function other(): Promise<Planted> {
  const raw = await picture().raw().toBuffer();
  const head = Buffer.alloc(54);
  head.write('BM');
  head.writeUInt32LE(54 + raw.length, 2);
  head.writeUInt32LE(54, 10);
  head.writeUInt32LE(40, 14);
  head.writeInt32LE(64, 18);
  head.writeInt32LE(48, 22);
  head.writeUInt16LE(1, 26);
  head.writeUInt16LE(24, 28);
  const tiff = await picture()
    .withExif({ IFD0: { Model: words, Artist: 'Erika Muster-Owner' } })
    .tiff()
    .toBuffer();
  return {
    'BMP, behind it': Buffer.concat([head, raw, payload]),
    TIFF: Buffer.concat([tiff, payload]),
    SVG: Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg"><metadata>${words}</metadata></svg>`),
  };
}

/** Every kind of picture, with something in every place. */
export const pictures: Record<string, Planted> = {
  JPEG: await jpegs({}),
  'progressive JPEG': await jpegs({ progressive: true }),
  'JPEG without subsampling': await jpegs({ chromaSubsampling: '4:4:4', quality: 95 }),
  PNG: await pngs({}),
  'interlaced PNG': await pngs({ progressive: true }),
  GIF: await gifs(),
  WebP: await webps({}),
  'lossless WebP': await webps({ lossless: true }),
  'other pictures': await other(),
};
