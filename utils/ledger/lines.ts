import { sorted, wholeOf } from '../post/set-aside.ts';
import { ledger } from './database.ts';
import type { Followers, Ledger, Line, ReadCheck, StatusFigures } from './line.ts';
import { storedLine } from './stored-line.ts';

/** Those that can be read: what is broken is left where it is, and counted nowhere. */
const whole = (lines: readonly unknown[]): Line[] => sorted(storedLine, lines).whole;

/** Changes a publication's line in one step; nothing is written where `change` gives nothing. */
export async function changeLine(
  id: string,
  change: (now: Line | undefined) => Line | undefined,
): Promise<void> {
  const transaction = (await ledger.open()).transaction('lines', 'readwrite');
  // One that is broken is begun anew.
  const next = change(wholeOf(storedLine, await transaction.store.get(id)));
  if (next) await transaction.store.put(next);
  await transaction.done;
}

export async function readLine(id: string): Promise<Line | undefined> {
  return wholeOf(storedLine, await (await ledger.open()).get('lines', id));
}

export async function removeLine(id: string): Promise<void> {
  await (await ledger.open()).delete('lines', id);
}

/** The lines of what was published from one moment until another, which is not among them. Milliseconds since 1970. */
export async function linesBetween(from: number, to: number): Promise<Line[]> {
  const range = IDBKeyRange.bound(from, to, false, true);
  return whole(await (await ledger.open()).getAllFromIndex('lines', 'publishedAt', range));
}

/** All that this browser has written. */
export async function readLedger(): Promise<Ledger> {
  const opened = await ledger.open();
  const [lines, statuses, checks, followers] = await Promise.all([
    opened.getAll('lines'),
    opened.getAll('statuses'),
    opened.getAll('checks'),
    opened.getAll('followers'),
  ]);
  return { lines: whole(lines), statuses, checks, followers };
}

/** What a server said; it takes the place of what it said before. */
export async function writeAsked(asked: {
  statuses?: StatusFigures[];
  checks?: ReadCheck[];
  followers?: Followers[];
}): Promise<void> {
  const stores = ['statuses', 'checks', 'followers'] as const;
  const transaction = (await ledger.open()).transaction(stores, 'readwrite');
  for (const each of asked.statuses ?? []) await transaction.objectStore('statuses').put(each);
  for (const each of asked.checks ?? []) await transaction.objectStore('checks').put(each);
  for (const each of asked.followers ?? []) await transaction.objectStore('followers').put(each);
  await transaction.done;
}

/** Removes what is older than this, milliseconds since 1970: lines by their publications' time, records by their end. */
export async function forgetBefore(time: number): Promise<void> {
  const stores = ['records', 'lines', 'statuses', 'checks', 'followers'] as const;
  const transaction = (await ledger.open()).transaction(stores, 'readwrite');
  const before = IDBKeyRange.upperBound(time, true);
  const lines = transaction.objectStore('lines');
  const old = await lines.index('publishedAt').getAll(before);
  for (const { id, ways } of old) {
    for (const { account, statuses } of ways)
      for (const status of statuses) {
        await transaction.objectStore('statuses').delete(`${account} ${status.id}`);
        await transaction.objectStore('checks').delete(`${account} ${status.id}`);
      }
    await lines.delete(id);
  }
  const records = transaction.objectStore('records');
  for (const id of await records.index('at').getAllKeys(before)) await records.delete(id);
  const followers = transaction.objectStore('followers');
  for (const { id, at } of await followers.getAll()) if (at < time) await followers.delete(id);
  await transaction.done;
}
