import {
  type LedgerRecord,
  readRecord,
  recordsOf,
  recordsWithSource,
  writeRecord,
} from '../ledger/records.ts';
import type { Difference } from '../post/difference.ts';
import { recordOf } from './finish.ts';
import {
  decided,
  decidedClaim,
  decidedTakingBack,
  endOf,
  type Happening,
  isPossible,
  problemIn,
} from './machine.ts';
import { removeSource } from './sources.ts';
import * as outbox from './store.ts';
import { type Delivery, deliveryId, type TakingBack } from './types.ts';

/*
 * What a person decides, carried out in the store: the machine says what comes of it. `id` is a delivery's or a claim's, where
 * nothing else is said; where there is none, nothing happens.
 */

/** What a person's decisions are carried out in. */
export type DecisionIo = typeof outbox & {
  readRecord: typeof readRecord;
  writeRecord: typeof writeRecord;
  recordsOf: typeof recordsOf;
  recordsWithSource: typeof recordsWithSource;
  /** Milliseconds since 1970. */
  now(): number;
};

/** The real store, ledger and clock. */
const ledger = { readRecord, writeRecord, recordsOf, recordsWithSource };
export const real: DecisionIo = { ...outbox, ...ledger, now: () => Date.now() };

/** It is carried out in one step: whatever the outbox does at the same moment comes before it, or after. */
async function happen(id: string, event: Happening, io: DecisionIo): Promise<void> {
  await io.changeDelivery(id, (delivery) => decided(delivery, event));
  await io.changeClaim(id, (claim) => decidedClaim(claim, event));
  await io.changeTakingBack(id, (taking) => decidedTakingBack(taking, event));
}

/** A person wants it sent in spite of what hindered it. */
export async function retry(id: string, io = real): Promise<void> {
  const delivery = await io.readDelivery(id);
  await happen(id, { kind: 'again' }, io);
  const { twin, source, state } = delivery ?? {};
  // What goes by itself is no further source of what came first.
  const isTwin = state && problemIn(state)?.reason === 'stands-already';
  if (source && isTwin && twin?.id !== undefined) await removeSource(twin.id, source.publication, io);
}

/** A person has read that place and time could not be taken out of a file, and wants it to go all the same. */
export const sendAsItIs = (id: string, io = real) => happen(id, { kind: 'as-it-is' }, io);

/** A person does not wait until the pause is over. */
export const sendNow = (id: string, io = real) => happen(id, { kind: 'now' }, io);

/** What waited for the account to be signed in goes on. */
export async function signedIn(account: string, io = real): Promise<void> {
  for (const delivery of await io.listDeliveries()) {
    if (delivery.account === account) await happen(delivery.id, { kind: 'signed-in' }, io);
  }
  for (const taking of await io.listTakingBack()) {
    if (taking.account === account) await happen(taking.id, { kind: 'signed-in' }, io);
  }
}

/** As {@link retry} for everything of a publication that no longer is tried by itself. */
export async function retryPublication(id: string, io = real): Promise<void> {
  const stuck = ({ state }: { state: { kind: string } }) => state.kind === 'asks' || state.kind === 'failed';
  for (const delivery of await io.listDeliveries()) {
    if (delivery.source.publication === id && stuck(delivery)) await retry(delivery.id, io);
  }
  const claim = await io.readClaim(id);
  if (claim && stuck(claim)) await retry(id, io);
}

/** A person has written what a claim waits for: descriptions by the index of picture or video, or a reason to go without. */
export const describe = (id: string, descriptions: Record<number, string>, reason: string, io = real) =>
  happen(id, { kind: 'describe', descriptions, reason }, io);

/** Of which publication something was given up: on one account, or on all. */
interface Discarded {
  publication: string;
  account: string | undefined;
}

/** A person gives it up. What stands on Mastodon already stays there, and is recorded. */
export async function discard(id: string, io = real): Promise<Discarded> {
  const [delivery, taking] = await Promise.all([io.readDelivery(id), io.readTakingBack(id)]);
  if (taking?.double !== undefined) {
    await happen(id, { kind: 'discard' }, io);
    return { publication: taking.double, account: taking.account };
  }
  if (taking) return leave(taking, io);
  if (!delivery) {
    await happen(id, { kind: 'discard' }, io);
    await io.removeBroken(id);
    return { publication: id, account: undefined };
  }
  await recordDiscarded(delivery, io);
  await happen(id, { kind: 'discard' }, io);
  return { publication: delivery.source.publication, account: delivery.account };
}

