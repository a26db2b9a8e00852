import browser from 'webextension-polyfill';
import { inTurn } from '../in-turn.ts';
import {
  appOf,
  brokenAccounts,
  listAccounts,
  listSignedIn,
  readAccount,
  removeAccount,
} from '../mastodon/accounts.ts';
import { revoke } from '../mastodon/sign-in.ts';
import { matches } from '../platforms/hosts.ts';
import type { Account } from '../post/account.ts';
import type { BookEntry } from '../post/book-entry.ts';
import type { AddAccountState, Broken, SaveNameState, TransferState } from '../post/options.ts';
import { type ProblemReport, reportOf } from '../post/problem.ts';
import type { ReadPolicy } from '../post/read-policy.ts';
import { type NewProfiles, type Rule, usualPause } from '../post/rule.ts';
import { replacedBy, type Settings } from '../post/settings-file.ts';
import type { Profile } from '../post/types.ts';
import { unreadBridges } from '../settings/bridges.ts';
import { countBrokenEntries, listBook, removeBrokenEntries, removeEntry } from '../settings/handle-book.ts';
import { readManaged } from '../settings/managed.ts';
import { changeNewProfiles, readNewProfiles } from '../settings/new-profiles.ts';
import { writeOnce } from '../settings/once.ts';
import { brokenRules, forgetAccount, listRules, removeRule, writeRule } from '../settings/rules.ts';
import { forgetSeen, listSeen } from '../settings/seen-profiles.ts';
import { changeSending, readSending } from '../settings/sending.ts';
import { createAddAccount, giveBack, giveBackUnused } from './add-account.ts';
import { askBackground as tell } from './ask-background.ts';
import { bridgeRead } from './bridges.ts';
import { announceChange } from './changes.ts';
import { type Reads, readEach } from './read-each.ts';
import { saveFile } from './save-file.ts';
import { saveName } from './save-name.ts';
import { ownSettings, readSettings, settingsFile, takeSettings } from './transfer.ts';
import { wipe as wipeHere } from './wipe.ts';

interface Stored {
  accounts: Account[];
  rules: Rule[];
  names: BookEntry[];
  broken: Broken;
  managed: ReadPolicy;
  newProfiles: NewProfiles;
  seen: Profile[];
  bridges: Record<string, string>;
  pause: number;
}

interface State extends Stored {
  /** False until the stores were read. */
  isRead: boolean;
  add: AddAccountState;
  naming: SaveNameState;
  transfer: TransferState;
  /** Why something of what is stored could not be read, or not deleted. */
  unread: ProblemReport[];
}

const reads: Reads<Stored> = {
  accounts: listAccounts,
  rules: listRules,
  names: listBook,
  managed: readManaged,
  newProfiles: readNewProfiles,
  seen: listSeen,
  bridges: unreadBridges,
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
  newProfiles: {},
  seen: [],
  bridges: {},
  pause: usualPause,
};

/** What the options page shows and does. */
export function createOptions({ language, changed }: { language: string; changed(): void }) {
  let state: State = {
    ...nothing,
    isRead: false,
    add: { kind: 'idle' },
    naming: { kind: 'idle' },
    transfer: { kind: 'idle' },
    unread: [],
  };
  /** The settings of a file that a person is asked about. */
  let toTake: Settings | undefined;

  function change(part: Partial<State>): void {
    state = { ...state, ...part };
    changed();
  }

  const read = inTurn(async () => {
    const { accounts, rules, names, broken, managed, newProfiles, seen, bridges, pause } = state;
    const before = { accounts, rules, names, broken, managed, newProfiles, seen, bridges, pause };
    const { read, problems } = await readEach(reads, before);
    change({ ...read, isRead: true, unread: problems });
  });

  const adding = createAddAccount({ language, change: (add) => change({ add }), added: read });

  function signInAgain(id: string): void {
    const account = state.accounts.find((each) => each.id === id);
    if (account) adding.again(account.host);
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
    await giveBackUnused([account.host]);
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
    add: adding.add,
    allow: adding.allow,
    goOn: adding.goOn,
    signInAgain,
    signOut,
    wipe,
    removeBroken,
    savePause: (pause: number) => written(() => changeSending({ pause })),
    // What a person sets for it holds, whatever was said of a single post.
    saveRule: (rule: Rule, shown: Rule | undefined) =>
      written(() => writeOnce(rule.profile, []).then(() => writeRule(rule, shown))),
    readBridge: (profile: string) => written(() => bridgeRead(profile)),
    exportSettings: () =>
      written(async () =>
        saveFile(`mitposten-${new Date().toISOString().slice(0, 10)}.json`, await settingsFile()),
      ),
    readSettings: async (text: string) => {
      try {
        const read = readSettings(text);
        toTake = read.settings;
        const { rules, mentions } = read.settings;
        const replaced = replacedBy(read.settings, await ownSettings());
        const counts = { rules: rules.length, mentions: mentions.length, replaced };
        change({ transfer: { kind: 'read', ...counts, leftOut: read.leftOut } });
      } catch (thrown) {
        toTake = undefined;
        change({ transfer: { kind: 'failed', problem: reportOf(thrown) } });
      }
    },
    takeSettings: async () => {
      const settings = toTake;
      if (!settings) return;
      toTake = undefined;
      const { rules, mentions } = settings;
      const failed = await takeSettings(settings).then(
        () => undefined,
        (thrown) => reportOf(thrown),
      );
      await read();
      change({
        transfer: failed
          ? { kind: 'failed', problem: failed }
          : { kind: 'taken', rules: rules.length, mentions: mentions.length },
      });
    },
    leaveSettings: () => {
      toTake = undefined;
      change({ transfer: { kind: 'idle' } });
    },
    forgetSeen: (id: string) => written(() => forgetSeen(id)),
    saveNew: (chosen: NewProfiles) => written(() => changeNewProfiles(chosen)),
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
