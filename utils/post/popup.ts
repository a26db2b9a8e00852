import type { AccountCard } from './account.ts';
import type { PlannedItem } from './composer.ts';
import type { Difference } from './difference.ts';
import type { EditsDoubt, OfferReason, Twice } from './notice.ts';
import type { ProblemReport } from './problem.ts';
import type { Progress } from './progress.ts';
import type { Media, Origin, Platform } from './types.ts';

/** One post on its way to one account, or arrived there. Times in milliseconds since 1970. */
export interface PopupDelivery {
  id: string;
  /** The ids of all that the row stands for, where it stands for several. */
  ids?: string[];
  /** The first words of the other posts that the row stands for. */
  others?: string[];
  /** The account's name or handle. */
  account: string;
  profileName: string;
  platform: Origin;
  /** On which further platforms the same content was published. */
  also?: Platform[];
  /** Where the post is read on its platform; empty for one that was written here. */
  sourceUrl: string;
  time: number;
  excerpt: string;
  /**
   * `paused`: a person may undo it `until` then. `planned`: it is kept here until its time. `asks`: it may go, but only when a
   * person says so.
   */
  state: 'paused' | 'planned' | 'sending' | 'waiting' | 'failed' | 'asks' | 'done' | 'taken-back';
  /** It stands on Mastodon, and is to be gone: `state` says how far that is. */
  isTakenBack?: boolean;
  until?: number;
  /** What is being done just now, while it is sent. */
  progress?: Progress;
  /** The statuses that exist already, in order. */
  links: string[];
  /** When the server publishes it, where that is still to come. */
  scheduledFor?: number;
  /** It is gone from its platform, and stands on Mastodon. */
  isGoneThere?: boolean;
  /** How many have replied to it on Mastodon. */
  replies?: number;
  /** What stands on Mastodon otherwise than it was planned. */
  differs?: Difference[];
  problem?: ProblemReport;
  /** It stands twice: where the second is, whether that is being taken away, and what hinders it. */
  double?: Twice;
  /** What says the same, where that is why it asks: where it stands, empty while it is on its way, and from which platform. */
  twin?: { url: string; platform?: Origin };
  nextTryAt?: number;
  /** What a person is asked to write before it may go. */
  describing?: PopupDescribing;
}

/** The pictures and videos that wait for a description of at most `limit` characters. */
export interface PopupDescribing {
  media: Undescribed[];
  limit: number;
  /** What was typed before, by the index of picture or video, and as a reason. */
  typed?: { descriptions: Record<number, string>; reason: string };
}

/** A picture or video that nobody has described yet. */
export interface Undescribed {
  /** Counted through all parts of the post. */
  index: number;
  kind: Media['kind'];
  /** A `blob:` address of the picture, or empty. */
  src: string;
  /** What a machine wrote, or nothing. */
  proposal: string;
}

/** A published post that could be mirrored. */
export interface PopupOffer {
  id: string;
  excerpt: string;
  profileName: string;
  time: number;
  accounts: Pick<AccountCard, 'id' | 'name'>[];
  platform: Platform;
  /** Why it did not go by itself. */
  reason: OfferReason;
  doubt?: EditsDoubt;
}

/** What the page beside the popup does that takes the mirror away. */
export interface PopupTrouble {
  platform: Platform;
  trouble: 'tap-lost' | 'panel-removed' | 'frame-failed';
}

/** A platform whose page is no longer as this version knows it. */
export interface PopupChanged {
  platform: Platform;
  /** What of it is not as it was: a composer, the request that publishes, or its answer. */
  missing: 'composer' | 'request' | 'answer';
  /** What helps us to learn how it changed; `url` is where the popup keeps it. */
  file: { name: string; text: string; url: string };
}

/** A post that was armed when Post was pressed, and whose page was gone before anybody saw what came of it. */
export interface Unrecognised {
  id: string;
  platform: Platform;
  profileName: string;
  /** What was written in it, the posts of a thread divided as a person divides them (`breakLine`). */
  text: string;
  /** When Post was pressed, milliseconds since 1970. */
  at: number;
}

/** A private person's profile with an open composer, which no rule names. */
export interface PopupPrivate {
  platform: Platform;
  id: string;
  name: string;
}

/** How far the list of the profiles' latest posts has come. */
export type RecentState =
  | { kind: 'idle' }
  | { kind: 'loading' }
  | { kind: 'failed'; problem: ProblemReport }
  | { kind: 'ready'; offers: PopupOffer[] };

/** What the popup shows. */
export interface PopupState {
  hasAccounts: boolean;
  deliveries: PopupDelivery[];
  /** What waits for its time, at a server or here; the next comes first. */
  planned: PlannedItem[];
  /** What this tab published and nobody has mirrored yet. */
  offers: PopupOffer[];
  recent: RecentState;
  /** The names of the profiles whose latest posts can be shown. */
  profiles: string[];
  changed: PopupChanged[];
  privateProfiles: PopupPrivate[];
  troubles: PopupTrouble[];
  unrecognised: Unrecognised[];
  /** Why something of what is stored could not be read. */
  unread: ProblemReport[];
}
