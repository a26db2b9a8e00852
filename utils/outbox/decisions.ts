import { readRecord, writeRecord } from '../ledger/records.ts';
import { approved, approvedAsItIs, described, retried } from './due-again.ts';
import { recordOf } from './finish.ts';
import * as outbox from './store.ts';

/** What a person's decisions are carried out in. */
export type DecisionIo = typeof outbox & {
  readRecord: typeof readRecord;
  writeRecord: typeof writeRecord;
  /** Milliseconds since 1970. */
  now(): number;
};

const real: DecisionIo = { ...outbox, readRecord, writeRecord, now: () => Date.now() };

/** A person wants it sent in spite of what hindered it. `id` is a delivery's or a claim's. */
export async function retry(id: string, io = real): Promise<void> {
  await io.changeDelivery(id, approved);
  const claim = await io.readClaim(id);
  if (claim) await io.writeClaim(retried(claim));
}

/** A person has read that place and time could not be taken out of a file, and wants it to go all the same. */
export async function sendAsItIs(id: string, io = real): Promise<void> {
  await io.changeDelivery(id, approvedAsItIs);
}

/** As {@link retry} for everything of a publication that no longer is tried by itself. */
export async function retryPublication(id: string, io = real): Promise<void> {
  for (const delivery of await io.listDeliveries()) {
    if (delivery.source.publication === id && delivery.state !== 'due') await retry(delivery.id, io);
  }
  if ((await io.readClaim(id))?.state === 'failed') await retry(id, io);
}

/** A person has written what a claim waits for: descriptions by the index of picture or video, or a reason to go without. */
export async function describe(
  id: string,
  descriptions: Record<number, string>,
  reason: string,
  io = real,
): Promise<void> {
  const claim = await io.readClaim(id);
  if (claim) await io.writeClaim(described(claim, descriptions, reason));
}

/** Of which publication something was given up: on one account, or on all. */
interface Discarded {
  publication: string;
  account: string | undefined;
}

/** A person gives it up. What stands on Mastodon already stays there, and is recorded. `id` is a delivery's or a claim's. */
export async function discard(id: string, io = real): Promise<Discarded> {
  const delivery = await io.readDelivery(id);
  if (!delivery) {
    await io.removeClaim(id);
    await io.removeBroken(id);
    return { publication: id, account: undefined };
  }
  if (!(await io.readRecord(id))) await io.writeRecord(recordOf(delivery, 'discarded', io.now()));
  await io.removeDelivery(delivery);
  return { publication: delivery.source.publication, account: delivery.account };
}

/** What waited for the account to be signed in goes on. */
export async function signedIn(account: string, io = real): Promise<void> {
  for (const delivery of await io.listDeliveries()) {
    if (delivery.account !== account || delivery.problem?.kind !== 'needs-login') continue;
    await io.changeDelivery(delivery.id, retried);
  }
}
