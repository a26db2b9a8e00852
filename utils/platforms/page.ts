import type { Draft, Platform, Profile } from '../post/types.ts';

/** The element of the page in which a post is being written. */
export interface Composer {
  platform: Platform;
  element: Element;
}

/** What the page's own document tells. Independent of its language, and without side effects. */
export interface Page {
  /** The composer that the element belongs to: none for replies and for everything that is not public. */
  composerOf(element: Element): Composer | undefined;
  /** Before which element of the composer the panel stands; none while the page is publishing. */
  anchorOf(composer: Composer): Element | undefined;
  /** The button that publishes, on the screen that has it. */
  publishButtonOf(composer: Composer): Element | undefined;
  /** Who would post. */
  profile(composer: Composer): Profile | undefined;
  /** `descriptions` is what `describes` has seen so far. */
  readDraft(composer: Composer, descriptions: ReadonlyMap<string, string>): Draft;
  /** The picture and the alternative text that an input event of the page tells, if it does. */
  describes(event: Event): { picture: string; description: string } | undefined;
}
