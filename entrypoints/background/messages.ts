import * as v from 'valibot';
import browser, { type Runtime } from 'webextension-polyfill';
import { armComposer } from '../../utils/intake/arm-composer.ts';
import { disarm } from '../../utils/intake/arms.ts';
import { composerAnswer } from '../../utils/intake/composer-answer.ts';
import { type Destination, takeAsked, takeClaim, takePublished } from '../../utils/intake/take-claim.ts';
import { type FromOurPages, type FromPage, fromOurPages, fromPage } from '../../utils/messages.ts';
import * as decisions from '../../utils/outbox/decisions.ts';
import { announceChange } from '../../utils/pages/changes.ts';
import type { Profile } from '../../utils/post/types.ts';
import { writeHealth } from '../../utils/settings/health.ts';
import { injectPanel } from './tabs.ts';
import { wipe } from './wipe.ts';

interface Context extends Destination {
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
      return armComposer(tab, composer, { profile, accounts, openedAt }, context.expect);
    }
    case 'disarm':
      await disarm(tab, message.composer);
      return context.drain();
    case 'published':
      return takePublished(tab, message, context);
    case 'mirror':
      return takeAsked(tab, message, context);
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
      const { publication, profile, accounts, edits, tab } = message;
      return takeClaim(publication, { profile, accounts, after: 0, asked: true, edits, tab }, context);
    }
    case 'retry':
      await decisions.retry(message.id);
      return void context.drain();
    case 'discard':
      return decisions.discard(message.id);
    case 'describe': {
      const { id, descriptions = {}, reason = '' } = message;
      await decisions.describe(id, descriptions, reason);
      return void context.drain();
    }
    case 'signed-in':
      await decisions.signedIn(message.account);
      return void context.drain();
    case 'wipe':
      return wipe();
  }
}
