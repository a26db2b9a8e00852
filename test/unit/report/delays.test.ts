import { expect, test } from 'vitest';
import type { Line } from '../../../utils/ledger/line.ts';
import { reportOf } from '../../../utils/report/figures.ts';

const line = (id: string, publishedAt: number, ...firsts: (number | undefined)[]): Line => ({
  ...{ id, platform: 'facebook', profile: '1', profileName: 'Stadt', institution: '', address: '' },
  ...{ publishedAt, writtenAt: 0, troubles: [] },
  ways: firsts.map((firstAt, index) => ({
    ...{ account: `a${index}`, outcomes: { mirrored: 1 }, statuses: [], losses: {} },
    ...(firstAt === undefined ? {} : { firstAt }),
  })),
});
const delayOf = (...lines: Line[]) =>
  reportOf({ lines, statuses: [], checks: [], followers: [] }, { from: 0, to: 1e6 }).delay;

test('a status that a slow clock says was there before its publication took no time', () => {
  expect(delayOf(line('a', 5000, 3000))).toEqual({ known: 1, unknown: 0, median: 0, ninth: 0 });
});

test('of two accounts the first status counts; of which nothing is known, nothing is said', () => {
  expect(delayOf(line('a', 1000, 9000, 4000), line('b', 1000, undefined))).toEqual({
    ...{ known: 1, unknown: 1, median: 3000, ninth: 3000 },
  });
});
