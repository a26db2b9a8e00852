import { expect, test } from 'vitest';
import { grouped } from '../../../utils/pages/popup-groups.ts';
import type { PopupDelivery } from '../../../utils/post/popup.ts';

const row = (id: string, change: Partial<PopupDelivery> = {}): PopupDelivery => ({
  ...{ id, account: 'Stadt', profileName: 'stadt', platform: 'facebook', sourceUrl: '', time: 1 },
  ...{ excerpt: id, state: 'waiting', links: [] },
  ...change,
});
const signedOut = { kind: 'needs-login', reason: 'signed-out', detail: '' } as const;
const offline = { kind: 'unreachable', reason: 'no-network', detail: '' } as const;

test('one post that waits for five accounts is one row, with the first of its next tries', () => {
  const accounts = ['a', 'b', 'c', 'd', 'e'];
  const rows = accounts.map((account, at) =>
    row(`p → ${account}`, { account, excerpt: 'Hallo', problem: offline, nextTryAt: 9 - at }),
  );
  const ids = accounts.map((account) => `p → ${account}`);
  expect(grouped(rows)).toEqual([{ ...rows[0], account: 'a, b, c, d, e', nextTryAt: 5, ids }]);
});

test('five posts that wait for the same sign-in are one problem', () => {
  const rows = [1, 2, 3, 4, 5].map((at) => row(`p${at} → a`, { state: 'asks', problem: signedOut }));
  expect(grouped(rows)).toMatchObject([
    { excerpt: 'p1 → a', others: ['p2 → a', 'p3 → a', 'p4 → a', 'p5 → a'], ids: { length: 5 } },
  ]);
  const other = row('p6 → b', { account: 'Museum', state: 'asks', problem: signedOut });
  expect(grouped([...rows, other])).toHaveLength(2);
});

test('what differs stays by itself: its state, its trouble, what stands there, what is to be written', () => {
  const rows = [
    row('p → a', { problem: offline }),
    row('p → b', { state: 'sending' }),
    row('p → c', { links: ['https://c.example/1'] }),
    row('p → d', { problem: { kind: 'unreachable', reason: 'rate-limited', detail: '' } }),
    row('p → e', { state: 'done' }),
    row('p → f', { state: 'done' }),
    row('q', { describing: { media: [], limit: 1 } }),
    row('q → a', { problem: offline }),
  ];
  expect(grouped(rows)).toEqual(rows);
});
