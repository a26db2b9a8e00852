import type { CatchUpState, Reason } from '../../utils/post/catch-up.ts';

/** The contract of the page for catching up. */
export interface CatchUpProps extends CatchUpState {
  /** The language of dates and times, BCP 47. */
  locale: string;
  /** Whom to ask, if the administration has said it. */
  contact: string | undefined;
  onSearch(of: 'servers' | 'page'): void;
  /** The post whose page is beside goes into the composer. */
  onThisPost(): void;
  /** One of those that are missing goes into the composer. */
  onMirror(post: string): void;
  onChoose(post: string, isChosen: boolean): void;
  onMirrorChosen(): void;
  onDecline(post: string, reason: Reason, words: string): void;
  onOptions(): void;
}
