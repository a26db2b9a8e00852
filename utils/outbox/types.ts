import type { Made, Uploaded } from '../mastodon/statuses.ts';
import type { Edits } from '../post/edits.ts';
import type { FurtherSource } from '../post/further-source.ts';
import type { Plan } from '../post/plan.ts';
import type { Rule } from '../post/rule.ts';
import type { Media, Origin, Profile, Publication } from '../post/types.ts';
import type { DeliveryState, Going } from './machine.ts';
import type { Twin } from './twins.ts';

/** A publication that a person armed or asked for, still to be read at its source. */
export interface Claim {
  /** The publication's id. */
  id: string;
  publication: Publication;
  profile: Profile;
  /** One per account. */
  rules: { account: string; rule: Rule }[];
  /** The publication must be newer than this, milliseconds since 1970: when its composer was opened. */
  after: number;
  /** A person asked for exactly this post: it goes however late it is. */
  asked: boolean;
  /** What a person changed for Mastodon alone. */
  edits?: Edits;
  /** What must be described before it may go, once that is known. */
  undescribed?: Undescribed[];
  /** Nothing is sent before, so that a person may undo it, milliseconds since 1970. */
  until?: number;
  /** Whom to tell. */
  tab: number | undefined;
  state: Going;
}

/** A picture or video that nobody has described yet. */
export interface Undescribed {
  /** Counted through all parts of the post. */
  index: number;
  kind: Media['kind'];
  file: Blob;
  /** What a machine wrote, or nothing. */
  proposal: string;
}

/** Where a delivery comes from: enough to name it to a person. */
export interface Source {
  platform: Origin;
  profile: string;
  profileName: string;
  publication: string;
  address: string;
  /** The ids of a thread's later parts on its platform. */
  parts?: string[];
  /** When it was published, or will be, milliseconds since 1970. */
  time: number;
  /** It is to be public at `time`, and not before. */
  scheduled?: boolean;
  /** Why it goes without a description of every picture and video, in a person's words. */
  reason?: string;
}

/** How far one status of a delivery has come. */
export interface StatusProgress {
  /** The Idempotency-Key, the same for every attempt. */
  key: string;
  /**
   * Its media at the server, in the status's order, and when they were uploaded, milliseconds since 1970; `undefined` for
   * what is not uploaded yet.
   */
  media: ((Uploaded & { at?: number }) | undefined)[];
  /** When the first request was sent whose outcome is not known, milliseconds since 1970. */
  askedAt: number | undefined;
  /** When the last such request was sent: a slow server may still be at work on it. Missing in what an older version stored. */
  sentAt?: number | undefined;
  made: Made | undefined;
}

/** One plan on its way to one account. Lives in the outbox until its statuses exist. */
export interface Delivery {
  /** `idOf(publication, account)`. */
  id: string;
  account: string;
  source: Source;
  plan: Plan;
  /** Who made a picture and who owns it is taken out of its file too. */
  dropCredit?: boolean;
  /** A person wants files to go all the same from which place and time could not be taken out. */
  asItIs?: boolean;
  /** How often the server has failed over a picture or video, by its index in the post. */
  mediaFailures?: Record<number, number>;
  statuses: StatusProgress[];
  /** Set when a person said that it shall be sent although time has passed. */
  approved: boolean;
  /** The server would not keep a scheduled status until its time: it is kept here. */
  keptHere?: boolean;
  /** Where the same content was published afterwards. */
  further?: FurtherSource[];
  /** What says the same and came first, if anything does. */
  twin?: Twin;
  /** A person wants it though the same stands there. */
  alone?: boolean;
  /** Ids of the statuses that stood at the account before anything was sent: none of them is this one. */
  before?: string[];
  tab: number | undefined;
  state: DeliveryState;
}

/** The statuses of a record on their way off Mastodon, from the thread's end. */
export interface TakingBack {
  /** The record's. */
  id: string;
  account: string;
  publication: string;
  /** Publications of the same content. */
  also?: string[];
  /** The record of which only the second of two is to be gone. */
  double?: string;
  /** In the thread's order; those that are gone are not among them any more. */
  statuses: { id: string; url: string }[];
  state: Going;
}

/** A post's picture or video, kept once for all deliveries of the publication. */
export interface StoredMedia extends Media {
  publication: string;
  /** Counted through all parts of the post. */
  index: number;
}

/** The same publication goes to the same account once. */
export function deliveryId(publication: string, account: string): string {
  return `${publication} → ${account}`;
}
