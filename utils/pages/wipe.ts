import { wipeComposer } from '../composer/store.ts';
import { wipeLedger } from '../ledger/records.ts';
import { wipeAccounts } from '../mastodon/accounts.ts';
import { wipeOutbox } from '../outbox/read.ts';
import { wipeSettings } from '../settings/wipe.ts';

/**
 * Leaves nothing behind: accounts with their tokens, the outbox, the ledger, what is written here, rules and settings. What
 * cannot be deleted keeps nothing else; rejects then with its reason.
 */
export async function wipe(): Promise<void> {
  const stores = [wipeAccounts(), wipeOutbox(), wipeLedger(), wipeComposer(), wipeSettings()];
  const all = await Promise.allSettled(stores);
  const failed = all.find((each) => each.status === 'rejected');
  if (failed) throw failed.reason;
}
