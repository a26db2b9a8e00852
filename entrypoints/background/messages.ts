import * as v from 'valibot';
import browser, { type Runtime } from 'webextension-polyfill';
import { arm, disarm } from '../../utils/intake/arms.ts';
import { claimOf, type Grounds } from '../../utils/intake/claim.ts';
import { listAccounts } from '../../utils/mastodon/accounts.ts';
import { isFor } from '../../utils/mastodon/mentions-from-book.ts';
import {
  type ComposerAnswer,
  type FromOurPages,
  type FromPage,
  fromOurPages,
  fromPage,
  type Taken,
} from '../../utils/messages.ts';
import type { Claim } from '../../utils/outbox/types.ts';
import { announceChange } from '../../utils/pages/changes.ts';
import { type Account, type AccountCard, accountHandle } from '../../utils/post/account.ts';
import { newRule, type Rule } from '../../utils/post/rule.ts';
import type { Profile, Publication } from '../../utils/post/types.ts';
import { listBook } from '../../utils/settings/handle-book.ts';
import { writeHealth } from '../../utils/settings/health.ts';
import { readRule, writeRule } from '../../utils/settings/rules.ts';
import * as desk from './desk.ts';
import { injectPanel } from './tabs.ts';

interface Context {
  /** Starts what is due; not waited for. */
  drain(): Promise<void>;
  /** Takes a claim into the outbox; waited for, so that it is on the disk. */
  accept(claim: Claim): Promise<void>;
  /** A publication of this profile is to be expected. */
  expect(profile: Profile): void;
}

/**
 * Answers a message, or gives `undefined` for one that is not for us. What comes from a page beside which our content
 * scripts run is held to the narrow list; only our own pages may ask for the rest.
 */
export function answer(
  message: unknown,
  sender: Runtime.MessageSender,
  context: Context,
): Promise<unknown> | undefined {
  if (sender.id !== browser.runtime.id) return undefined;
  if (sender.url?.startsWith(browser.runtime.getURL(''))) {
    const ours = v.safeParse(fromOurPages, message);
    return ours.success ? answerOurPages(ours.output, context) : undefined;
  }
  const tab = sender.tab?.id;
  const pages = v.safeParse(fromPage, message);
  // Only the page itself: what is framed in it has no composer.
  if (!pages.success || tab === undefined || sender.frameId !== 0) return undefined;
  return answerPage(pages.output, tab, context);
}

async function answerPage(message: FromPage, tab: number, context: Context): Promise<unknown> {
  switch (message.type) {
    case 'composer':
      return composerAnswer(message.profile);
    case 'panel':
      return injectPanel(tab);
    case 'arm': {
      const { composer, profile, accounts, openedAt } = message;
      // At once: the publication may follow on its heels.
      const armed = arm(tab, composer, { profile, accounts, openedAt });
      if (await isUnnamed(profile)) {
        await disarm(tab, composer);
        return;
      }
      context.expect(profile);
      await remember(profile, accounts);
      return armed;
    }
    case 'disarm':
      await disarm(tab, message.composer);
      return context.drain();
    case 'published': {
      const { composer, publication, edits, files } = message;
      const armed = await disarm(tab, composer);
      if (!armed || (await isUnnamed(armed.profile))) return { taken: false } satisfies Taken;
      const grounds = { ...armed, after: armed.openedAt, asked: false, edits, files, tab };
      return take(publication, grounds, context);
    }
    case 'mirror': {
      const { publication, profile, accounts, openedAt, edits, files } = message;
      if (await isUnnamed(profile)) return { taken: false } satisfies Taken;
      await remember(profile, accounts);
      const grounds = { profile, accounts, after: openedAt, asked: true, edits, files, tab };
      return take(publication, grounds, context);
    }
    case 'options':
      return browser.runtime.openOptionsPage();
    case 'health': {
      const { platform, state, shapes } = message.health;
      await writeHealth(platform, { state, shapes, at: Date.now() });
      return announceChange();
    }
  }
}

async function answerOurPages(message: FromOurPages, context: Context): Promise<unknown> {
  switch (message.type) {
    case 'mirror': {
      const { publication, profile, accounts, edits, files, tab } = message;
      return take(publication, { profile, accounts, after: 0, asked: true, edits, files, tab }, context);
    }
    case 'retry':
      await desk.retry(message.id);
      return void context.drain();
    case 'discard':
      return desk.discard(message.id);
    case 'describe': {
      const { id, descriptions = {}, reason = '' } = message;
      await desk.describe(id, descriptions, reason);
      return void context.drain();
    }
    case 'signed-in':
      await desk.signedIn(message.account);
      return void context.drain();
    case 'wipe':
      return desk.wipe();
  }
}

async function take(publication: Publication, grounds: Grounds, { accept, drain }: Context): Promise<Taken> {
  const claim = claimOf(publication, grounds, await readRule(grounds.profile.id));
  if (!claim) return { taken: false };
  // Asked for once more, what is stuck is tried once more.
  if (grounds.asked) await desk.retryPublication(claim.id);
  await accept(claim);
  void drain();
  return { taken: true };
}

/** The accounts that a person chose for a profile are proposed next time. A rule made in the options stays as it is otherwise. */
async function remember(profile: Profile, accounts: string[]): Promise<void> {
  const rule = await readRule(profile.id);
  // Where a page shows no name its number stands for it.
  const profileName = profile.name === profile.id ? (rule?.profileName ?? profile.id) : profile.name;
  await writeRule({ ...(rule ?? newRule(profile, accounts)), profileName, accounts });
}

/** A press officer's private profile is nobody's business until a rule names it. */
async function isUnnamed({ id, isPrivate }: Profile): Promise<boolean> {
  return isPrivate === true && !(await readRule(id));
}

async function composerAnswer(profile: Profile): Promise<ComposerAnswer> {
  const [accounts, rule, book] = await Promise.all([listAccounts(), readRule(profile.id), listBook()]);
  const proposed = newRule(profile, accounts.length === 1 ? accounts.map(({ id }) => id) : []);
  const holding: Rule = rule ?? { ...proposed, mode: profile.isPrivate ? 'never' : proposed.mode };
  return {
    accounts: accounts.map(cardOf),
    chosen: holding.accounts.filter((id) => accounts.some((account) => account.id === id)),
    mode: holding.mode,
    rule: holding,
    book: book
      .filter((entry) => isFor(profile.platform, entry))
      .map(({ name, account }) => ({ name, account })),
  };
}

function cardOf({ id, displayName, avatar, signedIn, limits, server }: Account): AccountCard {
  const { imagePixels: _, ...shown } = limits;
  return {
    id,
    name: displayName,
    handle: accountHandle({ id }),
    avatar,
    signedIn,
    limits: shown,
    software: server.software,
  };
}
