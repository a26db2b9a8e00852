/** How many publications came to what. All figures count publications, each once. */
export interface Tally {
  /** That stand or stood on Mastodon, corrected ones and those taken back included. */
  mirrored: number;
  corrected: number;
  takenBack: number;
  declined: number;
  open: number;
  offered: number;
  missed: number;
  /** Of which nobody saw whether they were published: in no share. */
  unrecognised: number;
  /** All but those: what a share of the mirrored ones is of. */
  base: number;
}

export interface Named<T> {
  name: string;
  value: T;
}

/** From a publication to its first status, in milliseconds. */
export interface Delay {
  /** Of how many it is known. */
  known: number;
  unknown: number;
  median: number | undefined;
  /** Nine of ten took no longer. */
  ninth: number | undefined;
}

/** The pictures and videos of what was mirrored. */
export interface Descriptions {
  pictures: number;
  videos: number;
  byPerson: number;
  byMachine: number;
  reasoned: number;
  none: number;
  /** Publications of which it is not known. */
  unknown: number;
}

/** What the accounts' own servers count of the statuses of what was mirrored. */
export interface Reach {
  /** How many statuses were counted, and how many were not. */
  counted: number;
  uncounted: number;
  /** Of the counted ones, those that the server no longer had when it was asked last. */
  gone: number;
  replies: number;
  boosts: number;
  favourites: number;
  /** None where no server counts them. */
  quotes: number | undefined;
  /** When it was asked first and last, milliseconds since 1970. */
  from: number | undefined;
  to: number | undefined;
}

/** A sample of statuses, asked for as somebody who has not signed in. */
export interface Readable {
  asked: number;
  readable: number;
  /** When it was asked first and last, milliseconds since 1970. */
  from: number | undefined;
  to: number | undefined;
}

/** How many followed an account in a month, `2026-11`. */
export interface FollowersOf {
  account: string;
  month: string;
  count: number;
}

/** What hindered publications, and how it ended. Times in milliseconds. */
export interface Failures {
  /** Each from the first problem of a publication at an account to its end. */
  all: number;
  publications: number;
  sent: number;
  givenUp: number;
  lasting: number;
  /** Of those that ended. */
  median: number | undefined;
  longest: number | undefined;
  /** One with reasons of several groups counts at each. `name` is a `TroubleGroup`. */
  byReason: Named<number>[];
}

/** A publication that is not on Mastodon. */
export interface NotMirrored {
  id: string;
  platform: string;
  institution: string;
  profileName: string;
  /** Milliseconds since 1970. */
  publishedAt: number;
  outcome: 'declined' | 'open' | 'offered' | 'missed' | 'unrecognised';
  /** A `DeclineReason`, for what was declined. */
  reason?: string;
  words?: string;
  address: string;
}

/** Every figure of a period. Milliseconds since 1970; the period ends before `to`. */
export interface Report {
  from: number;
  to: number;
  /** `2026-01` and so on, in their order. */
  months: string[];
  total: Tally;
  caughtUp: number;
  byPlatform: Named<Tally>[];
  byInstitution: Named<Tally>[];
  byMonth: Named<Tally>[];
  /** Each publication at each of its accounts. */
  byAccount: Named<Tally>[];
  /** By platform, for each month in their order. */
  byPlatformAndMonth: Named<Tally[]>[];
  delay: Delay;
  delayByPlatform: Named<Delay>[];
  descriptions: Descriptions;
  readable: Readable;
  reach: Reach;
  followers: FollowersOf[];
  /** `name` is a `DeclineReason`. */
  reasons: Named<number>[];
  failures: Failures;
  /** `name` is the kind of a loss; how many publications had it. */
  losses: Named<number>[];
  notMirrored: NotMirrored[];
}

/** What a report is of. */
export interface Selection {
  from: number;
  to: number;
  /** All where none is given. */
  institutions?: readonly string[];
  accounts?: readonly string[];
}

/** A share from 0 to 1; `undefined` of nothing. */
export function shareOf(part: number, base: number): number | undefined {
  return base > 0 ? part / base : undefined;
}
