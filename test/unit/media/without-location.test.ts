import sharp, { type Sharp } from 'sharp';
import { describe, expect, test } from 'vitest';
import { joined, latin1Bytes, uintBytes } from '../../../utils/media/bytes.ts';
import { withoutLocation } from '../../../utils/media/without-location.ts';
import { bytesOf, fileOf, freedFrom, noise, packet, pixelsOf, secrets, withCameraData } from './pictures.ts';

const told = [...secrets, 'SecretPlace', 'xmpmeta'];
const kinds: [string, (picture: Sharp) => Sharp][] = [
  ['jpeg', (picture) => picture.jpeg()],
  ['progressive jpeg', (picture) => picture.jpeg({ progressive: true })],
  ['png', (picture) => picture.png()],
  ['webp', (picture) => picture.webp()],
  ['lossless webp', (picture) => picture.webp({ lossless: true })],
  ['avif', (picture) => picture.avif({ effort: 0 })],
];

describe.each(kinds)('a %s', (kind, encode) => {
  const made = encode(withCameraData(noise(90, 60))).toBuffer();

  test('loses place, device, dates and XMP, and no pixel', async () => {
    const before = await made;
    expect(told.some((word) => before.includes(word))).toBe(true);
    const file = await freedFrom(fileOf(before, 'image/x'));
    const after = await bytesOf(file);
    expect(file.type).toBe('image/x');
    expect(told.filter((word) => after.includes(word))).toEqual([]);
    expect(after.includes('Erika Muster')).toBe(false);
    expect((await pixelsOf(after)).equals(await pixelsOf(before))).toBe(true);
  });

  test('keeps orientation and colour profile', async () => {
    const before = await sharp(await made).metadata();
    const file = await freedFrom(fileOf(await made), false);
    const after = await sharp(await bytesOf(file)).metadata();
    expect(after.orientation).toBe(before.orientation);
    if (kind !== 'avif') expect(after.orientation).toBe(6);
    expect(after.icc).toBeDefined();
    // The colours themselves are compared as pixels above; its texts, maker and day are gone.
    expect(after.icc?.length).toBe(before.icc?.length);
    if (kind !== 'avif') expect(after.icc?.toString('latin1')).not.toMatch(/CC0|Copyright|P3|lcms/);
  });

  test('keeps the credit if the rule says so, and still nothing else', async () => {
    const file = await freedFrom(fileOf(await made), true);
    const after = await bytesOf(file);
    expect(after.includes('Erika Muster')).toBe(true);
    expect(after.includes('Stadt Krefeld')).toBe(true);
    expect(told.filter((word) => after.includes(word))).toEqual([]);
    expect((await pixelsOf(after)).equals(await pixelsOf(await made))).toBe(true);
  });

  test('has nothing more to lose the second time', async () => {
    const once = await freedFrom(fileOf(await made), true);
    const twice = await freedFrom(once, true);
    expect((await bytesOf(twice)).equals(await bytesOf(once))).toBe(true);
  });
});

test.each(['jpeg', 'png', 'webp'] as const)('a %s is exactly as large as what is left', async (kind) => {
  const plain = await noise(40, 30).toFormat(kind).toBuffer();
  const camera = await noise(40, 30)
    .withExif({ IFD0: { Model: 'SecretCam' } })
    .toFormat(kind)
    .toBuffer();
  const file = await freedFrom(fileOf(camera), false);
  // A WebP keeps its extended header: ten bytes and their name.
  expect(file.size).toBe(plain.length + (kind === 'webp' ? 18 : 0));
  expect(camera.length).toBeGreaterThan(file.size);
});

