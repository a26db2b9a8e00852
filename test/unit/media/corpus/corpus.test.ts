import { afterAll, describe, expect, test } from 'vitest';
import { dimensionsOf } from '../../../../utils/media/dimensions.ts';
import { freePicture } from '../../../../utils/media/free-picture.ts';
import { bytesOf, fileOf } from '../pictures.ts';
import { sharpCodec } from '../sharp-codec.ts';
import { damages } from './damage.ts';
import { dateOfRecording } from './make-movie.ts';
import { films } from './movies.ts';
import { pictures } from './pictures.ts';
import { credit, found, needles, payload } from './planted.ts';
import { webms } from './webms.ts';

interface Tally {
  files: number;
  planted: number;
  cleaned: number;
  anew: number;
  refused: number;
  found: number;
}
const none = (): Tally => ({ files: 0, planted: 0, cleaned: 0, anew: 0, refused: 0, found: 0 });
const tallies: Record<string, Tally> = {};

/** As the background does it: cleaned as it is, else by a codec, which stands in for the browser's. */
async function outcome(
  bytes: Buffer,
  isPicture: boolean,
  keepCredit = false,
): Promise<{ how: keyof Tally; left: Buffer }> {
  const codec = sharpCodec();
  const blind = { ...codec, decode: async () => undefined };
  const freed = await freePicture(fileOf(bytes), keepCredit, isPicture ? forgiving(codec) : blind);
  if (!freed.cleaned) return { how: 'refused', left: Buffer.alloc(0) };
  const left = await bytesOf(freed.file);
  // What is remembered of a file from before is what its own bytes say.
  expect.soft(await dimensionsOf(freed.file)).toEqual(await dimensionsOf(fileOf(left)));
  return { how: freed.how === 'written-anew' ? 'anew' : 'cleaned', left };
}

/** A browser's codec says that it cannot, and does not throw. */
function forgiving(codec: ReturnType<typeof sharpCodec>): ReturnType<typeof sharpCodec> {
  return { ...codec, decode: (file) => codec.decode(file).catch(() => undefined) };
}

async function tried(kind: string, name: string, bytes: Buffer, isPicture: boolean): Promise<keyof Tally> {
  const { how, left } = await outcome(bytes, isPicture);
  const tally = tallies[kind] ?? none();
  tallies[kind] = tally;
  tally.files += 1;
  tally.planted += found(bytes);
  tally[how] += 1;
  tally.found += found(left);
  expect.soft(found(left), `${kind}: ${name}`).toBe(0);
  if (!isPicture) expect.soft(left.includes(dateOfRecording), `${kind}: ${name}: when`).toBe(false);
  return how;
}

/** Browsers show a BMP, what stands in for them here does not; nobody draws an SVG from a file. */
const mayBeRefused = new Set(['other pictures: SVG', 'other pictures: BMP, behind it']);

describe.each(Object.entries({ ...pictures, ...films, ...webms }))('%s', (kind, planted) => {
  const isPicture = kind in pictures || kind === 'AVIF';

  test.each(Object.entries(planted))('%s: nothing is left of what was planted', async (place, bytes) => {
    expect(found(bytes) > 0 || place === 'packed text' || place.includes('profile')).toBe(true);
    const how = await tried(kind, place, bytes, isPicture);
    // A file that is whole is not refused: else refusing everything would do.
    if (!mayBeRefused.has(`${kind}: ${place}`)) expect(how).not.toBe('refused');
    // Who made it may stay where the rule says so, and still nothing else.
    const { left } = await outcome(bytes, isPicture, true);
    expect.soft(found(left, [credit]), `${place}, with the credit`).toBe(0);
    const at = Math.max(bytes.indexOf(payload), 0) || Math.max(0, bytes.indexOf(needles[0] ?? ''));
    for (const [name, damage] of Object.entries(damages)) {
      await tried(kind, `${place}, ${name}`, damage(bytes, at), isPicture);
    }
  });
});

afterAll(() => {
  const rows = Object.entries(tallies);
  const sum = (key: keyof Tally) => rows.reduce((total, [, tally]) => total + tally[key], 0);
  const line = (name: string, tally: Tally) =>
    `${name.padEnd(26)} ${Object.values(tally)
      .map((value) => String(value).padStart(9))
      .join('')}`;
  const keys: (keyof Tally)[] = ['files', 'planted', 'cleaned', 'anew', 'refused', 'found'];
  const total = none();
  for (const key of keys) total[key] = sum(key);
  console.log(
    [
      `${'corpus'.padEnd(26)} ${keys.map((key) => key.padStart(9)).join('')}`,
      ...rows.map(([kind, tally]) => line(kind, tally)),
      line('all', total),
    ].join('\n'),
  );
});
