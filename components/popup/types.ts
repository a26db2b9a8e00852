import type { PopupState } from '../../utils/post/popup.ts';
import type { WhichText } from '../notices/MirrorButtons.tsx';

/** The contract of the popup. */
export interface PopupPageProps extends PopupState {
  /** The language of dates and times, BCP 47. */
  locale: string;
  onMirror(offer: string, from: 'tab' | 'recent', text?: WhichText): void;
  onRetry(delivery: string): void;
  /** Files go although place and time could not be taken out of them. */
  onSendAsItIs(delivery: string): void;
  onDiscard(delivery: string): void;
  onDescribe(delivery: string, descriptions: Record<number, string>, reason: string): void;
  onDismiss(unrecognised: string): void;
  onRecent(): void;
  onOfferProfile(profile: string): void;
  onReport(): void;
  onOptions(): void;
}
