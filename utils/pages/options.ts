import browser from 'webextension-polyfill';
import {
  appOf,
  brokenAccounts,
  listAccounts,
  listSignedIn,
  readAccount,
  removeAccount,
  writeAccount,
} from '../mastodon/accounts.ts';
import { revoke, signIn } from '../mastodon/sign-in.ts';
import { hostOf, userOf } from '../mastodon/typed-address.ts';
import { matches } from '../platforms/hosts.ts';
import type { Account } from '../post/account.ts';
import type { BookEntry } from '../post/book-entry.ts';
import type { AddAccountState, Broken, SaveNameState } from '../post/options.ts';
import type { ReadPolicy } from '../post/policy.ts';
import { Problem, type ProblemReport, reportOf } from '../post/problem.ts';
import { type Rule, usualPause } from '../post/rule.ts';
import { isAccountAllowed } from '../post/under-policy.ts';
import { countBrokenEntries, listBook, removeBrokenEntries, removeEntry } from '../settings/handle-book.ts';
import { readManaged } from '../settings/managed.ts';
import { brokenRules, forgetAccount, listRules, removeRule, writeRule } from '../settings/rules.ts';
import { changeSending, readSending } from '../settings/sending.ts';
import { askBackground as tell } from './ask-background.ts';
import { announceChange } from './changes.ts';
import { type Reads, readEach } from './read-each.ts';
import { saveName } from './save-name.ts';
import { wipe as wipeHere } from './wipe.ts';

interface Stored {
  accounts: Account[];
  rules: Rule[];
  names: BookEntry[];
  broken: Broken;
  managed: ReadPolicy;
  pause: number;
}

interface State extends Stored {
  add: AddAccountState;
  naming: SaveNameState;
  /** Why something of what is stored could not be read, or not deleted. */
  unread: ProblemReport[];
}

const reads: Reads<Stored> = {
  accounts: listAccounts,
  rules: listRules,
  names: listBook,
  managed: readManaged,
  broken: async () => {
    const [accounts, rules, names] = await Promise.all([
      brokenAccounts(),
      brokenRules(),
      countBrokenEntries(),
    ]);
    return { accounts, rules, names };
  },
  pause: async () => (await readSending()).pause,
};

const nothing: Stored = {
  ...{ accounts: [], rules: [], names: [], broken: { accounts: [], rules: [], names: 0 } },
  managed: { policy: {}, faults: [] },
  pause: usualPause,
};

/**
 * What the options page shows and does. Signing in runs here and not in the background: a person may take minutes for it,
 * and a background does not live that long.
 */
export function createOptions({ language, changed }: { language: string; changed(): void }) {
  let state: State = { ...nothing, add: { kind: 'idle' }, naming: { kind: 'idle' }, unread: [] };

  function change(part: Partial<State>): void {
    state = { ...state, ...part };
    changed();
  }

  async function read(): Promise<void> {
    const { accounts, rules, names, broken, managed, pause } = state;
    const before = { accounts, rules, names, broken, managed, pause };
    const { read, problems } = await readEach(reads, before);
    change({ ...read, unread: problems });
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
      const { policy } = await readManaged();
      if (!isAccountAllowed(policy, account)) {
        await Promise.allSettled([revoke(account), giveBack([originOf(host), originOf(account.host)])]);
        throw new Problem('refused', 'not-allowed', `@${account.id}`);
      }
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
    const tokens = await listSignedIn().catch(() => []);
    const apps = await Promise.all(tokens.map((account) => appOf(account).catch(() => undefined)));
    // First what is here: no server that does not answer may hold it up.
    const failed = await wiped();
    change({ ...(failed ? {} : nothing), add: { kind: 'idle' }, naming: { kind: 'idle' } });
    announceChange();
    await read();
    if (failed) change({ unread: [failed] });
    // The tokens end at their servers too, where these can be reached.
    await Promise.allSettled(tokens.map((account, at) => revoke(account, Promise.resolve(apps[at]))));
    const { origins = [] } = await browser.permissions.getAll().catch(() => ({ origins: [] }));
    // Also of servers whose sign-in came to nothing. The platforms' own belong to the installation.
    await giveBack(origins.filter((origin) => !matches.some((installed) => installed === origin)));
  }

  /** By the background, which holds things in mind; where it can't, from here. Gives why it could not be done. */
  async function wiped(): Promise<ProblemReport | undefined> {
    try {
      await tell({ type: 'wipe' }).catch(() => wipeHere());
      return undefined;
    } catch (thrown) {
      return reportOf(thrown);
    }
  }

  async function removeBroken(what: keyof Broken): Promise<void> {
    const { broken } = state;
    await written(async () => {
      if (what === 'accounts') await Promise.all(broken.accounts.map(removeAccount));
      else if (what === 'rules') for (const profile of broken.rules) await removeRule(profile);
      else await removeBrokenEntries();
    });
    announceChange();
  }

  /** Changes what is stored, and shows it as it is then: with why, where it could not be changed. */
  async function written(work: () => Promise<void>): Promise<void> {
    const failed = await work().then(
      () => [],
      (thrown) => [reportOf(thrown)],
    );
    await read();
    if (failed.length) change({ unread: [...state.unread, ...failed] });
  }

  return {
    state: () => state,
    read,
    add,
    signInAgain,
    signOut,
    wipe,
    removeBroken,
    savePause: (pause: number) => written(() => changeSending({ pause })),
    saveRule: (rule: Rule) => written(() => writeRule(rule)),
    removeRule: (profile: string) => written(() => removeRule(profile)),
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
      await written(() => removeEntry(name));
    },
  };
}

const originOf = (host: string) => `https://${host}/*`;

async function giveBack(origins: string[]): Promise<void> {
  if (origins.length) await browser.permissions.remove({ origins }).catch(() => false);
}
