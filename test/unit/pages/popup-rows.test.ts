import { describe, expect, test } from 'vitest';
import type { LedgerRecord } from '../../../utils/ledger/records.ts';
import type { Claim, Delivery, Source } from '../../../utils/outbox/types.ts';
import { fromClaim, fromDelivery, fromRecord } from '../../../utils/pages/popup-rows.ts';
import { newRule } from '../../../utils/post/rule.ts';
import { accountOf, publicationOf, stadt } from '../outbox/world.ts';

const profile = { platform: 'bluesky', id: 'did:plc:stadt', name: 'stadt.example' } as const;
const file = new Blob(['x'], { type: 'image/png' });
const claim: Claim = {
  ...{ id: 'at://1', publication: publicationOf('at://1', 1), profile, after: 0, asked: false, tab: 7 },
  state: { kind: 'failed', problem: { kind: 'refused', reason: 'description-missing', detail: '' } },
  rules: [{ account: stadt, rule: newRule(profile, [stadt]) }],
  undescribed: [
    { index: 0, kind: 'image', file, proposal: '' },
    { index: 3, kind: 'video', file, proposal: 'May be a video' },
  ],
};
const address = (id: string, index: number) => `blob:${id}/${index}`;
const row = (change: Partial<Claim> = {}, accounts = [accountOf(stadt)]) =>
  fromClaim({ ...claim, ...change }, accounts, address);

describe('a claim that waits for descriptions', () => {
  test('asks for them, with the picture at hand and the limit of its server', () => {
    expect(row().describing).toEqual({
      limit: 20,
      media: [
        { index: 0, kind: 'image', src: 'blob:at://1/0', proposal: '' },
        { index: 3, kind: 'video', src: '', proposal: 'May be a video' },
      ],
    });
  });

  test('asks for the shortest that any of its servers takes', () => {
    const other = accountOf('museum@kultur.example');
    const long = { ...accountOf(stadt), limits: { ...other.limits, descriptionCharacters: 10_000 } };
    const rules = [...claim.rules, { account: other.id, rule: newRule(profile, []) }];
    expect(row({}, [long, other]).describing?.limit).toBe(10_000);
    expect(row({ rules }, [long, other]).describing?.limit).toBe(20);
    expect(row({}, []).describing?.limit).toBe(1500);
  });

  test('asks for nothing while it is tried again, or hindered by something else', () => {
    expect(row({ state: { kind: 'sending' } }).describing).toBeUndefined();
    const problem = { kind: 'refused', reason: 'record-missing', detail: '' } as const;
    expect(row({ state: { kind: 'failed', problem } }).describing).toBeUndefined();
  });
});

describe('a scheduled post', () => {
  const ahead = Date.now() + 3_600_000;
  const source: Source = {
    ...{ profile: '1', profileName: 'Stadt', publication: 'p', address: 'https://x', time: ahead },
    ...{ platform: 'facebook', scheduled: true },
  };
  const delivery: Delivery = {
    ...{ id: 'p → s', account: stadt, source, plan: { statuses: [], losses: [] }, statuses: [], tab: 7 },
    ...{ approved: false, state: { kind: 'planned', until: ahead } },
  };
  const record: LedgerRecord = {
    ...{ ...source, id: 'p → s', account: stadt, publishedAt: ahead, outcome: 'mirrored', at: 1 },
    statuses: [{ id: '1', url: '', scheduledFor: ahead }],
  };

  test('that is kept here is not called on its way', () => {
    expect(fromDelivery(delivery, []).state).toBe('planned');
    expect(fromDelivery({ ...delivery, state: { kind: 'sending' } }, []).state).toBe('sending');
    const problem = { kind: 'unreachable', reason: 'no-network', detail: '' } as const;
    const state = { kind: 'waiting', attempts: 1, nextTryAt: 0, problem } as const;
    expect(fromDelivery({ ...delivery, state }, []).state).toBe('waiting');
  });

  test('that the server keeps has no address yet, and says when; later it only is done', () => {
    expect(fromRecord(record, [])).toMatchObject({ state: 'done', links: [], scheduledFor: ahead });
    const past = { ...record, statuses: [{ id: '1', url: '', scheduledFor: 1 }] };
    expect(fromRecord(past, []).scheduledFor).toBeUndefined();
  });
});
