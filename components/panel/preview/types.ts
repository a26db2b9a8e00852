import type { AccountCard } from '../../../utils/post/account.ts';
import type { DescriptionPolicy } from '../../../utils/post/descriptions.ts';
import type { Loss, PlannedStatus, UnfitMedia } from '../../../utils/post/plan.ts';
import type { Visibility } from '../../../utils/post/rule.ts';
import type { Media } from '../../../utils/post/types.ts';

/** One status as the account shown will get it. `media` are indexes into the preview's media. */
export interface PreviewStatus extends Pick<PlannedStatus, 'text' | 'spoilerText' | 'media'> {
  /** Characters as the server counts them, and how many it takes. */
  count: number;
  limit: number;
}

/** A picture or video with the description that Mastodon will get. */
export interface PreviewMedia {
  /** A `data:` or `blob:` address of a small picture, or empty. */
  src: string;
  kind: Media['kind'];
  description: string;
  /** Typed here, for Mastodon alone. */
  own: boolean;
  machineMade: boolean;
  count: number;
  limit: number;
}

/** A change that would make the text easier to hear: asked, never made by itself. */
export type PreviewHint = { id: string; kind: 'hashtag' | 'letters'; from: string; to: string };

/** What will stand on Mastodon, for one of the chosen accounts. */
export interface PreviewState {
  accounts: Pick<AccountCard, 'id' | 'name' | 'handle' | 'avatar'>[];
  /** The id of the account whose statuses these are. */
  shown: string;
  /** In order; each replies to the one before. */
  statuses: PreviewStatus[];
  /** The post's parts as Mastodon text. */
  parts: { text: string; edited: boolean }[];
  warning: { text: string; edited: boolean };
  language: { code: string | undefined; from: 'platform' | 'text' | 'person' | 'none' };
  /** Codes to choose from, BCP 47. */
  languages: string[];
  visibility: Visibility;
  media: PreviewMedia[];
  /** What happens where a description is missing. */
  policy: DescriptionPolicy;
  /** Why it may go without a description, in the person's words. */
  reason: string;
  /** `media` in them are indexes into `media`. */
  losses: (Loss | UnfitMedia)[];
  hints: PreviewHint[];
  /** The words with which the text says that its link stands elsewhere. */
  linkElsewhere?: string | undefined;
}

/** The preview's contract. `undefined` as text, language or description is the way back to the original. */
export interface PreviewProps {
  state: PreviewState;
  /** The language of the names of languages, BCP 47. */
  locale: string;
  /** While it is open what is typed is to be seen at once; `state` is read only then. */
  onOpen?(isOpen: boolean): void;
  onShow(account: string): void;
  onText(part: number, text: string | undefined): void;
  onWarning(text: string | undefined): void;
  onLanguage(code: string | undefined): void;
  onVisibility(visibility: Visibility): void;
  onDescription(media: number, text: string | undefined): void;
  onReason(text: string): void;
  onHint(id: string): void;
}
