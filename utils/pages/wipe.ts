import { wipeLedger } from '../ledger/records.ts';
import { wipeAccounts } from '../mastodon/accounts.ts';
import { wipeOutbox } from '../outbox/store.ts';
import { wipeSettings } from '../settings/wipe.ts';

/**
 * Leaves nothing behind: accounts with their tokens, the outbox, the ledger, rules and settings. What cannot be deleted keeps
 * nothing else; rejects then with its reason.
 */
export async function wipe(): Promise<void> {
  const all = await Promise.allSettled([wipeAccounts(), wipeOutbox(), wipeLedger(), wipeSettings()]);
  const failed = all.find((each) => each.status === 'rejected');
  if (failed) throw failed.reason;
}
