import type { Composer, Page, Recogniser } from '../platforms/contract.ts';
import type { Draft, Profile } from '../post/types.ts';
import type { FromPage, PageAnswers } from '../protocol/from-page.ts';
import type { ComposerView } from '../protocol/views.ts';
import type { AsSent } from './as-sent.ts';

/** A person's trusted press on the platform's own Post button. */
export interface Press {
  /** Milliseconds since 1970. */
  at: number;
  /** What the composer held at that instant. */
  draft: Draft;
  /** The texts that it has held at presses until then, the last first, where it is a post of one part: one for each network. */
  held: readonly string[];
  /** What could be read in the composer besides, in small letters: the host of a link's card is in it. */
  shown: string;
  /** Whether the button that was pressed could be seen. */
  isButtonSeen: boolean;
  /** Whether it was meant for the button, and nothing in the page has led it there. */
  isAimed: boolean;
  /** Whether the pill has been seen beside it, so that the person could know what it says. */
  isPillSeen: boolean;
  /** Whether the button said that it publishes at a later time. */
  plans: boolean;
  /** Nothing else was pressed since, in the composer or in another dialog: who did may have given the post up. */
  isLast: boolean;
}

/** A composer of this tab. What a person decided for it lies with the background; `view` is what the pill shows of that. */
export interface OpenComposer {
  id: string;
  composer: Composer;
  profile: Profile;
  /** Milliseconds since 1970. */
  openedAt: number;
  draft: Draft;
  /** Before which element the pill stands; `nowhere` where there is none, and none will come. */
  anchor: Element | 'nowhere' | undefined;
  /** The button that publishes, which never moves because of us. */
  button: Element | undefined;
  /** Somebody else's post goes along with it: it is never mirrored. */
  isShare: boolean;
  view: ComposerView | undefined;
  /** A person switched it on themselves, here or in the window that asks: they know of it, wherever the pill is now. */
  isArmedByHand: boolean;
  press: Press | undefined;
  /** Post was pressed some seconds ago, and the platform has said nothing yet. */
  isWaiting: boolean;
  /** Its post was accepted by the platform and taken over: the composer is about to close. */
  sent: boolean;
}

export interface TabState {
  /** What the page sends is seen: its tap came before its own scripts, and answers. */
  sighted: boolean;
  composers: OpenComposer[];
}

/** Asks the background; typed by what each message is answered with. Rejects where it does not answer. */
export type Ask = <M extends FromPage>(message: M) => Promise<PageAnswers[M['type']]>;

export interface TabIo {
  page: Page;
  recogniser: Recogniser;
  /** For platforms whose posts are taken as they were sent. */
  asSent?: AsSent;
  /** Of the page, for a post whose own address is not known. */
  address: string;
  ask: Ask;
  now(): number;
  newId(): string;
  /** Later, once; in milliseconds. */
  later(work: () => void, delay: number): void;
  /** Whether the pill of this composer has been seen by whoever looks at the page. */
  isPillSeen(composer: string): boolean;
  /** Whether a platform's button can be seen by whoever presses it, by the short cut from within its composer or itself. */
  isSeen(button: Element, byShortcut: boolean): boolean;
  /** Whether a press that reached the button was meant for it, and it was there to be seen before. */
  isAimed(event: Event, button: Element, composer: OpenComposer): boolean;
}

/** The state of a tab, and whoever wants to know of its changes. */
export interface Store {
  state(): TabState;
  change(part: Partial<TabState>): void;
  subscribe(listener: () => void): () => void;
}

export function createStore(): Store {
  let state: TabState = { sighted: false, composers: [] };
  const listeners = new Set<() => void>();
  return {
    state: () => state,
    change(part) {
      state = { ...state, ...part };
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
