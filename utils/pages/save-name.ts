import { readAccount, type SignedIn } from '../mastodon/accounts.ts';
import { findAccount } from '../mastodon/find-account.ts';
import { handleOf } from '../mastodon/typed-address.ts';
import type { Account } from '../post/account.ts';
import type { BookEntry } from '../post/book-entry.ts';
import { bareName } from '../post/name-key.ts';
import { Problem } from '../post/problem.ts';
import { writeEntry } from '../settings/handle-book.ts';

/** An account whose server may be asked. */
type Asker = Pick<Account, 'id' | 'host' | 'handle' | 'signedIn'>;

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
  const chosen =
    able.find((one) => [one.host, one.handle?.split('@')[1]].some((host) => handle.endsWith(`@${host}`))) ??
    able[0];
  const asker = chosen && (await readAccount(chosen.id));
  if (!asker) throw new Problem('needs-login', 'signed-out');
  return asker;
}