/** What a person has undone: a publication on these accounts; `isWritten`: it was written here. */
export interface Undone {
  publication: string;
  accounts: string[];
  isWritten: boolean;
}

/** Nothing was sent yet, and a person does not want it to be: of a delivery, or of all of a publication. Nothing where it is too late. */
export async function undo(id: string, io = real): Promise<Undone | undefined> {
  const undone: Undone = { publication: id, accounts: [], isWritten: false };
  await io.changeClaim(id, (claim) => {
    const next = decidedClaim(claim, { kind: 'undo' });
    if (!next) undone.accounts = claim.rules.map(({ account }) => account);
    return next;
  });
  const all = await io.listDeliveries();
  for (const { id: one } of all.filter((each) => each.id === id || each.source.publication === id)) {
    let taken: Delivery | undefined;
    await io.changeDelivery(one, (now) => {
      const next = decided(now, { kind: 'undo' });
      taken = next ? undefined : now;
      return next;
    });
    // Undone by a callback, which the compiler does not follow.
    const found = taken as Delivery | undefined;
    if (!found) continue;
    await recordDiscarded(found, io);
    undone.publication = found.source.publication;
    undone.isWritten = found.source.platform === 'here';
    undone.accounts.push(found.account);
  }
  return undone.accounts.length ? undone : undefined;
}

/** What stands yet stays where it is, and is all that is left of the record. */
async function leave(
  { id, publication, account, statuses: left }: TakingBack,
  io: DecisionIo,
): Promise<Discarded> {
  const record = await io.readRecord(id);
  if (record) {
    const statuses = record.statuses.filter((status) => left.some((each) => each.id === status.id));
    await io.writeRecord({ ...record, statuses });
  }
  await happen(id, { kind: 'discard' }, io);
  return { publication, account };
}

/** What stands on Mastodon is to be gone: all statuses of a record. False where none stands, as far as is known. */
export async function takeBack(id: string, io = real): Promise<boolean> {
  const record = await io.readRecord(id);
  if (!record || !isPossible('take-back', endOf(record, io.now()))) return false;
  const { account, publication } = record;
  // Where it stands twice, both go.
  const { first = [], second = [] } = (await io.readLook(id))?.double ?? {};
  const all = [...record.statuses, ...first, ...second].map(({ id, url }) => [id, { id, url }] as const);
  const statuses = [...new Map(all).values()];
  const also = record.further?.map((source) => source.publication);
  const job = { id, account, publication, statuses, ...(also ? { also } : {}) };
  await io.addTakingBack({ ...job, state: { kind: 'sending' } });
  return true;
}

/** The records of what stands of a publication, or of the same content by another source, on any of these accounts. */
export async function standingOf(
  publication: string,
  accounts: string[],
  io = real,
): Promise<LedgerRecord[]> {
  const own = await Promise.all(accounts.map((account) => io.readRecord(deliveryId(publication, account))));
  const other = await io.recordsWithSource(publication);
  const all = [...own.flatMap((record) => record ?? []), ...other];
  return all.filter((record) => accounts.includes(record.account) && endOf(record, io.now()) === 'done');
}

/**
 * A person has corrected a status of an account: it stands under this id and address now, and differs in this, if anything, and no
 * more in what it once did. Gives the publication that it is of; nothing where no record knows it.
 */
export async function corrected(
  account: string,
  status: string,
  now: { id: string; url: string; differs?: Difference[] },
  io = real,
): Promise<string | undefined> {
  const all = await io.recordsOf(account);
  const record = all.find(({ statuses }) => statuses.some(({ id }) => id === status));
  if (!record) return undefined;
  const statuses = record.statuses.map(({ differs, ...each }) =>
    each.id === status ? { ...each, ...now } : { ...each, ...(differs ? { differs } : {}) },
  );
  await io.writeRecord({ ...record, statuses, correctedAt: io.now() });
  return record.publication;
}

/** Nothing of a record stands any more. Written again, it says the same. */
export async function recordTakenBack(id: string, io = real): Promise<void> {
  const record = await io.readRecord(id);
  if (record) await io.writeRecord({ ...record, outcome: 'taken-back', at: io.now() });
}

/** That it is given up, with what of it stands already. */
export async function recordDiscarded(delivery: Delivery, io: DecisionIo): Promise<void> {
  if (!(await io.readRecord(delivery.id))) await io.writeRecord(recordOf(delivery, 'discarded', io.now()));
}
