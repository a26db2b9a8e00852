import sharp, { type Sharp } from 'sharp';
import { expect, test } from 'vitest';
import { dimensionsOf } from '../../../utils/media/dimensions.ts';
import { kindOf } from '../../../utils/media/kind.ts';
import { withoutLocation } from '../../../utils/media/without-location.ts';
import { box, heic, movie, u32 } from './boxes.ts';
import { fileOf, noise } from './pictures.ts';

const still: [string, string, (picture: Sharp) => Sharp][] = [
  ['a JPEG', 'image/jpeg', (picture) => picture.jpeg()],
  ['a progressive JPEG', 'image/jpeg', (picture) => picture.jpeg({ progressive: true })],
  ['a PNG', 'image/png', (picture) => picture.png()],
  ['a GIF', 'image/gif', (picture) => picture.gif()],
  ['a WebP', 'image/webp', (picture) => picture.webp()],
  ['a WebP without loss', 'image/webp', (picture) => picture.webp({ lossless: true })],
  ['a WebP with more in it', 'image/webp', (picture) => picture.withIccProfile('p3').webp()],
  ['an AVIF', 'image/avif', (picture) => picture.avif({ effort: 0 })],
];

test.each(still)('%s is told by its bytes, with its size', async (_, type, encode) => {
  const file = fileOf(await encode(noise(301, 17)).toBuffer());
  expect(await kindOf(file)).toBe(type);
  expect(await dimensionsOf(file)).toEqual({ width: 301, height: 17, animated: false });
});

test.each(['gif', 'webp'] as const)('a moving %s is told from a still one', async (kind) => {
  const raw = { width: 20, height: 40, channels: 3, pageHeight: 20 } as const;
  const moving = sharp(await noise(20, 40).raw().toBuffer(), { raw });
  const file = fileOf(await moving.toFormat(kind).toBuffer());
  expect(await dimensionsOf(file)).toEqual({ width: 20, height: 20, animated: true });
});

test('a moving PNG is told from a still one', async () => {
  const png = await noise(20, 20).png().toBuffer();
  const control = Buffer.concat([u32(8), Buffer.from('acTL'), u32(1), u32(0), u32(0)]);
  const file = fileOf(Buffer.concat([png.subarray(0, 33), control, png.subarray(33)]));
  expect((await dimensionsOf(file))?.animated).toBe(true);
});

test('what is remembered of a freed picture is what is left of it', async () => {
  const png = await noise(20, 20).png().toBuffer();
  // An animation's control is eight bytes; of more nobody knows what they are.
  const control = Buffer.concat([u32(12), Buffer.from('acTL'), Buffer.alloc(12, 1), u32(0)]);
  const freed = await withoutLocation(
    fileOf(Buffer.concat([png.subarray(0, 33), control, png.subarray(33)])),
    false,
  );
  if (!freed.cleaned) throw new Error(freed.why);
  expect(await dimensionsOf(freed.file)).toEqual({ width: 20, height: 20, animated: false });
});

test.each([
  ['image/heic', heic(Buffer.alloc(8), 'x')],
  ['image/heif', box('ftyp', 'mif1', u32(0), 'miaf')],
  ['image/avif', box('ftyp', 'mif1', u32(0), 'avif')],
  ['video/quicktime', movie('qt  ')],
  ['video/quicktime', box('wide')],
  ['video/mp4', movie('isom')],
  ['video/webm', Buffer.from('\x1aE\xdf\xa3\x9fB\x86\x81\x01B\x82\x84webm', 'latin1')],
  [undefined, box('ftyp', 'crx ', u32(0), 'isom')],
  [undefined, Buffer.from('BMW ist eine Marke')],
  [undefined, Buffer.alloc(0)],
])('%s is told by its first bytes', async (type, bytes) => {
  expect(await kindOf(fileOf(bytes))).toBe(type);
});

test('a file without a size has none', async () => {
  expect(await dimensionsOf(fileOf(Buffer.from('Mitposten')))).toBe(undefined);
  expect(await dimensionsOf(fileOf((await noise(9, 9).png().toBuffer()).subarray(0, 18)))).toBe(undefined);
});
