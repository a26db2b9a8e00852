import type { ComposerAnswer, FromPage, Outcome } from '../messages.ts';
import type { Composer, Page } from '../platforms/page.ts';
import type { Recogniser } from '../platforms/recognise.ts';
import type { Edits } from '../post/edits.ts';
import type { Draft, Profile, Publication } from '../post/types.ts';
import type { Kit } from './kit.ts';

/** A composer of this tab and what a person decided in it. */
export interface OpenComposer {
  id: string;
  composer: Composer;
  profile: Profile;
  /** Milliseconds since 1970. */
  openedAt: number;
  draft: Draft;
  /** Before which element the panel stands. */
  anchor: Element | undefined;
  answer: ComposerAnswer | undefined;
  chosen: string[];
  armed: boolean;
  edits: Edits;
  /** When the platform's own Post button was pressed last, milliseconds since 1970. */
  pressedAt: number | undefined;
  /** Its post was accepted by the platform and taken over: the composer is about to close. */
  sent: boolean;
}

/** A publication of this tab: offered, or on its way with what is known of it. */
export interface Mirror {
  /** With its media's files, where they cannot be read at their source: in the page's memory, until they are in the outbox. */
  publication: Publication;
  /** What a person changed for Mastodon alone. */
  edits: Edits;
  /** The composer that it was made of, where nothing that the page sent was recognised as its publication. */
  fromDraft: string | undefined;
  profile: Profile;
  openedAt: number;
  accounts: { id: string; name: string }[];
  phase: 'offered' | 'sending';
  outcomes: Outcome[];
}

export interface TabState {
  /** Until a tap has come first: the tab is older than the installation, and what the page sends cannot be seen. */
  stale: boolean;
  composers: OpenComposer[];
  mirrors: Mirror[];
}

export interface TabIo {
  page: Page;
  recogniser: Recogniser;
  /** For platforms whose posts are taken as they were sent. */
  kit?: Kit;
  /** Of the page, for a post whose own address is not known. */
  address: string;
  send(message: FromPage): Promise<unknown>;
  now(): number;
  newId(): string;
  /** Later, once; in milliseconds. */
  later(work: () => void, delay: number): void;
}

/** The state of a tab, and whoever wants to know of its changes. */
export interface Store {
  state(): TabState;
  change(part: Partial<TabState>): void;
  subscribe(listener: () => void): () => void;
}

export function createStore(): Store {
  let state: TabState = { stale: true, composers: [], mirrors: [] };
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
