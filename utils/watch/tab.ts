import type { ToPage } from '../messages.ts';
import type { Edits } from '../post/edits.ts';
import { createComposers } from './composers.ts';
import { isExchange } from './exchange.ts';
import { createHealth } from './health.ts';
import { createMirrors } from './mirrors.ts';
import { createStore, type TabIo, type TabState } from './state.ts';

export type { Mirror, OpenComposer, TabIo, TabState } from './state.ts';

/** What watch knows of its tab, and what a person may do in it. The panel shows the state and calls the rest. */
export interface Tab {
  state(): TabState;
  subscribe(listener: () => void): () => void;
  setStale(stale: boolean): void;
  /** The element has the focus: is it in a composer that is not known yet? */
  notice(element: Element): void;
  /** The page has changed: reads the drafts again and lets go of composers that are gone. */
  refresh(): void;
  /** The person has come back to this tab: asks again for accounts where there were none. */
  askAgain(): void;
  /** Whether somebody has the preview open, so that every frame counts. */
  isWatchedClosely(): boolean;
  watchClosely(closely: boolean): void;
  /** An event of the page that may tell a picture's description, or that Post was pressed. */
  overhear(event: Event): void;
  /** A message over the tap's line. */
  hear(message: unknown): Promise<void>;
  /** A message of the background or the popup. */
  answer(message: ToPage): Promise<unknown> | undefined;
  arm(composer: string, armed: boolean, event: Event): void;
  choose(composer: string, account: string, chosen: boolean, event: Event): void;
  /** What a person changes for Mastodon alone; `undefined` is the way back. */
  edit(composer: string, edits: Edits): void;
  mirror(publication: string, event: Event): void;
  dismiss(publication: string): void;
  openOptions(event: Event): void;
  /** The page goes: nothing in it is armed any more. */
  leave(): void;
}

export function createTab(io: TabIo): Tab {
  const store = createStore();
  let closely = false;
  let isPanelAsked = false;

  const mirrors = createMirrors(io, store, () => composers);
  const health = createHealth(io, store, (composer) => {
    mirrors.offerDraft(composers.byId(composer.id) ?? composer);
  });
  const composers = createComposers(io, store, {
    gone: health.gone,
    idle: mirrors.forgetUploads,
    uploadedSince: mirrors.uploadedSince,
  });

  /** The panel comes with the first composer that may have one. */
  function askForPanel(): void {
    const { composers: open, stale } = store.state();
    if (isPanelAsked || !open.some(({ answer }) => (answer ? answer.mode !== 'never' : stale))) return;
    isPanelAsked = true;
    io.send({ type: 'panel' }).catch(() => {
      isPanelAsked = false;
    });
  }
  store.subscribe(askForPanel);

  return {
    state: store.state,
    subscribe: store.subscribe,
    setStale: (stale) => store.change({ stale }),
    notice: composers.notice,
    refresh: composers.refresh,
    askAgain: composers.askAgain,
    isWatchedClosely: () => closely,
    watchClosely(now) {
      closely = now;
      if (now) composers.refresh();
    },
    overhear: composers.overhear,
    async hear(message) {
      if (!isExchange(message)) return;
      health.hear(message, await mirrors.hear(message));
    },
    answer(message) {
      switch (message.type) {
        case 'outcome':
          mirrors.outcome(message.outcome);
          return undefined;
        case 'taken':
          mirrors.taken(message.publication);
          return undefined;
        case 'ask-again':
          composers.askAgain();
          return undefined;
        case 'offers':
          return Promise.resolve(mirrors.offers());
        case 'private-profiles':
          return Promise.resolve(unnamed(store.state()));
      }
    },
    arm(id, armed, event) {
      const composer = composers.byId(id);
      if (event.isTrusted && composer?.chosen.length) composers.setArmed(id, armed, composer.chosen);
    },
    choose(id, account, chosen, event) {
      const composer = composers.byId(id);
      if (!event.isTrusted || !composer) return;
      const others = composer.chosen.filter((each) => each !== account);
      const now = chosen ? [...others, account] : others;
      if (composer.armed || composer.answer?.mode === 'armed') composers.setArmed(id, now.length > 0, now);
      else composers.change(id, { chosen: now });
    },
    edit: composers.edit,
    mirror: mirrors.mirror,
    dismiss: mirrors.dismiss,
    openOptions(event) {
      if (event.isTrusted) void io.send({ type: 'options' });
    },
    leave: composers.leave,
  };
}

/** Private people's profiles with an open composer: offered only after a rule names them. */
function unnamed({ composers }: TabState) {
  return composers
    .filter(({ profile, answer }) => profile.isPrivate && answer?.mode === 'never')
    .map(({ profile }) => profile);
}
