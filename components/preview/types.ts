import type { PreviewState } from '../../utils/post/preview.ts';
import type { Visibility } from '../../utils/post/rule.ts';

export type { PreviewHint, PreviewMedia, PreviewState, PreviewStatus } from '../../utils/post/preview.ts';

/** The preview's contract. `undefined` as text, language or description is the way back to the original. */
export interface PreviewProps {
  state: PreviewState;
  /** The language of the names of languages, BCP 47. */
  locale: string;
  onShow(account: string): void;
  onText(part: number, text: string | undefined): void;
  onWarning(text: string | undefined): void;
  onLanguage(code: string | undefined): void;
  onVisibility(visibility: Visibility): void;
  onDescription(media: number, text: string | undefined): void;
  onReason(text: string): void;
  onHint(id: string): void;
}
