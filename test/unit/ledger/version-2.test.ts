import 'fake-indexeddb/auto';
import { deleteDB, openDB } from 'idb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  newestRecords,
  readRecord,
  recordsWithSource,
  wipeLedger,
  writeRecord,
} from '../../../utils/ledger/records.ts';
import stored from '../../fixtures/version-2/ledger.json' with { type: 'json' };

beforeEach(async () => {
  await deleteDB('ledger');
  const made = await openDB('ledger', 2, {
    upgrade(created) {
      const records = created.createObjectStore('records', { keyPath: 'id' });
      records.createIndex('at', 'at');
      records.createIndex('account', 'account');
      created.createObjectStore('lines', { keyPath: 'id' }).createIndex('publishedAt', 'publishedAt');
      for (const name of ['statuses', 'checks', 'followers'])
        created.createObjectStore(name, { keyPath: 'id' });
      created.createObjectStore('parts', { keyPath: 'browser' });
    },
  });
  for (const each of stored.records) await made.put('records', each);
  made.close();
});
afterEach(wipeLedger);

test('what version 2 wrote stays as it is, and takes further sources, by which it is found', async () => {
  expect(await newestRecords(10)).toEqual(stored.records.toReversed());
  const [first] = stored.records;
  const record = await readRecord(first?.id ?? '');
  if (!record) throw new Error('no record');
  expect(await recordsWithSource('p2')).toEqual([]);
  const source = { platform: 'instagram' as const, profile: '200', profileName: 'stadt.krefeld' };
  const further = [{ ...source, publication: 'p2', address: '', time: 1795338002000 }];
  await writeRecord({ ...record, further });
  expect(await recordsWithSource('p2')).toMatchObject([{ id: record.id, further }]);
  await writeRecord(record);
  expect(await recordsWithSource('p2')).toEqual([]);
});
