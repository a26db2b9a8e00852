import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Line } from '../../../utils/ledger/line.ts';
import { changeLine, linesBetween, readLedger, writeAsked } from '../../../utils/ledger/lines.ts';
import { wipeLedger } from '../../../utils/ledger/records.ts';
import { Problem } from '../../../utils/post/problem.ts';
import { accountOf } from '../outbox/world.ts';
import '../background/browser.ts';

const { askFigures } = await import('../../../utils/pages/ask-figures.ts');

const stadt = 'stadt@krefeld.example';
const zoo = 'zoo@other.example';
const day = 24 * 60 * 60_000;
const clock = { now: Date.parse('2026-11-29T12:00:00') };

const askStatuses = vi.fn(async (_account: unknown, ids: readonly string[]) =>
  ids.map((id) => ({ id, replies: 1, boosts: 2, favourites: 3 })),
);
const askFollowers = vi.fn(async (_: { id: string }): Promise<number | undefined> => 100);
const isReadable = vi.fn(async (_url: string): Promise<boolean | undefined> => true);

const io = {
  ...{ linesBetween, readLedger, writeAsked, askStatuses, askFollowers, isReadable },
  accounts: async () => [accountOf(stadt), accountOf(zoo)],
  now: () => clock.now,
  random: () => 0,
};
const ask = () => askFigures(clock.now - 60 * day, io);

async function publish(account: string, id: string, ago: number, more: Partial<Line['ways'][number]> = {}) {
  const publishedAt = clock.now - ago * day;
  const url = `https://krefeld.example/${id}`;
  await changeLine(`p ${account} ${id}`, () => ({
    ...{
      id: `p ${account} ${id}`,
      platform: 'facebook',
      profile: '1',
      profileName: 'Stadt',
      institution: '',
    },
    ...{ address: '', publishedAt, writtenAt: 0, troubles: [] },
    ways: [{ account, outcomes: { mirrored: publishedAt }, statuses: [{ id, url }], losses: {}, ...more }],
  }));
}

beforeEach(async () => {
  await wipeLedger();
  clock.now = Date.parse('2026-11-29T12:00:00');
  vi.clearAllMocks();
});

describe('the servers are asked', () => {
  test('in bulk: forty-five statuses are three questions', async () => {
    for (let n = 0; n < 45; n += 1) await publish(stadt, `s${n}`, 1);
    expect(await ask()).toBe(45);
    expect(askStatuses.mock.calls.map(([, ids]) => ids.length)).toEqual([20, 20, 5]);
    expect((await readLedger()).statuses).toHaveLength(45);
  });

  test('seldom: none again within days, and then again', async () => {
    await publish(stadt, 's', 1);
    await ask();
    clock.now += 5 * day;
    expect(await ask()).toBe(0);
    clock.now += 2 * day;
    expect(await ask()).toBe(1);
  });

  test('each account about its own, of what is recent and was not taken back', async () => {
    await publish(stadt, 'a', 1);
    await publish(zoo, 'b', 1);
    await publish(stadt, 'old', 90);
    await publish(stadt, 'gone', 1, { outcomes: { 'taken-back': clock.now } });
    await ask();
    expect(askStatuses.mock.calls.map(([account, ids]) => [(account as { id: string }).id, ids])).toEqual([
      [stadt, ['a']],
      [zoo, ['b']],
    ]);
  });

  test('although one of them does not answer', async () => {
    await publish(stadt, 'a', 1);
    await publish(zoo, 'b', 1);
    askStatuses.mockRejectedValueOnce(new Problem('unreachable', 'server-down'));
    expect(await ask()).toBe(1);
    expect((await readLedger()).statuses.map(({ id }) => id)).toEqual([`${zoo} b`]);
  });
});

test('what a server no longer has keeps its last counts, and is told to be gone', async () => {
  await publish(stadt, 's', 1);
  await ask();
  clock.now += 7 * day;
  askStatuses.mockResolvedValueOnce([]);
  await ask();
  expect((await readLedger()).statuses).toEqual([
    {
      id: `${stadt} s`,
      account: stadt,
      status: 's',
      at: clock.now,
      replies: 1,
      boosts: 2,
      favourites: 3,
      gone: true,
    },
  ]);
});

test('followers are kept once a month, the last of it', async () => {
  await ask();
  clock.now += day;
  askFollowers.mockResolvedValue(120);
  await ask();
  clock.now += day;
  await ask();
  const { followers } = await readLedger();
  expect(followers.filter(({ account }) => account === stadt).map(({ id, count }) => [id, count])).toEqual([
    [`${stadt} 2026-11`, 120],
    [`${stadt} 2026-12`, 120],
  ]);
});

describe('a sample is read without signing in', () => {
  test('of twenty at most, once a month', async () => {
    for (let n = 0; n < 30; n += 1) await publish(stadt, `s${n}`, 1);
    await ask();
    expect(isReadable).toHaveBeenCalledTimes(20);
    expect(new Set(isReadable.mock.calls.map(([url]) => url)).size).toBe(20);
    clock.now += 20 * day;
    await ask();
    expect(isReadable).toHaveBeenCalledTimes(20);
    clock.now += 10 * day;
    await ask();
    expect(isReadable).toHaveBeenCalledTimes(40);
  });

  test('and what could not be told is not counted', async () => {
    await publish(stadt, 'a', 1);
    isReadable.mockResolvedValueOnce(undefined);
    await ask();
    expect((await readLedger()).checks).toEqual([]);
  });
});
