import { browser } from '../lookout/browser.ts';
import { lookout as sharedLookout } from '../lookout/shared.ts';
import { platformAt } from '../post/platforms.ts';
import type { FromPage, PageAnswers } from '../protocol/from-page.ts';
import { unlessRefused } from '../protocol/refusal.ts';
import type { OfferAnswer, ToPage } from '../protocol/to-page.ts';
import { createAim } from './aim.ts';
import { keepAttention } from './attention.ts';
import { later } from './later.ts';
import { createNotices } from './notices.ts';
import { observePage } from './observe-page.ts';
import type { Pill } from './pill-contract.ts';
import { showPills } from './pills.ts';
import type { OpenComposer, TabIo } from './state.ts';
import { createTab } from './tab.ts';
import { whereNow } from './where-now.ts';
import { isButtonSeen } from './witness.ts';

/** Test builds are open, because what is closed cannot be tested. */
export const rootMode: ShadowRootMode = import.meta.env.MODE === 'e2e' ? 'open' : 'closed';

/** What changes nothing if it is asked twice, and without which there is no pill or no preview. */
const questions = new Set<FromPage['type']>(['composer', 'frame']);

/** After so long a background that did not answer is asked once more, in milliseconds. */
const soon = 250;

/** How long the tap may take to say that it is there, in milliseconds. */
const tapPatience = 2000;

/** What is known of a platform's pages, by their host. */
export type Places = Record<string, Pick<TabIo, 'page' | 'recogniser' | 'asSent'>>;

/** No composer is seen any more in this page until it is loaded anew. */
function tellDeaf(): void {
  const platform = platformAt(location.hostname);
  if (!platform) return;
  const message: FromPage = { type: 'trouble', trouble: 'tap-lost', platform, composer: null };
  browser.runtime.sendMessage(message).catch(() => {});
}

/**
 * Watches the page that this runs in, once the lookout has called for it: takes over what the lookout has kept, finds the
 * composers, and puts a pill into each.
 */
