import browser from 'webextension-polyfill';
import { listAccounts, writeAccount } from '../mastodon/accounts.ts';
import { findServer } from '../mastodon/find-server.ts';
import type { ServerFacts } from '../mastodon/read-server.ts';
import { revoke, signIn } from '../mastodon/sign-in.ts';
import { hostOf, userOf } from '../mastodon/typed-address.ts';
import { accountHandle } from '../post/account.ts';
import type { AddAccountState } from '../post/options.ts';
import { Problem, reportOf } from '../post/problem.ts';
import { isAccountAllowed, isAllowed } from '../post/under-policy.ts';
import { currentPolicy } from '../settings/managed.ts';
import { askBackground as tell } from './ask-background.ts';
import { announceChange } from './changes.ts';

interface Around {
  language: string;
  change(state: AddAccountState): void;
  /** An account was added, or has a new token. Waited for. */
  added(): Promise<void>;
}

/** A server that a person typed; `seen` once it was found to be one. */
interface Typed {
  host: string;
  user?: string | undefined;
  seen?: ServerFacts;
}

/**
 * Adding an account. First the address is looked at without any permission: most servers let everybody ask what they are
 * (CORS). Only for one that was found is the permission asked for, within a person's click, and where the sign-in comes to
 * nothing it is given back. It runs in a page and not in the background, which does not live for the minutes that a person
 * may take.
 */
export function createAddAccount({ language, change, added }: Around) {
  let typed: Typed | undefined;

  async function look(here: Typed): Promise<void> {
    const { host, user } = here;
    change({ kind: 'checking', server: host });
    try {
      const seen = await findServer(host, user);
      if (!isAllowed(await currentPolicy(), seen.host))
        throw new Problem('refused', 'not-allowed', seen.host);
      typed = { ...here, seen };
      const { title, software, version, rules } = seen;
      change({ kind: 'found', server: seen.host, title, software: `${software} ${version}`, rules });
    } catch (thrown) {
      const problem = reportOf(thrown);
      if (problem.reason === 'no-network' && !(await isGranted(host))) {
        typed = here;
        return change({ kind: 'silent', server: host });
      }
      await giveBackUnused([host]);
      change({ kind: 'failed', server: host, problem });
    }
  }

  /** The browser asks for the permission only within a click: so nothing is waited for before. */
  function asked(host: string): Promise<boolean> {
    return browser.permissions.request({ origins: [originOf(host)] }).catch(() => false);
  }

  async function run({ host, user, seen }: Typed): Promise<void> {
    const window = {
      redirectUri: browser.identity.getRedirectURL('mastodon'),
      open: (url: string) => {
        change({ kind: 'signing-in', server: new URL(url).hostname });
        return browser.identity.launchWebAuthFlow({ url, interactive: true });
      },
    };
    try {
      const account = await signIn(host, window, { user, language, ...(seen && { seen }) });
      if (!isAccountAllowed(await currentPolicy(), account)) {
        await revoke(account).catch(() => {});
        throw new Problem('refused', 'not-allowed', accountHandle(account));
      }
      const wasThere = (await listAccounts()).some(({ id }) => id === account.id);
      await writeAccount(account);
      await tell({ type: 'signed-in', account: account.id });
      await added();
      change({ kind: 'connected', server: account.host, handle: accountHandle(account), wasThere });
    } catch (thrown) {
      change({ kind: 'failed', server: seen?.host ?? host, problem: reportOf(thrown) });
    }
    // The server may be another than what was typed, whose answers are needed no more; or nothing came of it.
    await giveBackUnused([host, ...(seen ? [seen.host] : [])]);
    announceChange();
  }

  return {
    /** Looks at what was typed. */
    add(server: string): void {
      try {
        void look({ host: hostOf(server), user: userOf(server) });
      } catch (thrown) {
        change({ kind: 'failed', server, problem: reportOf(thrown) });
      }
    },
    /** Signs in at the server that was found. Called within the click. */
    goOn(): void {
      const here = typed;
      if (here?.seen) void asked(here.seen.host).then(() => run(here));
    },
    /** Lets a server be asked that says nothing without. Called within the click. */
    allow(): void {
      const here = typed;
      if (here) void asked(here.host).then(() => look(here));
    },
    /** For an account that is known. Called within the click. */
    again(host: string): void {
      change({ kind: 'checking', server: host });
      void asked(host).then(() => run({ host }));
    },
  };
}

const originOf = (host: string) => `https://${host}/*`;

const isGranted = (host: string) =>
  browser.permissions.contains({ origins: [originOf(host)] }).catch(() => false);

/** Gives back the permissions for hosts on which no account is. */
export async function giveBackUnused(hosts: readonly string[]): Promise<void> {
  const used = new Set((await listAccounts()).map(({ host }) => host));
  await giveBack([...new Set(hosts)].filter((host) => !used.has(host)).map(originOf));
}

export async function giveBack(origins: string[]): Promise<void> {
  if (origins.length) await browser.permissions.remove({ origins }).catch(() => false);
}
