import { wipeComposer } from '../../utils/composer/store.ts';
import { wipeLedger } from '../../utils/ledger/records.ts';
import { wipeAccounts } from '../../utils/mastodon/accounts.ts';
import { wipeOutbox } from '../../utils/outbox/store.ts';
import { wipeSettings } from '../../utils/settings/wipe.ts';

/** Leaves nothing behind: accounts with their tokens, the outbox, the ledger, what is written here, rules and settings. */
export async function wipe(): Promise<void> {
  await Promise.all([wipeAccounts(), wipeOutbox(), wipeLedger(), wipeComposer(), wipeSettings()]);
}
