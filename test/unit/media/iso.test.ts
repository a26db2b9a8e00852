import { describe, expect, test } from 'vitest';
import { dimensionsOf } from '../../../utils/media/dimensions.ts';
import { minimalExif, readExif } from '../../../utils/media/exif.ts';
import { isoEdits } from '../../../utils/media/iso.ts';
import { withoutLocation } from '../../../utils/media/without-location.ts';
import { box, fullBox, heic, movie, picture, track, u32 } from './boxes.ts';
import { bytesOf, fileOf, freedFrom, noise, packet, withCameraData } from './pictures.ts';

async function cleanedBytes(bytes: Uint8Array, keepCredit: boolean): Promise<Buffer> {
  return bytesOf(await freedFrom(fileOf(bytes), keepCredit));
}

describe.each(['qt  ', 'mp42'])('a movie of brand %s', (brand) => {
  test('loses places, device and dates, moves nothing, and keeps its picture', async () => {
    const before = movie(brand);
    const after = await cleanedBytes(before, false);
    expect(after.indexOf('moov')).toBe(before.indexOf('moov'));
    expect(after.toString('latin1')).not.toMatch(/Secret|location|xmpmeta|Krefeld|gps |udta|uuid/);
    expect(after.includes(u32(0xe2000001))).toBe(false);
    expect(after.indexOf(picture)).toBe(before.indexOf(picture));
  });

  test('is still a movie with its one track', async () => {
    const after = (await cleanedBytes(movie(brand), false)).toString('latin1');
    expect(after.match(/mvhd|trak|tkhd|mdhd|vide|stco/g)).toEqual([
      'mvhd',
      'trak',
      'tkhd',
      'mdhd',
      'vide',
      'stco',
    ]);
  });

  test('keeps its copyright if the rule says so', async () => {
    const after = await cleanedBytes(movie(brand), true);
    expect(after.includes('\xa9cpy', 'latin1')).toBe(true);
    expect(after.includes('Stadt Krefeld')).toBe(true);
    expect(after.includes('Secret')).toBe(false);
  });
});

test('a movie’s large sizes and later versions are read', async () => {
  const date = Buffer.alloc(8, 0xe2);
  const before = Buffer.concat([
    box('ftyp', 'isom', u32(0)),
    Buffer.concat([u32(1), Buffer.from('mdat'), u32(0), u32(16 + picture.length), Buffer.from(picture)]),
    box(
      'moov',
      fullBox('mvhd', 1, date, date, u32(1000), Buffer.alloc(88)),
      track('vide', 16 + 16, [picture.length]),
    ),
  ]);
  const after = await cleanedBytes(before, false);
  expect(after.includes(0xe2)).toBe(false);
  expect(after.includes(picture)).toBe(true);
});

test('a large video is put together from its parts, not copied', async () => {
  const mdat = Buffer.alloc(8);
  mdat.writeUInt32BE(8 + 64 * 1024 * 1024);
  mdat.write('mdat', 4);
  const file = new Blob([
    new Uint8Array(box('ftyp', 'isom', u32(0))),
    new Uint8Array(mdat),
    new Uint8Array(64 * 1024 * 1024),
    new Uint8Array(
      box(
        'moov',
        fullBox('mvhd', 0, u32(1), u32(1), Buffer.alloc(88)),
        track('vide', 24, Array(64).fill(1024 * 1024)),
        box('udta', 'Secret..'),
      ),
    ),
  ]);
  const read: number[] = [];
  const slice = file.slice.bind(file);
  file.slice = (start, end, type) => {
    const part = slice(start, end, type);
    const whole = part.arrayBuffer.bind(part);
    part.arrayBuffer = () => {
      read.push(part.size);
      return whole();
    };
    return part;
  };
  await freedFrom(file);
  expect(read.length).toBeGreaterThan(0);
  // Its pictures are looked through, a few megabytes at a time.
  expect(Math.max(...read)).toBeLessThanOrEqual(4 * 1024 * 1024);
});

