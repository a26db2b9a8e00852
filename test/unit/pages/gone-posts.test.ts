import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { LedgerRecord } from '../../../utils/ledger/records.ts';
import { fakeBrowser } from '../background/browser.ts';
import { stadt } from '../outbox/world.ts';

const { isGone, lookForGone } = await import('../../../utils/pages/gone-posts.ts');
const { keepGone, readGone } = await import('../../../utils/settings/gone-posts.ts');

const start = Date.parse('2026-11-29T09:00:00Z');
const did = 'did:plc:stadt';

const record = (publication: string, change: Partial<LedgerRecord> = {}): LedgerRecord => ({
  ...{
    id: publication,
    account: stadt,
    platform: 'bluesky',
    profile: did,
    profileName: 'Stadt',
    publication,
  },
  ...{ address: '', publishedAt: start, at: start, outcome: 'mirrored', statuses: [] },
  ...change,
});

const clock = { now: start };
const ask = vi.fn(async (_profile: string, ids: readonly string[]) =>
  ids.filter((id) => id.endsWith('gone')),
);
const io = () => ({
  ...{ readGone, keepGone, now: () => clock.now, fetch },
  gone: (platform: string) => (platform === 'bluesky' ? ask : undefined),
});

beforeEach(() => {
  fakeBrowser.storage.resetState();
  clock.now = start;
  ask.mockClear();
});

describe('what is gone from a platform that shows its posts to everybody', () => {
  test('is asked for once for a profile, of what stands, and told', async () => {
    const all = [
      record('at://gone'),
      record('at://there'),
      record('at://back/gone', { outcome: 'taken-back' }),
    ];
    const others = [record('fb/gone', { platform: 'facebook', profile: '1' })];
    expect(await lookForGone([...all, ...others], io())).toBe(true);
    expect(ask.mock.calls.map(([profile, ids]) => [profile, ids])).toEqual([
      [did, ['at://gone', 'at://there']],
    ]);
    const known = await readGone();
    expect([...all, ...others].map((each) => isGone(each, known))).toEqual([true, false, false, false]);
  });

  test('is asked for no sooner than ten minutes later, and what was known stays where nobody answers', async () => {
    await lookForGone([record('at://gone')], io());
    await lookForGone([record('at://gone')], io());
    expect(ask).toHaveBeenCalledOnce();
    clock.now = start + 600_000;
    ask.mockRejectedValueOnce(new Error('away'));
    expect(await lookForGone([record('at://gone')], io())).toBe(false);
    expect(isGone(record('at://gone'), await readGone())).toBe(true);
  });
});
