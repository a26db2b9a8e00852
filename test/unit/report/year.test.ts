import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { joinLedgers } from '../../../utils/ledger/join.ts';
import type { Ledger } from '../../../utils/ledger/line.ts';
import { changeLine, readLedger, removeLine, writeAsked } from '../../../utils/ledger/lines.ts';
import { wipeLedger } from '../../../utils/ledger/records.ts';
import { reportOf } from '../../../utils/report/figures.ts';
import { boundsOf, periodAt } from '../../../utils/report/period.ts';
import { type City, cityOf, type Published, year } from './city.ts';
import { askedOf, memory, perform } from './perform.ts';
import { plainReport } from './plain.ts';

const seeds = [20260211, 7, 1_000_003];

const quarter = () => {
  const bounds = boundsOf(periodAt('quarter', new Date(2026, 4, 5).getTime()));
  if (!bounds) throw new Error('a quarter has bounds');
  return bounds;
};

describe.each(seeds)('a year of a made-up city, by seed %i', (seed) => {
  let city: City;
  let ledger: Ledger;
  beforeAll(async () => {
    city = cityOf(seed);
    await wipeLedger();
    await perform(city.published, { changeLine, removeLine });
    await writeAsked(askedOf(city));
    ledger = await readLedger();
  }, 60_000);

  test('has everything in it that is to be counted', () => {
    const { total, caughtUp, failures, reasons, losses, readable, reach } = plainReport(city, year);
    expect(city.published).toHaveLength(1400);
    for (const [what, value] of Object.entries(total)) expect([what, value > 10]).toEqual([what, true]);
    for (const value of [
      caughtUp,
      failures.sent,
      failures.lasting,
      failures.givenUp,
      readable.asked,
      reach.quotes ?? 0,
    ])
      expect(value).toBeGreaterThan(10);
    expect([reasons.length, losses.length]).toEqual([6, 3]);
    expect(readable.asked - readable.readable).toBeGreaterThan(0);
  });

  test('is counted alike by the product and by a plain script', () => {
    expect(reportOf(ledger, year)).toEqual(plainReport(city, year));
  });

  test.each([
    ['of a quarter', quarter()],
    ['of one institution', { ...year, institutions: ['Mediothek'] }],
    [
      'of a profile without an institution, and another',
      { ...year, institutions: ['Zoo Krefeld', 'Pressestelle'] },
    ],
    ['of one account', { ...year, accounts: ['mediothek@krefeld.example'] }],
    [
      'of one account and one institution in a quarter',
      {
        ...quarter(),
        ...{ institutions: ['Mediothek'], accounts: ['stadt@krefeld.example'] },
      },
    ],
    ['of nobody', { ...year, institutions: [] }],
    ['of an empty time', { from: year.to, to: year.to + 9e9 }],
  ])('so is the part of it %s', (_, wanted) => {
    expect(reportOf(ledger, wanted)).toEqual(plainReport(city, wanted));
  });
});

/** What a colleague's browser saw of it: an offer that stayed there. Of what nobody could mirror, nothing. */
function offeredOnly(one: Published): Published[] {
  if (one.journeys.some(({ end }) => ['missed', 'unrecognised'].includes(end))) return [];
  const { declined: _, ...rest } = one;
  const journeys = one.journeys.map(({ account }): Published['journeys'][number] => ({
    ...{ account, end: 'offered', statuses: [], losses: [], hindrances: [] },
  }));
  return [{ ...rest, journeys, caughtUp: false }];
}

test('three browsers together count what the whole city did, whatever each of them saw', async () => {
  const city = cityOf(42);
  const stores = [memory(), memory(), memory()];
  for (const [browser, store] of stores.entries()) {
    const seen = city.published.filter(({ browsers }) => browsers.includes(browser));
    await perform(
      seen.flatMap((one) => (one.browsers[0] === browser ? [one] : offeredOnly(one))),
      store,
    );
  }
  const asked = askedOf(city);
  const parts = stores.map(
    ({ lines }, browser): Ledger => ({
      lines: [...lines.values()],
      // Each server was asked by more than one of them.
      statuses: asked.statuses.filter((_, index) => index % 3 !== browser),
      checks: asked.checks.filter((_, index) => index % 3 !== browser),
      followers: asked.followers.filter((_, index) => index % 3 !== browser),
    }),
  );
  const expected = plainReport(city, year);
  expect(parts.map(({ lines }) => lines.length).every((count) => count < 1400 && count > 400)).toBe(true);
  const orders = fc.array(fc.constantFrom(0, 1, 2), { minLength: 0, maxLength: 4 });
  fc.assert(
    fc.property(fc.shuffledSubarray([0, 1, 2], { minLength: 3 }), orders, (order, again) => {
      const all = [...order, ...again].map((index) => parts[index] as Ledger);
      expect(reportOf(joinLedgers(all), year)).toEqual(expected);
    }),
    { numRuns: 12 },
  );
}, 60_000);
