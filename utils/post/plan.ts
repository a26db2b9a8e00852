import type { Poll, QuotePolicy } from './manuscript.ts';
import type { Visibility } from './rule.ts';
import type { SourceLoss, WarningLabel } from './types.ts';

/** The statuses one account will get, and the losses. */
export interface Plan {
  statuses: PlannedStatus[];
  losses: Loss[];
}

/** One status as it will be sent. `media` are indexes into the post's media, all parts counted through. */
export interface PlannedStatus {
  text: string;
  spoilerText: string;
  sensitive: boolean;
  language: string | undefined;
  visibility: StatusVisibility;
  media: number[];
  /** The index of the status it replies to. */
  replyTo: number | undefined;
  /** What only a post that was written here can have. */
  written?: WrittenOnly;
}

/** Who may read a status: beside what a rule can say, followers alone, or those that it mentions. */
export type StatusVisibility = Visibility | 'private' | 'direct';

/** What a platform's post never brings along. Ids are those of the account's own server. */
export interface WrittenOnly {
  poll?: Poll;
  quotePolicy?: QuotePolicy;
  /** The status that it replies to, where that is none of its own thread. */
  answers?: string;
  quotes?: string;
}

/** What cannot be carried over as it was, for the person to know. The words are made in components. */
export type Loss =
  | SourceLoss
  | { kind: 'split-text'; statuses: number }
  | { kind: 'media-in-replies'; count: number }
  | { kind: 'mention-as-link'; name: string }
  /** An address of which Mastodon makes no link, or one that leads elsewhere. */
  | { kind: 'link-broken'; url: string }
  /** A hashtag that ends earlier on Mastodon, or is none there. Without `#`. */
  | { kind: 'hashtag-cut'; tag: string }
  | { kind: 'description-cut'; media: number; limit: number }
  /** What a machine wrote is not sent in the author's name: the picture goes without a description. */
  | { kind: 'machine-description'; media: number }
  | { kind: 'warning-covers-all'; labels: WarningLabel[] };

/** A picture or video that the server will not take, so that the post stops on its way. Sizes in bytes, `type` a MIME type. */
export type UnfitMedia =
  | { kind: 'video-too-large' | 'picture-too-large'; media: number; bytes: number; limit: number }
  | { kind: 'video-kind' | 'picture-kind'; media: number; type: string };
