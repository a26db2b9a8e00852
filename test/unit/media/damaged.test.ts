import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dimensionsOf } from '../../../utils/media/dimensions.ts';
import { kindOf } from '../../../utils/media/kind.ts';
import { withoutLocation } from '../../../utils/media/without-location.ts';
import { heic, movie } from './boxes.ts';
import { bytesOf, fileOf, freedFrom, noise, packet, withCameraData } from './pictures.ts';

const picture = () => withCameraData(noise(12, 9));
const files = await Promise.all([
  picture().jpeg().toBuffer(),
  picture().jpeg({ progressive: true }).toBuffer(),
  picture().png().toBuffer(),
  picture().webp().toBuffer(),
  picture().avif({ effort: 0 }).toBuffer(),
  noise(12, 9).gif().toBuffer(),
  heic(Buffer.from('II*\0\x08\0\0\0\0\0'), packet),
  heic(Buffer.from('II*\0\x08\0\0\0\0\0'), packet, { inIdat: true }),
  movie(),
]);

const damage = fc.record({
  file: fc.constantFrom(...files),
  cut: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: 1 }),
  bytes: fc.array(
    fc.record({
      place: fc.double({ min: 0, max: 1, noNaN: true }),
      value: fc.oneof(fc.constantFrom(0, 1, 0x7f, 0xff), fc.nat(255)),
    }),
    { maxLength: 12 },
  ),
});

/** Nothing is thrown; what was cleaned is whole again, and has nothing more to lose. */
async function holds(bytes: Uint8Array, keepCredit: boolean): Promise<void> {
  const file = fileOf(bytes);
  await Promise.all([kindOf(file), dimensionsOf(file)]);
  const once = await withoutLocation(file, keepCredit);
  if (!once.cleaned) return;
  const twice = await freedFrom(once.file, keepCredit);
  expect((await bytesOf(twice)).equals(await bytesOf(once.file))).toBe(true);
}

test('any damage to a real file is borne', async () => {
  await fc.assert(
    fc.asyncProperty(damage, fc.boolean(), async ({ file, cut, bytes }, keepCredit) => {
      const damaged = Buffer.from(file.subarray(0, Math.ceil(file.length * cut)));
      for (const { place, value } of bytes) damaged[Math.floor(place * (damaged.length - 1))] = value;
      await holds(damaged, keepCredit);
    }),
    { numRuns: 1500 },
  );
}, 30_000);

test('damage to the first kilobyte, where the structure is, is borne', async () => {
  await fc.assert(
    fc.asyncProperty(damage, fc.boolean(), async ({ file, bytes }, keepCredit) => {
      const damaged = Buffer.from(file);
      for (const { place, value } of bytes)
        damaged[Math.floor(place * Math.min(1000, file.length - 1))] = value;
      await holds(damaged, keepCredit);
    }),
    { numRuns: 1500 },
  );
}, 30_000);

test('any bytes behind the start of any kind are borne', async () => {
  const starts = files.map((file) => file.subarray(0, 16));
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(Buffer.alloc(0), ...starts),
      fc.uint8Array({ maxLength: 400 }),
      fc.boolean(),
      (start, bytes, keepCredit) => holds(Buffer.concat([start, bytes]), keepCredit),
    ),
    { numRuns: 1000 },
  );
}, 30_000);
