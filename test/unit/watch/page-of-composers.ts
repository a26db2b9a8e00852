import { vi } from 'vitest';
import type { Page, Recogniser } from '../../../utils/platforms/contract.ts';
import type { Beside, Draft, DraftMedia, Exchange, Profile, Publication } from '../../../utils/post/types.ts';
import type { FromPage, PageAnswers } from '../../../utils/protocol/from-page.ts';
import type { ComposerView } from '../../../utils/protocol/views.ts';
import type { AsSent } from '../../../utils/watch/as-sent.ts';
import { createTab, type TabIo } from '../../../utils/watch/tab.ts';

export const profile = { platform: 'bluesky', id: 'did:plc:stadt', name: 'stadt.example' } as const;
export const opened = 1000;

/** As much of an extension's world as watch needs, with what answers for the background. */
export function worldWith(sendMessage: (message: FromPage) => Promise<unknown>) {
  const own = {
    runtime: {
      ...{ id: 'mitposten', sendMessage, getURL: (path: string) => path },
      onMessage: { addListener: () => {} },
    },
    i18n: { getMessage: (name: string) => name },
  };
  return { browser: own, chrome: own };
}

/** What the pill shows of a composer that a person may arm. */
export const view: ComposerView = {
  ...{ mode: 'ask', alsoAs: [], receivers: ['Stadt'], accounts: 1, signedOut: undefined, armed: false },
  ...{ asking: false, edited: false, wishes: { textFrom: undefined, originals: false } },
};

interface PageOptions {
  /** In place of the one that is made of `data-text`. */
  page?: Page;
  view?: Partial<ComposerView>;
  profile?: Profile;
  asSent?: AsSent;
  recogniser?: Partial<Recogniser>;
  plans?: Page['plans'];
  /** What every post of a composer has beside its text. */
  beside?: Beside[];
  /** What a composer's element holds besides its text. */
  mediaOf?(element: Element, descriptions: ReadonlyMap<string, string>): DraftMedia[];
  /** A composer does not show which pictures it has. */
  more?: boolean;
  isSeen?: TabIo['isSeen'];
  isAimed?: TabIo['isAimed'];
  isPillSeen?: TabIo['isPillSeen'];
  isShare?: Page['isShare'];
  mayActAs?: Page['mayActAs'];
}

/**
 * A page with composers, each an element of the class `composer` with its text in `data-text` and a button, and a background
 * that answers. Nothing happens later but what the test lets happen.
 */
export function openPage(options: PageOptions = {}) {
  const who = options.profile ?? profile;
  let written = '';
  const textOf = (element: Element) => element.getAttribute('data-text') ?? '';
  const page: Page = options.page ?? {
    composerOf(element) {
      const found = element.closest('.composer') ?? element.querySelector('.composer');
      return found ? { platform: who.platform, element: found } : undefined;
    },
    adopt(_, element) {
      const screen = element.closest('.screen');
      return screen ? { platform: who.platform, element: screen } : undefined;
    },
    anchorOf: () => undefined,
    publishButtonOf: ({ element }) => element.querySelector('[role="button"]') ?? undefined,
    ...(options.isShare && { isShare: options.isShare }),
    ...(options.mayActAs && { mayActAs: options.mayActAs }),
    ...(options.plans && { plans: options.plans }),
    profile: () => who,
    acting: () => who,
    readDraft({ element }, descriptions): Draft {
      // The next screen shows nothing of what was written, and the page remembers it.
      const text = textOf(element) || (element.className === 'screen' ? written : '');
      written = text;
      const media = options.mediaOf?.(element, descriptions) ?? [];
      const more = {
        ...(options.more && { more: true }),
        ...(options.beside && { beside: options.beside }),
      };
      return {
        parts: text || media.length ? [{ text, media, ...more }] : [],
        language: undefined,
      };
    },
    describes: (event) =>
      event.type === 'click' && event.target instanceof HTMLTextAreaElement
        ? { picture: 'blob:dialog', description: event.target.value }
        : undefined,
  };

  const clock = { now: opened };
  let waiting: { work: () => void; delay: number }[] = [];
  let ids = 0;
  const answers: Partial<{ [K in FromPage['type']]: PageAnswers[K] }> = {
    composer: { ...view, ...options.view },
    arm: { ...view, ...options.view, armed: true },
    published: { taken: true },
  };
  const asked = vi.fn(async (message: FromPage): Promise<unknown> => answers[message.type]);
  const tab = createTab({
    page,
    // Typed by the message, which a mock is not.
    ask: asked as TabIo['ask'],
    now: () => clock.now,
    newId: () => `c${ids++}`,
    later: (work, delay) => void waiting.push({ work, delay }),
    address: 'https://bsky.app',
    isPillSeen: options.isPillSeen ?? (() => true),
    isSeen: options.isSeen ?? (() => true),
    isAimed: options.isAimed ?? (() => true),
    recogniser: {
      // The answer's body names the publications, so that a test says what was published.
      recognise: ({ responseBody, published }: Exchange & { published?: Publication[] }) =>
        published ?? (JSON.parse(responseBody) as Publication[]),
      unanswered: () => [],
      understands: () => true,
      isText: (draft, { text }) => draft === text,
      ...options.recogniser,
    },
    ...(options.asSent ? { asSent: options.asSent } : {}),
  });
  tab.setSighted(true);

  return {
    ...{ tab, clock, asked, answers },
    /** What the background was asked of this kind. */
    sent: <T extends FromPage['type']>(type: T) =>
      asked.mock.calls.flatMap(([message]) =>
        message.type === type ? [message as Extract<FromPage, { type: T }>] : [],
      ),
    /** Lets everything happen that was to happen within this time. */
    pass(milliseconds = Number.POSITIVE_INFINITY): void {
      const due = waiting.filter(({ delay }) => delay <= milliseconds);
      waiting = waiting.filter(({ delay }) => delay > milliseconds);
      for (const { work } of due) work();
    },
    /** A person begins to write. */
    compose(text: string, element = document.createElement('div')): HTMLElement {
      element.className = 'composer';
      element.dataset.text = text;
      element.innerHTML = '<div role="button"></div><p></p>';
      document.body.append(element);
      tab.notice(element);
      return element;
    },
    close(element: Element): void {
      element.remove();
      tab.refresh();
    },
    /** What a person does to an element, or a script of the page where it is not trusted. */
    happens(target: Element, event: Event, isTrusted = true): void {
      Object.defineProperty(event, 'isTrusted', { value: isTrusted });
      target.addEventListener(event.type, (each) => tab.follow(each), { once: true });
      target.dispatchEvent(event);
    },
    composer: (id = 'c0') => tab.state().composers.find((each) => each.id === id),
    /** Resolves when the background has said what holds for the composer. */
    answered: (id = 'c0') =>
      vi.waitFor(() => {
        if (!tab.state().composers.find((each) => each.id === id)?.view) throw new Error('not yet');
      }),
  };
}

/** The button of a composer that publishes. */
export const postButton = (composer: Element) => composer.querySelector('[role="button"]') ?? composer;

export function publication(id: string, text: string, change: Partial<Publication> = {}): Publication {
  return {
    ...{ platform: 'bluesky', profile: profile.id, id, address: `https://bsky.app/${id}`, time: 2000 },
    parts: [{ id, revision: 'r', text }],
    ...change,
  };
}

/** What the tap tells of a request by which this was published. */
export const exchange = (...published: Publication[]): Exchange => ({
  ...{ url: '', method: 'POST', requestHeaders: {}, requestBody: '', files: [], status: 200 },
  responseBody: JSON.stringify(published),
});
