import type { DBSchema } from 'idb';
import { database, type Migration } from '../database.ts';
import type { Followers, Line, Part, ReadCheck, StatusFigures } from './line.ts';
import { lineOfRecords } from './line-of-records.ts';
import type { LedgerRecord } from './records.ts';

/** What the ledger's database holds in its newest version. */
export interface Schema extends DBSchema {
  /** What came of each delivery. */
  records: { key: string; value: LedgerRecord; indexes: { at: number; account: string; also: string } };
  /** What became of each publication. */
  lines: { key: string; value: Line; indexes: { publishedAt: number } };
  statuses: { key: string; value: StatusFigures };
  checks: { key: string; value: ReadCheck };
  followers: { key: string; value: Followers };
  /** What other browsers gave to the report. */
  parts: { key: string; value: Part };
}

/** What makes the ledger's database of each version one of the next, from none at all. What was released stays as it is. */
export const migrations: Migration<Schema>[] = [
  (created) => {
    const records = created.createObjectStore('records', { keyPath: 'id' });
    records.createIndex('at', 'at');
    records.createIndex('account', 'account');
  },
  async (created, transaction) => {
    const lines = created.createObjectStore('lines', { keyPath: 'id' });
    lines.createIndex('publishedAt', 'publishedAt');
    for (const name of ['statuses', 'checks', 'followers'] as const)
      created.createObjectStore(name, { keyPath: 'id' });
    created.createObjectStore('parts', { keyPath: 'browser' });
    const records = await transaction.objectStore('records').getAll();
    const ofOne = Map.groupBy(records, ({ publication }) => publication);
    for (const each of ofOne.values()) await lines.put(lineOfRecords(each));
  },
  (_database, transaction) => {
    transaction.objectStore('records').createIndex('also', 'also', { multiEntry: true });
  },
];

/** The ledger of this browser. */
export const ledger = database<Schema>('ledger', migrations);
