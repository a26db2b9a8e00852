import type { Draft } from '../post/types.ts';

/*
 * The port between watch and a frame of ours in the same page. The page has no end of it. It carries what is shown, never
 * what is decided: that goes from the frame to the background (`from-frame.ts`).
 */

/** From watch to the frame. */
export type ToFrame =
  /** What the composer holds; `src` of its media are small pictures as `data:` addresses, or empty. */
  | { type: 'draft'; draft: Draft }
  /** The sheet is open, or no longer. */
  | { type: 'open'; isOpen: boolean }
  /** A composer is open beside what is told, or no longer. */
  | { type: 'beside'; isComposer: boolean }
  /** The background knows something new: the frame asks it. */
  | { type: 'news' };

/** From the frame to watch. */
export type FromFrameDirect =
  /** What its content needs, in CSS pixels; 0 where there is nothing to show. */
  { type: 'height'; height: number } | { type: 'close' } | { type: 'summary'; summary: Summary };

/** What the pill says of the draft, in the person's language. */
export interface Summary {
  /** What the draft is for the account with the least room: `412/500`, or into how many statuses it is divided. */
  length: string;
  /** The same as it is read out. */
  lengthSpoken: string;
  /** The most urgent thing to think of before posting, and of how many pictures that holds. */
  reminder: { text: string; count: number } | undefined;
  /** The post will wait until something is written: a rule wants descriptions. */
  isHeld: boolean;
  /** A text goes to Mastodon that is not the platform's. */
  differs: boolean;
}

/** The first message into the frame's window, with its end of the port. */
export interface Welcome {
  ticket: string;
}