export function startWatch(
  places: Places,
  createPill: (document: Document, mode: ShadowRootMode) => Pill,
): void {
  const place = places[location.hostname];
  const lookout = sharedLookout();
  // What is published is heard of all the same, and offered.
  if (lookout?.isDeaf) tellDeaf();
  if (!place || !lookout || lookout.isWatched) return;
  lookout.isWatched = true;
  const { signal, shield } = lookout;

  const newId = () => crypto.randomUUID();
  const tab = createTab({
    ...place,
    address: location.origin,
    ask,
    now: () => Date.now(),
    newId,
    later,
    isPillSeen: (composer) => pills.wasSeen(composer),
    // What lies over a frame of the page's own, and where, is not told by its document: a post from there is only offered.
    isSeen: (button, byShortcut) =>
      button.ownerDocument === document && isButtonSeen(button, byShortcut, pills.previews()),
    isAimed: (event, button, composer) => aim.isAt(event, button, composer),
  });

  /**
   * A background that is ended in the middle of a question is there again for the next. What tells of something is not told again:
   * it would overtake what came after it.
   */
  async function send<M extends FromPage>(message: M): Promise<PageAnswers[M['type']]> {
    try {
      return await browser.runtime.sendMessage(message);
    } catch (thrown) {
      if (!browser.runtime?.id || !questions.has(message.type)) throw thrown;
      await new Promise((resolve) => setTimeout(resolve, soon));
      return browser.runtime.sendMessage(message);
    }
  }

  async function ask<M extends FromPage>(message: M): Promise<PageAnswers[M['type']]> {
    try {
      return unlessRefused(await send(message));
    } catch (thrown) {
      // The extension was switched off or replaced under this page: only a new page is connected again.
      if (!browser.runtime?.id) tab.setSighted(false);
      throw thrown;
    }
  }

  /** Lets the pointer reach everything while something is looked for. */
  async function probe<T>(look: () => T): Promise<T> {
    await ask({ type: 'probe', isOn: true }).catch(() => {});
    try {
      return look();
    } finally {
      void ask({ type: 'probe', isOn: false }).catch(() => {});
    }
  }

  const ofComposers = {
    signal,
    composers: () => tab.state().composers,
    buttonOf: ({ composer }: OpenComposer) => place.page.publishButtonOf(composer),
    isWriting: () => observed.isWriting(),
  };
  const isOurs = (element: Element) => pills.isOurs(element) || notices.isOurs(element);
  const attention = keepAttention({ document, isOurs, ...ofComposers });
  const aim = createAim({ ...ofComposers, attention, ours: () => pills.previews() });

  const frameAddress = browser.runtime.getURL('/frame.html');
  const inPage = { shield, signal, probe, attention, frameAddress, newTicket: newId, later };
  const pills = showPills(tab, {
    ...inPage,
    createPill: () => createPill(document, rootMode),
    register: (ticket, composer) => ask({ type: 'frame', ticket, composer }),
    whenIdle: (work) => requestIdleCallback(work, { timeout: 1000 }),
    isWriting: () => observed.isWriting(),
    openOptions: () => void ask({ type: 'options' }).catch(() => {}),
    trouble: (trouble, { id: composer, profile: { platform } }, isOver) =>
      void ask({ type: 'trouble', trouble, platform, composer, ...(isOver && { isOver }) }).catch(() => {}),
  });
  const notices = createNotices({
    ...inPage,
    mode: rootMode,
    register: (ticket) => ask({ type: 'frame', ticket, composer: null }),
    // What is to be told stands in the popup too, and its badge says so.
    failed: () => {},
  });

  const isSure = async (ticket: string) => (await notices.isSure(ticket)) || pills.isSure(ticket);

  async function take({ publication, ticket }: Extract<ToPage, { type: 'take' }>): Promise<OfferAnswer> {
    const sure = ticket === undefined || (await isSure(ticket));
    return { sure, publication: sure ? tab.take(publication) : undefined };
  }

  browser.runtime.onMessage.addListener((message: ToPage) => {
    if (signal.aborted) return undefined;
    if (message.type === 'take') return take(message);
    if (message.type === 'seen') return isSure(message.ticket);
    if (message.type === 'told') notices.show(message.isAnything);
    else tab.answer(message);
    if (message.type === 'view') pills.tellNews(message.composer);
    return undefined;
  });

  const tellNotices = () => notices.beside(tab.state().composers.at(-1)?.composer.element);
  signal.addEventListener('abort', tab.subscribe(tellNotices));

  tab.setSighted(lookout.isSighted());
  lookout.onSight(() => tab.setSighted(lookout.isSighted()));
  lookout.listen((told) => void tab.hear(told));
  const observed = observePage(document, tab, lookout, {
    ...pills,
    done(event) {
      attention.done(event);
      aim.done(event);
    },
  });
  window.addEventListener('focus', () => tab.askAgain(), { signal });
  window.addEventListener('pagehide', ({ persisted }) => tab.leave(!persisted), { signal });
  window.addEventListener('pageshow', ({ persisted }) => persisted && tab.comeBack(), { signal });
  for (const each of lookout.seen ? whereNow(lookout.seen, document) : []) {
    if (tab.state().composers.length === 0) observed.noticed(each);
  }
  delete lookout.seen;

  // A tap that no longer answers sees nothing of what is published.
  // A line that comes later is renewed by the tap itself.
  const hasLine = lookout.isSighted();
  let isTapAlive = false;
  lookout.askTap(() => {
    isTapAlive = true;
  });
  later(() => {
    if (!hasLine || isTapAlive || !lookout.isSighted()) return;
    tab.setSighted(false);
    const [open] = tab.state().composers;
    if (!open) return;
    const { platform } = open.profile;
    void ask({ type: 'trouble', trouble: 'tap-lost', platform, composer: null }).catch(() => {});
  }, tapPatience);
}
