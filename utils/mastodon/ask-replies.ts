import * as v from 'valibot';
import { wholeNumber } from '../post/bounds.ts';
import type { SignedIn } from './accounts.ts';
import { askStatuses, mostAtOnce } from './ask-figures.ts';
import { clientFor, problemOf, statusOf } from './client.ts';

/** So many are asked for one after another, where a server does not answer for several at once. */
const mostAlone = 5;

const counted = v.object({ repliesCount: wholeNumber(0, 1e9) });

/**
 * How many replies each of these statuses has, the newest first, as the account's own server counts: at once where it can (from
 * Mastodon 4.3 on), else of the first few. What is not there any more is left out. Throws Problem.
 */
export async function askReplies(account: SignedIn, ids: readonly string[]): Promise<Map<string, number>> {
  const some = ids.slice(0, mostAtOnce);
  const atOnce = await askStatuses(account, some);
  if (atOnce) return new Map(atOnce.map(({ id, replies }) => [id, replies]));
  const found = new Map<string, number>();
  for (const id of some.slice(0, mostAlone)) {
    const count = await repliesTo(account, id);
    if (count !== undefined) found.set(id, count);
  }
  return found;
}

async function repliesTo(account: SignedIn, id: string): Promise<number | undefined> {
  try {
    const status = await clientFor(account.host, account.token).v1.statuses.$select(id).fetch();
    const read = v.safeParse(counted, status);
    return read.success ? read.output.repliesCount : undefined;
  } catch (thrown) {
    if ([404, 410].includes(statusOf(thrown) ?? 0)) return undefined;
    throw problemOf(thrown, false);
  }
}
