import type { AccountCard } from './account.ts';
import type { DescriptionPolicy } from './descriptions.ts';
import type { Lapsed } from './draft-edits.ts';
import type { Poll } from './manuscript.ts';
import type { Loss, PlannedStatus, StatusVisibility, UnfitMedia } from './plan.ts';
import type { Beside, ChosenFile, Media } from './types.ts';

/** One status as the account shown will get it. `media` are indexes into the preview's media. */
export interface PreviewStatus extends Pick<PlannedStatus, 'text' | 'spoilerText' | 'media'> {
  /** Characters as the server counts them, and how many it takes. */
  count: number;
  limit: number;
  poll?: Poll;
}

/** A picture or video with the description that Mastodon will get. */
export interface PreviewMedia {
  /** The draft's. */
  key: string;
  /** A `data:` or `blob:` address of a small picture, or empty. */
  src: string;
  kind: Media['kind'];
  description: string;
  /** What stands on the platform the page does not show: it may have a description. */
  isUnknown: boolean;
  /** Typed here, for Mastodon alone. */
  own: boolean;
  machineMade: boolean;
  count: number;
  limit: number;
}

/** A part of the post as Mastodon text. */
export interface PreviewPart {
  /** The draft's. */
  key: string;
  text: string;
  edited: boolean;
  /** The original has changed since its own text was written. */
  isOutdated: boolean;
}

/** A change that would make the text easier to hear: asked, never made by itself. */
export interface PreviewHint {
  id: string;
  kind: 'hashtag' | 'letters' | 'abbreviation' | 'person';
  from: string;
  to: string;
}

/** What will stand on Mastodon, for one of the chosen accounts. */
export interface PreviewState {
  accounts: Pick<AccountCard, 'id' | 'name' | 'handle' | 'avatar'>[];
  /** The id of the account whose statuses these are. */
  shown: string;
  /** In order; each replies to the one before. */
  statuses: PreviewStatus[];
  /** The post's parts as Mastodon text. */
  parts: PreviewPart[];
  /** What was changed for something that is not there any more. */
  lapsed: Lapsed[];
  /** The page hides pictures and videos of the post at this moment; and what was chosen for it, as far as that is known. */
  hidesMedia: boolean;
  chosen: Pick<ChosenFile, 'kind' | 'src'>[];
  /** Of which cards, quotes and GIFs the page does not tell the address. */
  withoutAddress: Pick<Beside, 'kind' | 'name'>[];
  warning: { text: string; edited: boolean };
  language: { code: string | undefined; from: 'platform' | 'text' | 'person' | 'none' };
  /** Codes to choose from, BCP 47. */
  languages: string[];
  visibility: StatusVisibility;
  /** The administration has set it. */
  isVisibilityFixed: boolean;
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

/** An account with what the draft would be there. */
export interface Receiver extends Pick<AccountCard, 'id' | 'name' | 'handle' | 'avatar' | 'signedIn'> {
  chosen: boolean;
  /** Characters as the server counts them, of the longest status. */
  count: number;
  limit: number;
  /** How many statuses the draft becomes. */
  statuses: number;
}

/** What a person should know of a draft before posting. */
export interface DraftFacts {
  receivers: Receiver[];
  /** The administration has set which. */
  areReceiversFixed: boolean;
  /** Pictures and videos without alternative text; none where the rule does not ask. */
  missingDescriptions: number;
  /** Alternative texts that a machine wrote and nobody has looked at; none where the rule does not ask. */
  uncheckedDescriptions: number;
  /** The page hides pictures at this moment: whether they have alternative texts nobody can say. Where the rule asks. */
  hidesMedia: boolean;
  /** How many were chosen of those that it hides, where that is known. */
  chosenMedia: number;
  /** Texts for Mastodon whose original has changed since: which of them goes is asked. */
  outdated: number;
  /** Changes for something that is not there any more. */
  lapsed: number;
  /** A text goes to Mastodon that is not the platform's. */
  differs: boolean;
  /** The post will wait until both are none: the rule wants it so, and no reason is given. */
  held: boolean;
  /** What a chosen account's server will not take. */
  unfit: UnfitMedia[];
  /** The words with which the text says that its link stands elsewhere. */
  linkElsewhere: string | undefined;
}
