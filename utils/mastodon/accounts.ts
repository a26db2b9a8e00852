import type { DBSchema } from 'idb';
import { database } from '../database.ts';
import type { Account } from '../post/account.ts';
import { sorted, wholeOf } from '../post/set-aside.ts';
import { storedAccount, storedApp } from './stored-account.ts';

/** What a server gave this installation to sign people in with. */
export interface App {
  host: string;
  redirectUri: string;
  clientId: string;
  clientSecret: string;
}

/** An account with its token. Never leaves the extension's own pages and background. */
export interface SignedIn extends Account {
  token: string;
  /** The account's id on its server. */
  remoteId: string;
}

interface Schema extends DBSchema {
  accounts: { key: string; value: SignedIn };
  apps: { key: string; value: App };
}

/*
 * IndexedDB, because it belongs to the extension's own origin: `storage.local` can be read by content scripts, and
 * Firefox 153 knows no way to forbid it.
 */
const accounts = database<Schema>('accounts', [
  (created) => {
    created.createObjectStore('accounts', { keyPath: 'id' });
    created.createObjectStore('apps', { keyPath: 'host' });
  },
]);

/** Every account, in the order of their names. Without tokens. What is stored in a broken shape is left out. */
export async function listAccounts(): Promise<Account[]> {
  const { whole } = sorted(storedAccount, await allStored());
  return whole.map(withoutToken).sort((a, b) => a.id.localeCompare(b.id));
}

/** The names of the accounts of which too much is broken to use them. */
export async function brokenAccounts(): Promise<string[]> {
  return sorted(storedAccount, await allStored()).broken.map(keyOf);
}

/** Every account with its token, for whoever takes all tokens back. */
export async function listSignedIn(): Promise<SignedIn[]> {
  return sorted(storedAccount, await allStored()).whole;
}

export async function readAccount(id: string): Promise<SignedIn | undefined> {
  return wholeOf(storedAccount, await (await accounts.open()).get('accounts', id));
}

async function allStored(): Promise<unknown[]> {
  return (await accounts.open()).getAll('accounts');
}

/** The store has each under its id, whatever else is wrong with it. */
function keyOf(entry: unknown): string {
  return String((entry as Pick<SignedIn, 'id'>).id);
}

export async function writeAccount(account: SignedIn): Promise<void> {
  await (await accounts.open()).put('accounts', account);
}

/** Reads and writes in one step. Does nothing for an account that was removed meanwhile. */
export async function changeAccount(id: string, change: (now: SignedIn) => SignedIn): Promise<void> {
  const transaction = (await accounts.open()).transaction('accounts', 'readwrite');
  const now = await transaction.store.get(id);
  if (now) await transaction.store.put(change(now));
  await transaction.done;
}

export async function removeAccount(id: string): Promise<void> {
  await (await accounts.open()).delete('accounts', id);
}

/** A server knows an app with its scopes: the one that may also search (`searches`) is another than the one that may not. */
export async function readApp(host: string, searches = false): Promise<App | undefined> {
  const app = wholeOf(storedApp, await (await accounts.open()).get('apps', appKey(host, searches)));
  return app && { ...app, host };
}

/** The app that an account's token was given to: no other may take it back. */
export const appOf = ({ host, canSearch }: Pick<SignedIn, 'host' | 'canSearch'>) => readApp(host, canSearch);

/** A server that no longer knows the app is asked for a new one. */
export async function forgetApp(host: string, searches = false): Promise<void> {
  await (await accounts.open()).delete('apps', appKey(host, searches));
}

export async function writeApp(app: App, searches = false): Promise<void> {
  await (await accounts.open()).put('apps', { ...app, host: appKey(app.host, searches) });
}

// No host has a space in it.
const appKey = (host: string, searches: boolean) => (searches ? `${host} search` : host);

/** Removes accounts, tokens and app registrations. */
export const wipeAccounts = () => accounts.wipe();

/** The account as every other part of the extension may see it. */
export function withoutToken({ token: _token, remoteId: _remoteId, ...account }: SignedIn): Account {
  return account;
}
