import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { LedgerRecord } from '../../../utils/ledger/records.ts';
import { accountOf, stadt } from '../outbox/world.ts';

const { fakeBrowser } = await import('../background/browser.ts');
const { askForReplies, repliesTo } = await import('../../../utils/pages/replies.ts');
const { readReplyCounts, keepReplyCounts, keepReplies, wantsReplies } = await import(
  '../../../utils/settings/replies.ts'
);

const hour = 3_600_000;
const start = Date.parse('2026-11-29T09:00:00Z');

const record = (id: string, at: number, count = 1, account = stadt): LedgerRecord => ({
  ...{ id, account, platform: 'facebook', profile: '1', profileName: 'Stadt', publication: id },
  ...{ address: '', publishedAt: at, at, outcome: 'mirrored' },
  statuses: Array.from({ length: count }, (_, part) => ({
    id: `${id}-${part}`,
    url: 'https://krefeld.example/1',
  })),
});

const clock = { now: start };
const askReplies = vi.fn(async (_: unknown, ids: readonly string[]) => new Map(ids.map((id) => [id, 3])));
const io = () => ({
  ...{ askReplies, wantsReplies, readReplyCounts, keepReplyCounts, now: () => clock.now },
  readAccount: async (id: string) => ({ ...accountOf(id), signedIn: id === stadt }),
});

beforeEach(() => {
  fakeBrowser.storage.resetState();
  Object.assign(fakeBrowser.storage, { managed: { get: async () => ({}) } });
  clock.now = start;
  askReplies.mockClear();
});

describe('the replies to what went', () => {
  test('are asked for once for all of an account, and told for 48 hours', async () => {
    const young = record('young', start - hour);
    const old = record('old', start - 49 * hour);
    expect(await askForReplies([young, old, record('next', start)], io())).toBe(true);
    expect(askReplies.mock.calls.map(([, ids]) => ids)).toEqual([['young-0', 'next-0']]);
    const counts = await readReplyCounts();
    expect(repliesTo(young, counts, start)).toBe(3);
    expect(repliesTo(young, counts, start + 47 * hour)).toBeUndefined();
    expect(repliesTo(old, counts, start)).toBeUndefined();
  });

  test('are asked for no sooner than ten minutes later, also where the server said nothing', async () => {
    askReplies.mockRejectedValueOnce(new Error('away'));
    const all = [record('a', start)];
    expect(await askForReplies(all, io())).toBe(false);
    clock.now = start + 599_000;
    await askForReplies(all, io());
    expect(askReplies).toHaveBeenCalledOnce();
    clock.now = start + 600_000;
    expect(await askForReplies(all, io())).toBe(true);
    expect(askReplies).toHaveBeenCalledTimes(2);
  });

  test('do not count the parts of a thread that reply to each other', async () => {
    const thread = record('thread', start, 3);
    const replies = { 'thread-0': 1, 'thread-1': 1, 'thread-2': 0 };
    const counts = { [stadt]: { askedAt: start, replies } };
    expect(repliesTo(thread, counts, start)).toBeUndefined();
    counts[stadt] = { askedAt: start, replies: { ...replies, 'thread-2': 2 } };
    expect(repliesTo(thread, counts, start)).toBe(2);
  });

  test('are not asked for where nobody wants it, is signed in, or has sent anything', async () => {
    await keepReplies(false);
    expect(await askForReplies([record('a', start)], io())).toBe(false);
    await keepReplies(true);
    expect(await askForReplies([record('a', start, 1, 'museum@kultur.example')], io())).toBe(false);
    expect(await askForReplies([{ ...record('a', start), outcome: 'discarded' }], io())).toBe(false);
    expect(await askForReplies([], io())).toBe(false);
    expect(askReplies).not.toHaveBeenCalled();
  });

  test('are not asked for where the administration does not want it', async () => {
    Object.assign(fakeBrowser.storage, { managed: { get: async () => ({ replies: false }) } });
    await keepReplies(true);
    expect(await wantsReplies()).toBe(false);
  });
});
