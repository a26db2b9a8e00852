import type { ReactNode } from 'react';
import type { PopupState } from '../../utils/post/popup.ts';
import type { WhichText } from '../notices/MirrorButtons.tsx';

/** As much of the popup as is there before anything was read. */
export type PopupBeginning = Pick<PopupPageProps, 'composer' | 'contact' | 'onReport' | 'onOptions'>;

/** The contract of the popup. */
export interface PopupPageProps extends PopupState {
  /** The language of dates and times, BCP 47. */
  locale: string;
  /** Whom to ask, if the administration has said it. */
  contact: string | undefined;
  /** The field that it begins with. */
  composer?: ReactNode;
  /** The ways to what was published elsewhere. */
  catchUp?: ReactNode;
  /** That a profile's posts stand in the fediverse already. */
  bridges?: ReactNode;
  onMirror(offer: string, from: 'tab' | 'recent', text?: WhichText): void;
  onRetry(delivery: string): void;
  /** It goes now, and not only when its pause is over. */
  onSendNow(delivery: string): void;
  /** Nothing of it shall be sent. */
  onUndo(delivery: string): void;
  /** Files go although place and time could not be taken out of them. */
  onSendAsItIs(delivery: string): void;
  onDiscard(delivery: string): void;
  /** False where the address could not be copied. */
  onCopy(url: string): Promise<boolean>;
  /** What is planned is to be public at another time, or not at all. Gives whether that was done. */
  onReplan(id: string, at: number | undefined): Promise<boolean>;
  /** It becomes a draft again. */
  onEditPlanned(id: string): void;
  /** What stands on Mastodon is to be gone. */
  onTakeBack(delivery: string): void;
  /** Of two the second is to be gone, or both stay. */
  onRemoveDouble(delivery: string): void;
  onKeepBoth(delivery: string): void;
  onDescribe(delivery: string, descriptions: Record<number, string>, reason: string): void;
  /** The pictures of a delivery that waits for their descriptions are to be seen large. */
  onDescribeInWindow?(delivery: string): void;
  /** What is being written for a delivery that waits for it, with every key. */
  onType?(delivery: string, descriptions: Record<number, string>, reason: string): void;
  onDismiss(unrecognised: string): void;
  /** What was read of it is to be written for Mastodon by hand. */
  onCompose(unrecognised: string): void;
  /** The status of a delivery that arrived, by its place among them, is to be corrected. */
  onCorrect(delivery: string, place: number): void;
  onRecent(): void;
  onOfferProfile(profile: string): void;
  onReport(): void;
  onOptions(): void;
}
