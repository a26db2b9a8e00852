import type { Difference } from '../post/difference.ts';
import type { FurtherSource } from '../post/further-source.ts';
import { sorted, wholeOf } from '../post/set-aside.ts';
import type { Origin } from '../post/types.ts';
import { ledger } from './database.ts';
import { storedRecord } from './stored-record.ts';

/** One line of the ledger: that a publication happened and what became of it on one account. Metadata, never content. */
export interface LedgerRecord {
  /** Unique for a publication and an account. */
  id: string;
  platform: Origin;
  profile: string;
  profileName: string;
  publication: string;
  /** Where the publication is read. */
  address: string;
  /** Milliseconds since 1970. */
  publishedAt: number;
  account: string;
  /** `taken-back`: it stood there. */
  outcome: 'mirrored' | 'discarded' | 'taken-back';
  /** When a person last corrected it on Mastodon, milliseconds since 1970. */
  correctedAt?: number;
  /** One that the server keeps until its time has no address yet. `differs`: what stands otherwise than it was planned. */
  statuses: { id: string; url: string; scheduledFor?: number; at?: number; differs?: Difference[] }[];
  /** Why it went without a description of every picture and video, in the person's words. */
  reason?: string;
  /** How many pictures and videos went along, and how many of them with a description; none where that is not known. */
  media?: { count: number; described: number };
  /** The `ProblemReason` that hindered what a person then gave up. */
  because?: string;
  /** The ids of a thread's later parts on its platform. */
  parts?: string[];
  /** Where the same content was published afterwards. */
  further?: FurtherSource[];
  /** Milliseconds since 1970. */
  at: number;
}

/** On disk when it resolves. Written again for the same publication and account, it replaces what stood there. */
export async function writeRecord(record: LedgerRecord): Promise<void> {
  const transaction = (await ledger.open()).transaction('records', 'readwrite', { durability: 'strict' });
  // Where the write is refused, nobody waits for the end any more.
  transaction.done.catch(() => {});
  await transaction.store.put(withIndex(record));
  await transaction.done;
}

/** With what the index is made of: the ids of further sources, and of later parts. */
function withIndex(record: LedgerRecord): LedgerRecord & { also?: string[] } {
  const { also: _, further = [], ...rest } = record as LedgerRecord & { also?: string[] };
  const also = [...(rest.parts ?? []), ...further.map(({ publication }) => publication)];
  return { ...rest, ...(further.length ? { further } : {}), ...(also.length ? { also } : {}) };
}

/** The records of which this is a further source, or a later part. */
export async function recordsWithSource(publication: string): Promise<LedgerRecord[]> {
  const all = await (await ledger.open()).getAllFromIndex('records', 'also', publication);
  return sorted(storedRecord, all).whole;
}

export async function readRecord(id: string): Promise<LedgerRecord | undefined> {
  return wholeOf(storedRecord, await (await ledger.open()).get('records', id));
}

/** Whether a publication went to an account, by the record's id. One that cannot be read counts: nothing is posted twice. */
export async function isMirrored(id: string): Promise<boolean> {
  const stored: unknown = await (await ledger.open()).get('records', id);
  if (stored === undefined) return false;
  const outcome = wholeOf(storedRecord, stored)?.outcome;
  return outcome !== 'discarded' && outcome !== 'taken-back';
}

/** The newest records, newest first. */
export async function newestRecords(count: number): Promise<LedgerRecord[]> {
  const records: LedgerRecord[] = [];
  let cursor = await (await ledger.open()).transaction('records').store.index('at').openCursor(null, 'prev');
  while (cursor && records.length < count) {
    const record = wholeOf(storedRecord, cursor.value);
    if (record) records.push(record);
    cursor = await cursor.continue();
  }
  return records;
}

/** Every record of an account. */
export async function recordsOf(account: string): Promise<LedgerRecord[]> {
  const all = await (await ledger.open()).getAllFromIndex('records', 'account', account);
  return sorted(storedRecord, all).whole;
}

/** Removes the whole ledger. */
export const wipeLedger = () => ledger.wipe();
