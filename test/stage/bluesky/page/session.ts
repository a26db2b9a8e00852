import type { PageSetup } from '../page-site.ts';
import type { Session } from './network.ts';

// Written by the stage into the same document.
const setup = JSON.parse(document.querySelector('#stage-setup')?.textContent ?? '') as PageSetup;

/** The language of the page, of its labels and of new posts. */
export const language = setup.language;

/** How many elements the page carries only for their weight. */
export const fillerNodes = setup.nodes;

/** Everybody signed in here. */
export const accounts: Session[] = setup.accounts;

/** What people read above a handle. */
export function displayName(did: string): string {
  return setup.displayNames[did] ?? did;
}

/** The account that posts: the one chosen last, else the first. Stored as the real client does. */
export function currentAccount(): Session | undefined {
  const chosen: string | undefined = stored()?.session?.currentAccount?.did;
  const account = accounts.find(({ did }) => did === chosen) ?? accounts[0];
  store(account);
  return account;
}

/** Makes another account the one that posts. */
export function store(currentAccount: Session | undefined): void {
  const languagePrefs = { primaryLanguage: language, postLanguage: language, appLanguage: language };
  const session = { accounts, currentAccount };
  localStorage.setItem('BSKY_STORAGE', JSON.stringify({ colorMode: 'system', session, languagePrefs }));
}

function stored() {
  return JSON.parse(localStorage.getItem('BSKY_STORAGE') ?? 'null');
}
