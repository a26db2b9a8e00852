import { readAccount, type SignedIn } from '../../utils/mastodon/accounts.ts';
import { findAccount } from '../../utils/mastodon/find-account.ts';
import { handleOf } from '../../utils/mastodon/typed-address.ts';
import type { Account } from '../../utils/post/account.ts';
import type { BookEntry } from '../../utils/post/book-entry.ts';
import { bareName } from '../../utils/post/name-key.ts';
import { Problem } from '../../utils/post/problem.ts';
import { writeEntry } from '../../utils/settings/handle-book.ts';

/** An account whose server may be asked. */
type Asker = Pick<Account, 'id' | 'host' | 'signedIn'>;

/** Saves a name once a server knows its account. Gives it as it was saved, and what the account calls itself. Throws Problem. */
export async function saveName(
  { platform, name, account }: BookEntry,
  accounts: Asker[],
): Promise<{ name: BookEntry; displayName: string }> {
  const handle = handleOf(account);
  const found = await findAccount(await askerFor(handle, accounts), handle);
  if (!found) throw new Problem('refused', 'account-not-found');
  const saved = { platform, name: bareName(name), account: found.handle };
  await writeEntry(saved);
  return { name: saved, displayName: found.name };
}

/** The account's own server knows it best; any other asks that one. */
async function askerFor(handle: string, accounts: Asker[]): Promise<SignedIn> {
  const able = accounts.filter(({ signedIn }) => signedIn);
  const chosen = able.find(({ host }) => handle.endsWith(`@${host}`)) ?? able[0];
  const asker = chosen && (await readAccount(chosen.id));
  if (!asker) throw new Problem('needs-login', 'signed-out');
  return asker;
}
