import type { Publication } from '../post/types.ts';
import type { ComposerView } from './views.ts';

/** What the background may say to watch. */
export type ToPage =
  /** There is a new account or a new rule: what is known of the composers is asked for again. */
  | { type: 'ask-again' }
  /** What the pill shows has changed. */
  | { type: 'view'; composer: string; view: ComposerView }
  /** There is something to tell the person: the frame for it is needed. */
  | { type: 'told'; isAnything: boolean }
  /** Was the frame of ours with this ticket seen as it was drawn by whoever pressed something in it? Answered by a boolean. */
  | { type: 'seen'; ticket: string }
  /** The same of an offer's frame, and what belongs to it. Answered by an OfferAnswer. */
  | { type: 'take'; publication: string; ticket: string | undefined };

/** `publication` is the offer with the files of its media; none where the page no longer has it. */
export interface OfferAnswer {
  sure: boolean;
  publication: Publication | undefined;
}
