import { inTurn } from '../in-turn.ts';
import { listAccounts, readAccount } from '../mastodon/accounts.ts';
import { postTrial, removeTrial } from '../mastodon/trial.ts';
import type { Account } from '../post/account.ts';
import type { AddAccountState } from '../post/options.ts';
import { Problem, type ProblemReport, reportOf } from '../post/problem.ts';
import type { ReadPolicy } from '../post/read-policy.ts';
import { type NewProfiles, type Rule, usualPause } from '../post/rule.ts';
import type { Step, TrialState } from '../post/start.ts';
import { changeFirstStart, readFirstStart, type StandingTrial } from '../settings/first-start.ts';
import { readManaged } from '../settings/managed.ts';
import { changeNewProfiles, readNewProfiles } from '../settings/new-profiles.ts';
import { listRules } from '../settings/rules.ts';
import { changeSending, readSending } from '../settings/sending.ts';
import { createAddAccount } from './add-account.ts';
import { type Reads, readEach } from './read-each.ts';

interface Stored {
  accounts: Account[];
  rules: Rule[];
  newProfiles: NewProfiles;
  pause: number;
  managed: ReadPolicy;
}

export interface StartState extends Stored {
  step: Step;
  add: AddAccountState;
  trial: TrialState;
  unread: ProblemReport[];
}

const reads: Reads<Stored> = {
  accounts: listAccounts,
  rules: listRules,
  newProfiles: readNewProfiles,
  pause: async () => (await readSending()).pause,
  managed: readManaged,
};

/** What the first start shows and does. `text` is what a trial says. */
export function createStart({
  language,
  text,
  changed,
}: {
  language: string;
  text: string;
  changed(): void;
}) {
  let state: StartState = {
    ...{ accounts: [], rules: [], newProfiles: {}, pause: usualPause, managed: { policy: {}, faults: [] } },
    ...{ step: 1, add: { kind: 'idle' }, trial: { kind: 'none' }, unread: [] },
  };
  let standing: StandingTrial | undefined;
  /** One for each trial, so that a second try at it makes no second post. */
  let key = crypto.randomUUID();

  function change(part: Partial<StartState>): void {
    state = { ...state, ...part };
    changed();
  }

  const read = inTurn(async () => {
    const { accounts, rules, newProfiles, pause, managed } = state;
    const { read, problems } = await readEach(reads, { accounts, rules, newProfiles, pause, managed });
    change({ ...read, unread: problems });
  });

  /** As it was left. */
  async function open(): Promise<void> {
    const { step, trial } = await readFirstStart().catch(() => ({ step: 1 as const, trial: undefined }));
    standing = trial;
    change({ step, ...(trial && { trial: { kind: 'stands', account: trial.account, url: trial.url } }) });
    await read();
  }

  function go(step: Step): void {
    change({ step });
    void changeFirstStart({ step });
  }

  async function tryOut(id: string): Promise<void> {
    change({ trial: { kind: 'sending' } });
    try {
      const account = await signedIn(id);
      const made = await postTrial(account, text, language, key);
      standing = { account: id, ...made };
      // On the disk first: whoever leaves now finds it again, and can take it back.
      await changeFirstStart({ trial: standing });
      key = crypto.randomUUID();
      change({ trial: { kind: 'stands', account: id, url: made.url } });
    } catch (thrown) {
      change({ trial: { kind: 'failed', isThere: false, problem: reportOf(thrown) } });
    }
  }

  async function takeBack(): Promise<void> {
    if (!standing) return;
    const { account: id, id: status, url } = standing;
    change({ trial: { kind: 'removing', account: id, url } });
    try {
      await removeTrial(await signedIn(id), status);
      standing = undefined;
      await changeFirstStart({ trial: undefined });
      change({ trial: { kind: 'removed' } });
    } catch (thrown) {
      change({ trial: { kind: 'failed', isThere: true, problem: reportOf(thrown) } });
    }
  }

  const adding = createAddAccount({ language, change: (add) => change({ add }), added: read });
  return {
    state: () => state,
    open,
    read,
    go,
    add: adding.add,
    allow: adding.allow,
    goOn: adding.goOn,
    tryOut,
    takeBack,
    choosePause: async (pause: number) => {
      await changeSending({ pause }).catch((thrown) => change({ unread: [reportOf(thrown)] }));
      await read();
    },
    chooseForNew: async (chosen: NewProfiles) => {
      await changeNewProfiles(chosen).catch((thrown) => change({ unread: [reportOf(thrown)] }));
      await read();
    },
  };
}

async function signedIn(id: string) {
  const account = await readAccount(id);
  if (!account?.signedIn) throw new Problem('needs-login', 'signed-out', id);
  return account;
}