describe('a JPEG', () => {
  const segment = (marker: number, content: Uint8Array<ArrayBuffer>) =>
    joined(Uint8Array.of(0xff, marker), uintBytes(content.length + 2, 2), content);
  const withSegments = async (...segments: Uint8Array<ArrayBuffer>[]) => {
    const jpeg = new Uint8Array(await noise(20, 20).jpeg().toBuffer());
    return joined(jpeg.slice(0, 2), ...segments, jpeg.slice(2));
  };
  const iptc = (set: number, text: string) =>
    joined(Uint8Array.of(0x1c, 2, set), uintBytes(text.length, 2), latin1Bytes(text));
  const app13 = (records: Uint8Array<ArrayBuffer>) =>
    joined(latin1Bytes('Photoshop 3.0\x008BIM\x04\x04\0\0'), uintBytes(records.length, 4), records);

  test('loses IPTC, comments, other programs’ segments and what phones append', async () => {
    const jpeg = await withSegments(
      segment(0xed, app13(joined(iptc(90, 'SecretPlace'), iptc(80, 'Erika Muster')))),
      segment(0xfe, latin1Bytes('SecretPlace')),
      segment(0xe5, latin1Bytes('SecretCam')),
      segment(0xe2, latin1Bytes('MPF\0SecretCam')),
    );
    const before = joined(jpeg, latin1Bytes('ftypmp42 SecretPlace'));
    const after = await bytesOf(await freedFrom(fileOf(before), false));
    expect(after.equals(await noise(20, 20).jpeg().toBuffer())).toBe(true);
  });

  test('keeps an agency’s credit from IPTC, else from XMP', async () => {
    const fromIptc = segment(0xed, app13(joined(iptc(90, 'SecretPlace'), iptc(80, 'Erika Muster'))));
    const xmp = segment(
      0xe1,
      new Uint8Array(Buffer.concat([Buffer.from('http://ns.adobe.com/xap/1.0/\0'), Buffer.from(packet)])),
    );
    const artist = async (...segments: Uint8Array<ArrayBuffer>[]) => {
      const file = await freedFrom(fileOf(await withSegments(...segments)), true);
      const after = await bytesOf(file);
      expect(after.includes('SecretPlace')).toBe(false);
      return (await sharp(after).metadata()).exif?.toString();
    };
    expect(await artist(fromIptc)).toContain('Erika Muster');
    expect(await artist(xmp)).toContain('Agentur & Söhne');
  });

  test('loses the thumbnail in its JFIF header', async () => {
    const jpeg = new Uint8Array(await noise(20, 20).jpeg().toBuffer());
    const jfif = joined(latin1Bytes('JFIF\0\x01\x02\0\0\x01\0\x01\x02\x01'), latin1Bytes('Secret'));
    const before = joined(jpeg.slice(0, 2), segment(0xe0, jfif), jpeg.slice(2));
    const after = await bytesOf(await freedFrom(fileOf(before), false));
    expect(after.includes('Secret')).toBe(false);
    expect((await pixelsOf(after)).equals(await pixelsOf(jpeg))).toBe(true);
  });
});

test('a PNG keeps its credit lines and loses the other texts', async () => {
  const png = new Uint8Array(await noise(20, 20).png().toBuffer());
  const chunk = (type: string, text: string) =>
    joined(uintBytes(text.length, 4), latin1Bytes(type + text), new Uint8Array(4));
  const before = joined(
    png.slice(0, 33),
    chunk('tEXt', 'Author\0Erika Muster'),
    chunk('tEXt', 'Comment\0SecretPlace'),
    chunk('tIME', 'SecretT'),
    chunk('caBX', 'SecretCam'),
    png.slice(33),
    latin1Bytes('SecretTail'),
  );
  const kept = await bytesOf(await freedFrom(fileOf(before), true));
  expect(kept.includes('Author\0Erika Muster')).toBe(true);
  expect(kept.includes('Secret')).toBe(false);
  const bare = await bytesOf(await freedFrom(fileOf(before), false));
  expect(bare.equals(png)).toBe(true);
});

test('a GIF loses comments and XMP, and goes on moving', async () => {
  const frames = await noise(20, 40).gif().toBuffer();
  const gif = await sharp(frames).gif({ loop: 3 }).toBuffer();
  const moving = await sharp(await noise(20, 40).raw().toBuffer(), {
    raw: { width: 20, height: 40, channels: 3, pageHeight: 20 },
  })
    .gif({ loop: 3, delay: [100, 200] })
    .toBuffer();
  expect((await sharp(moving).metadata()).pages).toBe(2);
  for (const before of [gif, moving]) {
    const trailer = before.length - 1;
    const told = Buffer.concat([
      before.subarray(0, trailer),
      Buffer.from('!\xfe\x0bSecretPlace\0', 'latin1'),
      Buffer.from('!\xff\x0bXMP DataXMP\x06Secret\0', 'latin1'),
      Buffer.from(';SecretTail', 'latin1'),
    ]);
    const file = await freedFrom(fileOf(told));
    expect((await bytesOf(file)).equals(before)).toBe(true);
  }
});

test.each([
  ['nothing', Buffer.alloc(0), 'kind'],
  ['a text', Buffer.from('Mitposten'), 'kind'],
  ['half a JPEG segment', Buffer.from('\xff\xd8\xff\xe1\x40\0Exif', 'latin1'), 'shape'],
  ['a PNG cut off', Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR', 'latin1'), 'shape'],
  ['boxes that lie', Buffer.from('\0\0\0\x10ftypheic\0\0\0\0\x7f\0\0\0meta', 'latin1'), 'shape'],
])('%s is refused, and there is no file to be sent', async (_, bytes, why) => {
  expect(await withoutLocation(fileOf(bytes), false)).toEqual({ cleaned: false, why });
});

test('a file that cannot be read is refused', async () => {
  const file = fileOf(Buffer.from('gone'));
  file.slice = () => {
    throw new DOMException('gone', 'NotReadableError');
  };
  expect(await withoutLocation(file, false)).toEqual({ cleaned: false, why: 'unreadable' });
});
