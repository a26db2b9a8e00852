import browser from 'webextension-polyfill';
import { listAccounts, readAccount, removeAccount, writeAccount } from '../mastodon/accounts.ts';
import { revoke, signIn } from '../mastodon/sign-in.ts';
import { hostOf, userOf } from '../mastodon/typed-address.ts';
import { matches } from '../platforms/hosts.ts';
import type { Account } from '../post/account.ts';
import type { BookEntry } from '../post/book-entry.ts';
import type { AddAccountState, SaveNameState } from '../post/options.ts';
import { reportOf } from '../post/problem.ts';
import type { Rule } from '../post/rule.ts';
import { listBook, removeEntry } from '../settings/handle-book.ts';
import { forgetAccount, listRules, removeRule, writeRule } from '../settings/rules.ts';
import { askBackground as tell } from './ask-background.ts';
import { announceChange } from './changes.ts';
import { saveName } from './save-name.ts';

interface State {
  accounts: Account[];
  rules: Rule[];
  add: AddAccountState;
  names: BookEntry[];
  naming: SaveNameState;
}

/**
 * What the options page shows and does. Signing in runs here and not in the background: a person may take minutes for it,
 * and a background does not live that long.
 */
export function createOptions({ language, changed }: { language: string; changed(): void }) {
  let state: State = { accounts: [], rules: [], add: { kind: 'idle' }, names: [], naming: { kind: 'idle' } };

  function change(part: Partial<State>): void {
    state = { ...state, ...part };
    changed();
  }

  async function read(): Promise<void> {
    const [accounts, rules, names] = await Promise.all([listAccounts(), listRules(), listBook()]);
    change({ accounts, rules, names });
  }

  /** Called within the click: the browser asks for the permission only then. */
  function add(server: string): void {
    start(server);
  }

  function signInAgain(id: string): void {
    const account = state.accounts.find((each) => each.id === id);
    if (account) start(account.host);
  }

  function start(server: string): void {
    try {
      const host = hostOf(server);
      change({ add: { kind: 'checking', server: host } });
      // Without it the server's answers are still read by CORS, only a proxy's errors cannot be told apart.
      const asked = browser.permissions.request({ origins: [originOf(host)] }).catch(() => false);
      void asked.then(() => run(host, userOf(server)));
    } catch (thrown) {
      change({ add: { kind: 'failed', server, problem: reportOf(thrown) } });
    }
  }

  async function run(host: string, user: string | undefined): Promise<void> {
    const window = {
      redirectUri: browser.identity.getRedirectURL('mastodon'),
      open: (url: string) => {
        change({ add: { kind: 'signing-in', server: new URL(url).hostname } });
        return browser.identity.launchWebAuthFlow({ url, interactive: true });
      },
    };
    try {
      const account = await signIn(host, window, { user, language });
      await writeAccount(account);
      await tell({ type: 'signed-in', account: account.id });
      // The server may be another than what was typed, whose answers are needed no more.
      if (account.host !== host && !state.accounts.some((each) => each.host === host))
        await giveBack([originOf(host)]);
      change({ add: { kind: 'idle' } });
    } catch (thrown) {
      change({ add: { kind: 'failed', server: host, problem: reportOf(thrown) } });
    }
    announceChange();
    await read();
  }

  async function signOut(id: string): Promise<void> {
    const account = await readAccount(id);
    if (!account) return;
    await removeAccount(id);
    await forgetAccount(id);
    announceChange();
    await read();
    await revoke(account).catch((thrown) => {
      change({ add: { kind: 'failed', server: account.host, problem: reportOf(thrown) } });
    });
    if (!state.accounts.some(({ host }) => host === account.host)) await giveBack([originOf(account.host)]);
  }

  async function wipe(): Promise<void> {
    const accounts = await Promise.all(state.accounts.map(({ id }) => readAccount(id)));
    // The tokens end at their servers too, where these can be reached.
    await Promise.allSettled(accounts.map((account) => account && revoke(account)));
    const { origins = [] } = await browser.permissions.getAll();
    // Also of servers whose sign-in came to nothing. The platforms' own belong to the installation.
    await giveBack(origins.filter((origin) => !matches.some((installed) => installed === origin)));
    await tell({ type: 'wipe' });
    change({ naming: { kind: 'idle' } });
    announceChange();
    await read();
  }

  return {
    state: () => state,
    read,
    add,
    signInAgain,
    signOut,
    wipe,
    saveRule: async (rule: Rule) => {
      await writeRule(rule);
      await read();
    },
    removeRule: async (profile: string) => {
      await removeRule(profile);
      await read();
    },
    saveName: async (name: BookEntry) => {
      const { account } = name;
      change({ naming: { kind: 'checking', account } });
      try {
        const saved = await saveName(name, state.accounts);
        await read();
        change({ naming: { kind: 'saved', ...saved } });
      } catch (thrown) {
        change({ naming: { kind: 'failed', account, problem: reportOf(thrown) } });
      }
    },
    removeName: async (name: BookEntry) => {
      change({ naming: { kind: 'idle' } });
      await removeEntry(name);
      await read();
    },
  };
}

const originOf = (host: string) => `https://${host}/*`;

async function giveBack(origins: string[]): Promise<void> {
  if (origins.length) await browser.permissions.remove({ origins }).catch(() => false);
}
