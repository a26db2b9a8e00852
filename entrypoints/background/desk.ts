import { readRecord, wipeLedger, writeRecord } from '../../utils/ledger/records.ts';
import { wipeAccounts } from '../../utils/mastodon/accounts.ts';
import { approved, described, retried } from '../../utils/outbox/due-again.ts';
import * as outbox from '../../utils/outbox/store.ts';
import { wipeSettings } from '../../utils/settings/wipe.ts';

/** A person wants it sent in spite of what hindered it. `id` is a delivery's or a claim's. */
export async function retry(id: string): Promise<void> {
  await outbox.changeDelivery(id, approved);
  const claim = await outbox.readClaim(id);
  if (claim) await outbox.writeClaim(retried(claim));
}

/** The same for everything of a publication that no longer is tried by itself. */
export async function retryPublication(id: string): Promise<void> {
  for (const delivery of await outbox.listDeliveries()) {
    if (delivery.source.publication === id && delivery.state !== 'due') await retry(delivery.id);
  }
  if ((await outbox.readClaim(id))?.state === 'failed') await retry(id);
}

/** A person has written what a claim waits for: descriptions by the index of picture or video, or a reason to go without. */
export async function describe(
  id: string,
  descriptions: Record<number, string>,
  reason: string,
): Promise<void> {
  const claim = await outbox.readClaim(id);
  if (claim) await outbox.writeClaim(described(claim, descriptions, reason));
}

/** A person gives it up. What stands on Mastodon already stays there, and is recorded. */
export async function discard(id: string): Promise<void> {
  const delivery = await outbox.readDelivery(id);
  if (delivery && !(await readRecord(id))) {
    const { source, account } = delivery;
    const { platform, profile, profileName, publication, address, time } = source;
    const statuses = delivery.statuses.flatMap(({ made }) => (made ? [made] : []));
    const why = source.reason === undefined ? {} : { reason: source.reason };
    const of = { platform, profile, profileName, publication, address, publishedAt: time, ...why };
    await writeRecord({ ...of, id, account, outcome: 'discarded', statuses, at: Date.now() });
  }
  if (delivery) await outbox.removeDelivery(delivery);
  else await outbox.removeClaim(id);
}

/** What waited for the account to be signed in goes on. */
export async function signedIn(account: string): Promise<void> {
  for (const delivery of await outbox.listDeliveries()) {
    if (delivery.account !== account || delivery.problem?.reason !== 'signed-out') continue;
    await outbox.changeDelivery(delivery.id, retried);
  }
}

/** Leaves nothing behind: accounts with their tokens, the outbox, the ledger, rules and settings. */
export async function wipe(): Promise<void> {
  await Promise.all([wipeAccounts(), outbox.wipeOutbox(), wipeLedger(), wipeSettings()]);
}
