import { afterEach, beforeEach, expect, test } from 'vitest';
import { lineOfRecords } from '../../../utils/ledger/line-of-records.ts';
import { readLine } from '../../../utils/ledger/lines.ts';
import { outcomeOf } from '../../../utils/ledger/outcome.ts';
import { type LedgerRecord, newestRecords, wipeLedger } from '../../../utils/ledger/records.ts';
import { buildVersion1 } from '../../fixtures/version-1/build.ts';

beforeEach(async () => {
  await wipeLedger();
  await buildVersion1();
});
afterEach(wipeLedger);

test('a ledger of version 1 keeps its records, and its publications have lines that claim no more than is known', async () => {
  const [record] = await newestRecords(10);
  const line = await readLine('facebook:done');
  expect(record?.publication).toBe('facebook:done');
  expect(line).toMatchObject({ id: 'facebook:done', institution: '', publishedAt: record?.publishedAt });
  expect(line).not.toHaveProperty('media');
  expect(line?.ways[0]).not.toHaveProperty('firstAt');
  expect(line?.ways[0]?.statuses).toEqual([{ id: 'status-70', url: record?.statuses[0]?.url }]);
  expect(line && outcomeOf(line)).toBe('mirrored');
});

test('of two accounts one line is made', () => {
  const record = {
    platform: 'facebook' as const,
    ...{ profile: '1', profileName: 'Stadt', publication: 'p', address: 'a' },
    ...{ publishedAt: 1, statuses: [] },
  } satisfies Partial<LedgerRecord>;
  const line = lineOfRecords([
    { ...record, id: 'p → b', account: 'b', outcome: 'discarded', at: 5 },
    { ...record, id: 'p → a', account: 'a', outcome: 'mirrored', at: 3 },
  ]);
  expect(line.ways.map(({ account, outcomes }) => [account, outcomes])).toEqual([
    ['a', { mirrored: 3 }],
    ['b', { declined: 5 }],
  ]);
  expect(line.declined).toEqual({ at: 5, reason: 'unsaid', words: '' });
});
