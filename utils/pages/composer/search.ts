import browser from 'webextension-polyfill';
import { listSent } from '../../composer/store.ts';
import { readAccount, type SignedIn, writeAccount } from '../../mastodon/accounts.ts';
import {
  type CustomEmoji,
  customEmojis,
  findStatus,
  ownStatusId,
  searchAccounts,
  searchHashtags,
} from '../../mastodon/search.ts';
import { revoke, signIn } from '../../mastodon/sign-in.ts';
import type { Account } from '../../post/account.ts';
import type { TargetSearch } from '../../post/composer.ts';
import type { Target } from '../../post/manuscript.ts';
import { listBook } from '../../settings/handle-book.ts';
import { askBackground as tell } from '../ask-background.ts';
import { announceChange } from '../changes.ts';
import type { SuggestIo } from './suggest.ts';

/** The sources of suggestions: first what is known here, then the server of the first account that is signed in. */
export function suggestIo(chosen: () => Account[]): SuggestIo {
  const emojis = new Map<string, Promise<CustomEmoji[]>>();
  const first = () => chosen().find(({ signedIn }) => signedIn);
  const asker = async (): Promise<SignedIn | undefined> => {
    const account = first();
    return account && readAccount(account.id);
  };
  return {
    asker: () => first()?.id ?? '',
    async book(query) {
      const wanted = query.toLowerCase();
      const entries = await listBook();
      return entries
        .filter(({ name, account }) => `${name} ${account}`.toLowerCase().includes(wanted))
        .map(({ name, account }) => ({ handle: account, name }));
    },
    async accounts(query) {
      const account = await asker();
      return account ? searchAccounts(account, query) : [];
    },
    async ownTags(query) {
      const texts = (await listSent()).map(({ manuscript }) => manuscript.text);
      const tags = texts.flatMap((text) => text.match(/#[\p{L}\p{M}\p{N}_]+/gu) ?? []);
      return tags
        .map((tag) => tag.slice(1))
        .filter((tag) => tag.toLowerCase().startsWith(query.toLowerCase()));
    },
    async serverTags(query) {
      const account = await asker();
      if (!account) return [];
      return account.canSearch ? searchHashtags(account, query) : undefined;
    },
    async emojis() {
      const host = first()?.host;
      if (!host) return [];
      const known = emojis.get(host) ?? customEmojis(host);
      emojis.set(host, known);
      return known;
    },
  };
}

/**
 * Looks for a status at the server of each account. Those that may not search are only asked for their own statuses; where
 * that is not one they are named in `needSearch`.
 */
export async function findTarget(
  kind: Target['kind'],
  address: string,
  accounts: Account[],
): Promise<{ target: Target | undefined; search: TargetSearch; needSearch: string[] }> {
  const search: TargetSearch = { state: 'done', missing: [], failed: [] };
  const needSearch: string[] = [];
  const target: Target = { kind, address, found: {} };
  for (const { id, displayName } of accounts) {
    const account = await readAccount(id);
    if (!account) continue;
    if (!account.canSearch && ownStatusId(address, account.host) === undefined) {
      needSearch.push(id);
      continue;
    }
    try {
      const status = await findStatus(account, address);
      if (status) target.found[id] = status;
      else search.missing.push(displayName);
    } catch {
      search.failed.push(displayName);
    }
  }
  return { target: Object.keys(target.found).length ? target : undefined, search, needSearch };
}

/**
 * Asks the person, in the server's own window, for the permission to search. Called within a click. True if it was given;
 * the old token ends then.
 */
export async function allowSearch(id: string, language: string): Promise<boolean> {
  const before = await readAccount(id);
  if (!before) return false;
  const window = {
    redirectUri: browser.identity.getRedirectURL('mastodon'),
    open: (url: string) => browser.identity.launchWebAuthFlow({ url, interactive: true }),
  };
  try {
    const account = await signIn(before.host, window, { language, searches: true });
    // Another account than the one that was asked for says nothing of this one, and its token ends again.
    if (account.id !== before.id) {
      await revoke(account).catch(() => {});
      return false;
    }
    await writeAccount(account);
    await revoke(before).catch(() => {});
    // It may have been signed out, with posts that wait for it.
    await tell({ type: 'signed-in', account: account.id });
    announceChange();
    return true;
  } catch {
    return false;
  }
}
