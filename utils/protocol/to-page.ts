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
  /** Was the frame of ours that was pressed as drawn, and what belongs to this offer? Answered by an OfferAnswer. */
  | { type: 'take'; publication: string; ticket: string | undefined };

/** `publication` is the offer with the files of its media; none where the page no longer has it. */
export interface OfferAnswer {
  sure: boolean;
  publication: Publication | undefined;
}
