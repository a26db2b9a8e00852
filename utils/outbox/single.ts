import { readRecord, writeRecord } from '../ledger/records.ts';
import type { SignedIn } from '../mastodon/accounts.ts';
import { recentStatuses } from '../mastodon/recent.ts';
import { type Double, doubleOf } from './doubles.ts';
import { knownStatuses } from './known-statuses.ts';
import * as outbox from './store.ts';

/*
 * Of what stands twice one is to stay. `id` is always the record's of which it is.
 */

/** What this needs of the world. */
export interface SingleIo {
  readRecord: typeof readRecord;
  writeRecord: typeof writeRecord;
  readLook: typeof outbox.readLook;
  writeLook: typeof outbox.writeLook;
  addTakingBack: typeof outbox.addTakingBack;
}

const real: SingleIo = { ...outbox, readRecord, writeRecord };

/** What of a record stands twice, as its server says. Throws Problem. */
export async function findDouble(account: SignedIn, id: string): Promise<Double | undefined> {
  const record = await readRecord(id);
  if (record?.outcome !== 'mirrored') return undefined;
  const [recent, known] = await Promise.all([recentStatuses(account), knownStatuses(account.id)]);
  return doubleOf(record.statuses, recent, known);
}

/** A person wants only the first of the two to stand. False where nothing stands twice, as far as is known. */
export async function removeDouble(id: string, io = real): Promise<boolean> {
  const [record, look] = await Promise.all([io.readRecord(id), io.readLook(id)]);
  if (!record || !look?.double) return false;
  const { account, publication } = record;
  const job = { id: removalOf(id), account, publication, statuses: look.double.second, double: id };
  await io.addTakingBack({ ...job, state: { kind: 'sending' } });
  return true;
}

/** The id of the job that takes the second one away. */
export const removalOf = (id: string) => `${id} (2)`;

/** Only the first stands there from now on: the record is of that one, whoever has sent it. Written again, it says the same. */
export async function recordSingle(id: string, io: SingleIo = real): Promise<void> {
  const [record, look] = await Promise.all([io.readRecord(id), io.readLook(id)]);
  if (record && look?.double) {
    const statuses = look.double.first.map(
      (stays) => record.statuses.find((each) => each.id === stays.id) ?? stays,
    );
    await io.writeRecord({ ...record, statuses });
  }
  await io.writeLook(id, undefined);
}

/** A person wants both to stand, and is asked no more. Gives of what; nothing where nobody was asked. */
export async function keepBoth(
  id: string,
  io: Pick<SingleIo, 'readLook' | 'writeLook'> = real,
): Promise<{ publication: string; account: string } | undefined> {
  const look = await io.readLook(id);
  await io.writeLook(id, undefined);
  return look && { publication: look.publication, account: look.account };
}
