import { isMastodonFrom } from '../post/account.ts';
import { Problem } from '../post/problem.ts';
import type { SignedIn } from './accounts.ts';
import { askStatuses, mostAtOnce } from './ask-figures.ts';
import { clientFor, problemOf, statusOf } from './client.ts';

/**
 * Which of these statuses stand at the account's server: asked at once where it answers for several (from Mastodon 4.3 on), else one
 * after another. Throws Problem; then nothing is known.
 */
export async function stillThere(account: SignedIn, ids: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>();
  for (let from = 0; from < ids.length; from += mostAtOnce) {
    const some = ids.slice(from, from + mostAtOnce);
    for (const id of (await atOnce(account, some)) ?? (await oneByOne(account, some))) found.add(id);
  }
  return found;
}

async function atOnce(account: SignedIn, ids: readonly string[]): Promise<string[] | undefined> {
  const counted = await askStatuses(account, ids);
  // One that can answer for several and says that there is no such page is in trouble.
  if (!counted && isMastodonFrom(account.server, 4, 3)) throw new Problem('unreachable', 'strange-answer');
  return counted?.map(({ id }) => id);
}

async function oneByOne(account: SignedIn, ids: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const id of ids) if (await isThere(account, id)) found.push(id);
  return found;
}

async function isThere(account: SignedIn, id: string): Promise<boolean> {
  try {
    await clientFor(account.host, account.token).v1.statuses.$select(id).fetch();
    return true;
  } catch (thrown) {
    if ([404, 410].includes(statusOf(thrown) ?? 0)) return false;
    throw problemOf(thrown, false);
  }
}
