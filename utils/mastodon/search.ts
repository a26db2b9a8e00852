import type { FoundStatus } from '../post/manuscript.ts';
import { handleSaid } from './account-said.ts';
import type { SignedIn } from './accounts.ts';
import * as answers from './answers.ts';
import { clientFor, problemOf, statusOf } from './client.ts';
import { displayNameOf } from './display-name.ts';
import type { Found } from './find-account.ts';
import { textOfHtml } from './status-html.ts';
import { understood } from './strange-answer.ts';
import { isUserName } from './typed-address.ts';

/** As many as can be looked over beside a text. */
const few = 6;

/** Hashtags that begin like this, without `#`, as the account's server knows them (needs `read:search`). Throws Problem. */
export async function searchHashtags({ host, token }: SignedIn, q: string): Promise<string[]> {
  try {
    const found = await clientFor(host, token).v2.search.list({ q, type: 'hashtags', limit: few });
    return understood(answers.searched, found).hashtags.map(({ name }) => name);
  } catch (thrown) {
    throw problemOf(thrown, false);
  }
}

/** Accounts that the account's server knows by this beginning (needs `read:accounts`). Throws Problem. */
export async function searchAccounts({ host, token }: SignedIn, q: string): Promise<Found[]> {
  try {
    const found = await clientFor(host, token).v1.accounts.search.list({ q, resolve: false, limit: few });
    return understood(answers.foundAccounts, found).flatMap(({ acct, username, displayName, url }) => {
      const handle = handleSaid(acct, host);
      return handle && isUserName(username)
        ? [{ handle, name: displayNameOf(displayName, username), url }]
        : [];
    });
  } catch (thrown) {
    throw problemOf(thrown, false);
  }
}

/**
 * The status at an address as the account's server knows it: its own are asked for by their id, those of other servers are
 * looked up there (needs `read:search`). `undefined` if there is none. Throws Problem.
 */
export async function findStatus(account: SignedIn, address: string): Promise<FoundStatus | undefined> {
  const { host, token } = account;
  const own = ownStatusId(address, host);
  try {
    if (own === undefined) {
      const q = address.trim();
      const found = await clientFor(host, token).v2.search.list({
        ...{ q, type: 'statuses', resolve: true, limit: 1 },
      });
      const [first] = understood(answers.searched, found).statuses;
      return first && foundStatus(first, host);
    }
    const status = await clientFor(host, token).v1.statuses.$select(own).fetch();
    return foundStatus(understood(answers.foundStatus, status), host);
  } catch (thrown) {
    if (statusOf(thrown) === 404) return undefined;
    throw problemOf(thrown, false);
  }
}

/** The id in an address of a status of this server: `/@user/1`, `/users/user/statuses/1`; none for any other address. */
export function ownStatusId(address: string, host: string): string | undefined {
  const url = URL.parse(address.trim());
  if (url?.host !== host) return undefined;
  return /^\/(?:@[^/]+|users\/[^/]+\/statuses)\/([\w-]+)\/?$/.exec(url.pathname)?.[1];
}

function foundStatus(
  { id, account, content }: { id: string; account: { acct: string }; content: string },
  host: string,
): FoundStatus {
  return { id, author: `@${handleSaid(account.acct, host) ?? account.acct}`, text: textOfHtml(content) };
}

/** A server's own emoji. */
export interface CustomEmoji {
  shortcode: string;
}

/** The emoji that a server offers for choice; none where it has no list. */
export async function customEmojis(host: string): Promise<CustomEmoji[]> {
  try {
    const all = understood(answers.customEmojis, await clientFor(host).v1.customEmojis.list());
    return all.filter(({ visibleInPicker }) => visibleInPicker).map(({ shortcode }) => ({ shortcode }));
  } catch {
    // Their names can be typed all the same.
    return [];
  }
}
