import type { PreviewState } from '../../utils/post/preview.ts';
import type { Visibility } from '../../utils/post/rule.ts';

export type {
  PreviewHint,
  PreviewMedia,
  PreviewPart,
  PreviewState,
  PreviewStatus,
} from '../../utils/post/preview.ts';

/** The preview's contract. `undefined` as text, language or description is the way back to the original; parts and media go by their keys. */
export interface PreviewProps {
  state: PreviewState;
  /** The language of the names of languages, BCP 47. */
  locale: string;
  onShow(account: string): void;
  onText(part: string, text: string | undefined): void;
  /** The own text of this part holds for the original as it is now. */
  onKeepText(part: string): void;
  /** A person has read what holds for nothing any more. */
  onLapsedRead(): void;
  onWarning(text: string | undefined): void;
  onLanguage(code: string | undefined): void;
  onVisibility(visibility: Visibility): void;
  onDescription(media: string, text: string | undefined): void;
  onReason(text: string): void;
  onHint(id: string): void;
}
