import type { Exchange } from '../post/types.ts';
import type { OfferAnswer, ToPage } from '../protocol/to-page.ts';
import { createComposers } from './composers.ts';
import { isExchange, isSighting } from './exchange.ts';
import { createHealth } from './health.ts';
import { createPublications } from './publications.ts';
import { createStore, type TabIo, type TabState } from './state.ts';

export type { OpenComposer, TabIo, TabState } from './state.ts';

/** What watch knows of its tab. What a person decides goes to the background, and comes back as a view. */
export interface Tab {
  state(): TabState;
  subscribe(listener: () => void): () => void;
  /** Whether the requests of this page can be seen. */
  setSighted(sighted: boolean): void;
  /** A person did something in this element: is it in a composer that is not known yet? */
  notice(element: Element): void;
  /** The page has changed: reads the drafts again and lets go of composers that are gone. */
  refresh(): void;
  /** The person has come back to this tab: asks again for accounts where there were none. */
  askAgain(): void;
  /** Whether somebody has a preview open, so that every frame counts. */
  isWatchedClosely(): boolean;
  watchClosely(composer: string, closely: boolean): void;
  /** Whether a composer that had no place for its pill has one now. */
  findsPlace(): boolean;
  /** An event of the page that may tell a picture's description, or be a press on Post. */
  follow(event: Event): void;
  /** Something that came over the tap's line. */
  hear(message: unknown): Promise<void>;
  /** What the background says of a composer. */
  answer(message: Extract<ToPage, { type: 'view' | 'ask-again' }>): void;
  /** A person pressed the switch of this composer; `sure`: what was pressed was seen as it was drawn. */
  arm(composer: string, armed: boolean, sure: boolean): Promise<void>;
  /** What belongs to an offer. */
  take(publication: string): OfferAnswer['publication'];
  /** The page goes: nothing in it is armed any more. For good, it takes along what it had to offer. */
  leave(forGood: boolean): void;
  /** The page is shown again as it was. */
  comeBack(): void;
}

export function createTab(io: TabIo): Tab {
  const store = createStore();
  const closely = new Set<string>();

  const publications = createPublications(io, () => composers, {
    strayed: ({ platform }) => health.strayed(platform),
  });
  const health = createHealth(io, store, {
    settled() {
      composers.settle();
      publications.forgetFiles();
    },
    isOpen: ({ id }) => composers.byId(id)?.press !== undefined,
    offer: (composer) => publications.offerDraft(composers.byId(composer.id) ?? composer),
  });
  const composers = createComposers(io, store, {
    gone: health.gone,
    idle: publications.forgetUploads,
    uploadedSince: publications.uploadedSince,
    chosenSince: publications.chosenSince,
  });

  return {
    state: store.state,
    subscribe: store.subscribe,
    setSighted(sighted) {
      if (sighted !== store.state().sighted) store.change({ sighted });
    },
    notice: composers.notice,
    refresh: composers.refresh,
    askAgain: composers.askAgain,
    isWatchedClosely: () => closely.size > 0,
    findsPlace: composers.findsPlace,
    watchClosely(composer, now) {
      if (now) closely.add(composer);
      else closely.delete(composer);
      if (now) composers.refresh();
    },
    follow: composers.follow,
    async hear(message) {
      if (isSighting(message)) publications.see(message);
      if (!isExchange(message)) return;
      const exchange: Exchange = message;
      health.hear(exchange, await publications.hear(exchange));
    },
    answer(message) {
      if (message.type === 'view') composers.setView(message.composer, message.view);
      else composers.askAgain();
    },
    async arm(id, armed, sure) {
      const excerpt = composers.byId(id)?.draft.parts[0]?.text ?? '';
      const view = await io.ask({ type: 'arm', composer: id, armed, sure, excerpt }).catch(() => undefined);
      if (view) composers.setView(id, view);
    },
    take: publications.take,
    leave(forGood) {
      composers.leave();
      if (forGood) void io.ask({ type: 'left' }).catch(() => {});
    },
    comeBack: composers.comeBack,
  };
}
