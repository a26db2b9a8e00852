import { readRecord, writeRecord } from '../ledger/records.ts';
import { recordOf } from './finish.ts';
import { decided, decidedClaim, type Happening } from './machine.ts';
import * as outbox from './store.ts';
import type { Delivery } from './types.ts';

/*
 * What a person decides, carried out in the store: the machine says what comes of it. `id` is a delivery's or a claim's, where
 * nothing else is said; where there is none, nothing happens.
 */

/** What a person's decisions are carried out in. */
export type DecisionIo = typeof outbox & {
  readRecord: typeof readRecord;
  writeRecord: typeof writeRecord;
  /** Milliseconds since 1970. */
  now(): number;
};

const real: DecisionIo = { ...outbox, readRecord, writeRecord, now: () => Date.now() };

/** It is carried out in one step: whatever the outbox does at the same moment comes before it, or after. */
async function happen(id: string, event: Happening, io: DecisionIo): Promise<void> {
  await io.changeDelivery(id, (delivery) => decided(delivery, event));
  await io.changeClaim(id, (claim) => decidedClaim(claim, event));
}

/** A person wants it sent in spite of what hindered it. */
export const retry = (id: string, io = real) => happen(id, { kind: 'again' }, io);

/** A person has read that place and time could not be taken out of a file, and wants it to go all the same. */
export const sendAsItIs = (id: string, io = real) => happen(id, { kind: 'as-it-is' }, io);

/** A person does not wait until the pause is over. */
export const sendNow = (id: string, io = real) => happen(id, { kind: 'now' }, io);

/** What waited for the account to be signed in goes on. */
export async function signedIn(account: string, io = real): Promise<void> {
  for (const delivery of await io.listDeliveries()) {
    if (delivery.account === account) await happen(delivery.id, { kind: 'signed-in' }, io);
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
  const delivery = await io.readDelivery(id);
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

async function recordDiscarded(delivery: Delivery, io: DecisionIo): Promise<void> {
  if (!(await io.readRecord(delivery.id))) await io.writeRecord(recordOf(delivery, 'discarded', io.now()));
}
