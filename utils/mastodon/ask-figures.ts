import * as v from 'valibot';
import type { SignedIn } from './accounts.ts';
import { clientFor, problemOf, statusOf } from './client.ts';

/** What a server counts of one status. */
export interface Counted {
  id: string;
  replies: number;
  boosts: number;
  favourites: number;
  /** None before Mastodon 4.4. */
  quotes?: number;
}

/** A server takes no more in one question (Mastodon 4.3, `DEFAULT_STATUSES_LIMIT`). */
export const mostAtOnce = 20;

const number = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1e9));
const countedShape = v.object({
  id: v.pipe(v.string(), v.maxLength(200)),
  repliesCount: number,
  reblogsCount: number,
  favouritesCount: number,
  quotesCount: v.nullish(number),
});

/**
 * What the account's own server counts of these statuses, at most 20; what is not there any more is left out. `undefined`
 * from a server that does not answer for several at once (before Mastodon 4.3). Throws Problem.
 */
export async function askStatuses(account: SignedIn, ids: readonly string[]): Promise<Counted[] | undefined> {
  try {
    const answer: unknown = await clientFor(account.host, account.token).v1.statuses.fetch({ id: [...ids] });
    if (!Array.isArray(answer)) return undefined;
    return answer.slice(0, mostAtOnce).flatMap((each) => {
      const read = v.safeParse(countedShape, each);
      if (!read.success || !ids.includes(read.output.id)) return [];
      const { id, repliesCount, reblogsCount, favouritesCount, quotesCount } = read.output;
      const counted = { id, replies: repliesCount, boosts: reblogsCount, favourites: favouritesCount };
      return [quotesCount == null ? counted : { ...counted, quotes: quotesCount }];
    });
  } catch (thrown) {
    if ([404, 405, 422].includes(statusOf(thrown) ?? 0)) return undefined;
    throw problemOf(thrown, false);
  }
}

/** How many follow the account; `undefined` where its server does not say. Throws Problem. */
export async function askFollowers(account: SignedIn): Promise<number | undefined> {
  try {
    const own: unknown = await clientFor(account.host, account.token).v1.accounts.verifyCredentials();
    const read = v.safeParse(v.object({ followersCount: number }), own);
    return read.success ? read.output.followersCount : undefined;
  } catch (thrown) {
    throw problemOf(thrown, false);
  }
}

/**
 * Whether somebody who has not signed in is shown this address: nothing of ours goes along. `undefined` where that cannot be
 * told, because the server was not reached, or is not to be reached from here.
 */
export async function isReadable(
  url: string,
  send: typeof fetch = (...request) => fetch(...request),
): Promise<boolean | undefined> {
  try {
    const headers = { accept: 'text/html' };
    const signal = AbortSignal.timeout(30_000);
    const answer = await send(url, { credentials: 'omit', redirect: 'error', headers, signal });
    const { ok, status, body } = answer;
    // Whether it comes is all that is asked.
    void body?.cancel();
    if (ok) return true;
    return [401, 403, 404, 410].includes(status) ? false : undefined;
  } catch {
    return undefined;
  }
}
