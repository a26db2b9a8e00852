import { changeAccount, listAccounts } from '../../utils/mastodon/accounts.ts';
import { keepWordsFor } from '../../utils/outbox/words.ts';
import { announceChange } from '../../utils/pages/changes.ts';
import { isAllowed } from '../../utils/post/under-policy.ts';
import { surePolicy } from '../../utils/settings/managed.ts';

/**
 * Nothing goes to a server that the administration does not allow: its accounts are signed out, and what is for them waits.
 * Their tokens stay, in case that the policy was a mistake; a person signs in again. No first words are kept for longer than it says.
 */
export async function holdToPolicy(): Promise<void> {
  try {
    const policy = await surePolicy();
    if (policy.wordDays !== undefined) await keepWordsFor(policy.wordDays, Date.now());
    if (!policy.servers) return;
    const forbidden = (await listAccounts()).filter(
      ({ signedIn, host }) => signedIn && !isAllowed(policy, host),
    );
    for (const { id } of forbidden) await changeAccount(id, (account) => ({ ...account, signedIn: false }));
    if (forbidden.length) announceChange();
  } catch (thrown) {
    // What can't be read now holds nothing up that was allowed before.
    console.error('Mitposten: the policy could not be held to', thrown);
  }
}
