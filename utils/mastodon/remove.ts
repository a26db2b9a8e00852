import { isMastodon } from '../post/account.ts';
import { Problem } from '../post/problem.ts';
import type { SignedIn } from './accounts.ts';
import { clientFor, problemOf, statusOf } from './client.ts';
import { stillThere } from './still-there.ts';

/**
 * Takes a status away, and its media at once, where the server can (Mastodon 4.4; others keep them for a day). May be repeated: what
 * is not there any more is gone. Throws Problem; then it may stand or not.
 */
export async function remove(account: SignedIn, id: string): Promise<void> {
  // The types of masto 8 do not know that a deletion may say something.
  const params = { deleteMedia: true } as unknown as undefined;
  try {
    await clientFor(account.host, account.token).v1.statuses.$select(id).remove(params);
  } catch (thrown) {
    if (statusOf(thrown) !== 404) throw problemOf(thrown, false);
    // A proxy says that, too: what is believed to be gone and stands would stand for good.
    if (!(await stillThere(account, [id])).has(id)) return;
    // Every Mastodon takes statuses away. Others do not (snac 2.75): to ask again is in vain.
    throw isMastodon(account.server)
      ? new Problem('unreachable', 'server-down', '404')
      : new Problem('refused', 'server-refused', '404');
  }
}