describe.each([
  ['version 0', { version: 0 }],
  ['version 1', { version: 1 }],
  ['Exif in idat', { inIdat: true }],
])('a HEIC with places of %s', (_, shape) => {
  const made = async () => {
    const jpeg = await withCameraData(noise(8, 8)).jpeg().toBuffer();
    const start = jpeg.indexOf('Exif\0\0') + 6;
    return heic(jpeg.subarray(start, start + jpeg.readUInt16BE(start - 8) - 8), packet, shape);
  };

  test('loses Exif, XMP, description and the video in it, and moves no byte', async () => {
    const before = await made();
    const after = await cleanedBytes(before, false);
    expect(after.indexOf('mdat')).toBe(before.indexOf('mdat'));
    expect(after.toString('latin1')).not.toMatch(/Secret|Muster|xmpmeta|2024:|moov/);
    expect(after.indexOf(picture)).toBe(before.indexOf(picture));
    expect(after.indexOf('iloc')).toBe(before.indexOf('iloc'));
  });

  test('keeps orientation and credit where they were', async () => {
    const before = await made();
    const after = await cleanedBytes(before, true);
    const exif = readExif(new Uint8Array(after.subarray(before.indexOf('II*\0'))));
    expect(exif.orientation).toBe(6);
    expect(Buffer.from(exif.artist ?? []).toString()).toBe('Erika Muster');
    expect(after.toString('latin1')).not.toMatch(/Secret|xmpmeta|2024:/);
  });

  test('says the size of the whole, not of a tile', async () => {
    expect(await dimensionsOf(fileOf(await made()))).toEqual({ width: 4032, height: 3024, animated: false });
  });
});

test('a HEIC whose Exif lies inside its picture is refused', async () => {
  const exif = minimalExif({ orientation: 6 }) ?? new Uint8Array();
  const before = heic(exif, packet);
  const place = before.indexOf('iloc');
  const first = before.readUInt32BE(place + 20);
  // The second item's offset, 16 bytes behind the first one's.
  before.writeUInt32BE(first + 2, place + 36);
  expect(before.readUInt16BE(place + 28)).toBe(2);
  expect(await withoutLocation(fileOf(before), false)).toEqual({ cleaned: false, why: 'shape' });
});

test('a film with a message beside each of thousands of pictures is not put together from as many pieces', async () => {
  const unit = (...content: (string | Buffer)[]) => {
    const body = Buffer.concat(content.map((piece) => Buffer.from(piece as string, 'latin1')));
    return Buffer.concat([u32(body.length), body]);
  };
  const picture = Buffer.concat([
    unit('\x06\x05\x20', 'SecretPlace-SecretPlace-SecretPl', '\x80'),
    unit('\x65THE-PICTURE'),
  ]);
  const count = 3000;
  const avcC = box('avcC', Buffer.from([1, 0x42, 0xc0, 0x1e, 0xff, 0xe0, 0]));
  const entry = box('avc1', Buffer.alloc(78), avcC);
  const before = Buffer.concat([
    box('ftyp', 'isom', u32(0), 'isom'),
    box('mdat', ...Array(count).fill(picture)),
    box(
      'moov',
      fullBox('mvhd', 0, u32(1), u32(1), Buffer.alloc(88)),
      track('vide', 28, Array(count).fill(picture.length), entry),
    ),
  ]);
  const after = await cleanedBytes(before, false);
  expect(after.length).toBe(before.length);
  expect(after.includes('Secret')).toBe(false);
  expect(after.toString('latin1').split('THE-PICTURE').length - 1).toBe(count);
  const edits = await isoEdits(fileOf(before), false, false);
  expect(edits.length).toBeLessThan(100);
});

test('what a decoder of sound is told stays as it was, whatever it looks like', async () => {
  // Its bits a second look like a start code of pictures.
  const told = Buffer.from('000000000325000100041d40150000000001f4000001f40005021210060102', 'hex');
  const entry = box('mp4a', Buffer.alloc(28), box('esds', told));
  const at = 24;
  const before = Buffer.concat([
    box('ftyp', 'isom', u32(0)),
    box('mdat', 'A PICTURE', 'A SOUND'),
    box(
      'moov',
      fullBox('mvhd', 0, u32(1), u32(1), Buffer.alloc(88)),
      track('vide', at, [9]),
      track('soun', at + 9, [7], entry, 2),
    ),
  ]);
  const after = await cleanedBytes(before, false);
  expect(after.includes(told)).toBe(true);
  expect(after.includes('A PICTUREA SOUND')).toBe(true);
});
