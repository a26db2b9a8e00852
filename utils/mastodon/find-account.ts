import { isMastodon } from '../post/account.ts';
import { Problem } from '../post/problem.ts';
import { handleSaid } from './account-said.ts';
import type { SignedIn } from './accounts.ts';
import { foundAccounts } from './answers.ts';
import { clientFor, problemOf, statusOf } from './client.ts';
import { displayNameOf } from './display-name.ts';
import { understood } from './strange-answer.ts';
import { handleOf, isUserName } from './typed-address.ts';

/** An account of any server. */
export interface Found {
  /** `user@host`, as its server writes it, the host in ASCII. */
  handle: string;
  /** The display name. */
  name: string;
  /** The profile page. */
  url: string;
}

/** As many as may come before the one that is meant; with `resolve`, an exact match comes first. */
const few = 5;

/**
 * Looks up the account that a person means by `@user@host` or by the address of its profile, through the server of a
 * signed-in account, which asks the other server by WebFinger (Mastodon, `AccountSearchService`; needs `read:accounts`).
 * `undefined` if there is none. Throws Problem `not-a-handle`, `account-unchecked`, `account-host-silent`, or what hinders the request.
 */
export async function findAccount(asker: SignedIn, handle: string): Promise<Found | undefined> {
  const wanted = handleOf(handle).toLowerCase();
  const found = await among(asker, wanted);
  if (found || isMastodon(asker.server)) return found;
  // Who does not find the one that asks does not look for handles (snac 2.75): it is no word about this one.
  const own = (asker.handle ?? asker.id).toLowerCase();
  if (!(await among(asker, own))) throw new Problem('refused', 'account-unchecked');
  return undefined;
}

/** The one of what is found by a handle that has it. */
async function among(asker: SignedIn, wanted: string): Promise<Found | undefined> {
  const found = (await search(asker, wanted)).flatMap(({ acct, username, displayName, url }) => {
    const handle = handleSaid(acct, ownDomain(asker));
    return handle && isUserName(username) ? { handle, name: displayNameOf(displayName, username), url } : [];
  });
  const [user, host] = wanted.split('@');
  return (
    found.find((each) => each.handle.toLowerCase() === wanted) ??
    // Where a server's handles have another host than its pages, people may have taken the latter.
    found.find(({ url }) => url.toLowerCase() === `https://${host}/@${user}`)
  );
}

/** The host of the handles at an account's own server. */
function ownDomain({ host, handle }: SignedIn): string {
  return handle?.split('@')[1] ?? host;
}

async function search({ host, token }: SignedIn, q: string) {
  try {
    const list = await clientFor(host, token).v1.accounts.search.list({ q, resolve: true, limit: few });
    return understood(foundAccounts, list);
  } catch (thrown) {
    const { report } = problemOf(thrown, false);
    // The same words in every language (Mastodon 4.3 to 4.6, `Api::ErrorHandling`).
    if (statusOf(thrown) === 503 && report.detail.includes('Remote data'))
      throw new Problem('unreachable', 'account-host-silent', q.split('@')[1]);
    const { kind, reason, detail, retryAt } = report;
    throw new Problem(kind, reason === 'server-refused' ? 'account-unchecked' : reason, detail, retryAt);
  }
}
