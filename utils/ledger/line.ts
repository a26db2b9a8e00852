/** What became of a publication on one account. The words for it are in the locales under `report.outcome.<key>`. */
export type Outcome =
  | 'mirrored'
  /** It stands on Mastodon, and was corrected there. */
  | 'corrected'
  /** It stood on Mastodon, and was taken back. */
  | 'taken-back'
  /** A person decided against it. */
  | 'declined'
  /** It was to be mirrored, and is on its way or stopped. */
  | 'open'
  /** It was offered, and nobody took the offer. */
  | 'offered'
  /** It was found afterwards, published by a phone or another tool. */
  | 'missed'
  /** Nobody saw whether it was published. */
  | 'unrecognised';

/** Every outcome, what counts most first: of several accounts, or of several facts about one, the first decides. */
export const outcomes = [
  ...(['corrected', 'mirrored', 'taken-back', 'declined', 'open', 'offered', 'missed'] as const),
  'unrecognised',
] as const satisfies readonly Outcome[];

/** Why a person decided against mirroring; `unsaid` where none was asked for, as for what was given up. */
export type DeclineReason = 'raffle' | 'platform' | 'paid' | 'persons' | 'other' | 'unsaid';

export const declineReasons = ['raffle', 'platform', 'paid', 'persons', 'other', 'unsaid'] as const;

/** What became of a publication on one account. */
export interface Way {
  /** The account's id; empty where no account was chosen. */
  account: string;
  /** When each outcome was last seen, milliseconds since 1970. */
  outcomes: Partial<Record<Outcome, number>>;
  /** When the first status was published, milliseconds since 1970, as its server says; none where it does not. */
  firstAt?: number;
  /** In the order of their ids. */
  statuses: { id: string; url: string }[];
  /** How often each kind of loss was in the plan. */
  losses: Record<string, number>;
}

/** The pictures and videos of a publication. What is in none of the last three has no description at all. */
export interface MediaCounts {
  pictures: number;
  videos: number;
  /** Described by a person, or by a machine and then checked by one. */
  byPerson: number;
  /** Described by a machine alone: such a description goes nowhere. */
  byMachine: number;
  /** Without a description, for which a person gave a reason. */
  reasoned: number;
}

/** Something hindered a publication on its way to an account. Times in milliseconds since 1970. */
export interface Trouble {
  account: string;
  from: number;
  /** None while it lasts. */
  until?: number;
  /** How it ended: the post went, or was given up. */
  end?: 'sent' | 'given-up';
  /** Every `ProblemReason` of this time, in the order of the alphabet. */
  reasons: string[];
}

/** One line of the ledger: what became of one publication. Metadata, never content. */
export interface Line {
  /** The publication's, the same in every browser. */
  id: string;
  /** Of this version or another's. */
  platform: string;
  profile: string;
  profileName: string;
  institution: string;
  /** Where people read it; empty where that is not known. */
  address: string;
  /** Milliseconds since 1970. */
  publishedAt: number;
  /** When this line was last written, milliseconds since 1970. */
  writtenAt: number;
  /** When it was mirrored afterwards, having been missed at first, milliseconds since 1970. */
  caughtUp?: number;
  /** The last decision against it; `words` where the reason is `other`. */
  declined?: { at: number; reason: DeclineReason; words: string };
  /** None before it was read. */
  media?: MediaCounts;
  /** One for each account, in the order of their ids. */
  ways: Way[];
  /** In the order of their accounts and times. */
  troubles: Trouble[];
}

/** What the account's own server said of a status. */
export interface StatusFigures {
  /** `account status`. */
  id: string;
  account: string;
  status: string;
  /** When it was asked, milliseconds since 1970. */
  at: number;
  replies: number;
  boosts: number;
  favourites: number;
  /** None where the server does not count them. */
  quotes?: number;
  /** It is no longer there. */
  gone?: true;
}

/** Whether a status of a sample could be read by somebody who had not signed in. */
export interface ReadCheck {
  /** `account status`. */
  id: string;
  account: string;
  /** When it was asked, milliseconds since 1970. */
  at: number;
  readable: boolean;
}

/** How many followed an account, the last time that it was asked in a month. */
export interface Followers {
  /** `account 2026-11`. */
  id: string;
  account: string;
  /** Milliseconds since 1970. */
  at: number;
  count: number;
}

/** All that one browser knows, or several together. */
export interface Ledger {
  lines: Line[];
  statuses: StatusFigures[];
  checks: ReadCheck[];
  followers: Followers[];
}

/** What one browser gives to the report: a file that others read. */
export interface Part extends Ledger {
  /** The same for every file of one browser. */
  browser: string;
  /** What people call it. */
  name: string;
  /** When it was made, milliseconds since 1970. */
  madeAt: number;
}
