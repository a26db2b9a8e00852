import type { ProblemReport } from './problem.ts';
import type { Lack, NotShown } from './shown.ts';
import type { Platform } from './types.ts';

/** Why a person decides against mirroring. The words for it are in the locales under `report.reason.<key>`. */
export type Reason = 'raffle' | 'platform' | 'paid' | 'persons' | 'other';

export const reasons = [
  'raffle',
  'platform',
  'paid',
  'persons',
  'other',
] as const satisfies readonly Reason[];

/** A post of a profile with a rule that is not on Mastodon, as far as is known. */
export interface MissingPost {
  /** The publication's. */
  id: string;
  platform: Platform;
  profileName: string;
  /** Where people read it. */
  address: string;
  /** Where that is known, milliseconds since 1970. */
  time: number | undefined;
  excerpt: string;
  /** How many pictures and videos it has, as far as is known. */
  media: number;
  lacks: Lack[];
  /** The names of the accounts on which it is not. */
  accounts: string[];
  /** Whether it can go as it was read, without anybody looking at it first. */
  isWhole: boolean;
  /** Whether a reason against it is kept: only where the profile's publications stand in the report. */
  isKept: boolean;
  isChosen: boolean;
  state: 'missing' | 'opening' | 'failed';
  problem?: ProblemReport;
}

/** What was done of what was found. */
export type Handled =
  | { kind: 'declined'; excerpt: string; reason: Reason }
  /** `at`: when the last of them goes, milliseconds since 1970. */
  | { kind: 'queued'; count: number; at: number };

/** What the page for catching up shows. */
export interface CatchUpState {
  isRead: boolean;
  /** Profiles whose posts can be looked for at any time, by their names. */
  atServers: string[];
  /** The page beside, where it shows posts of a profile with a rule, or may. */
  page: { platform: Platform; kind: 'post' | 'profile' } | undefined;
  /** `older`: so many are older than what the accounts' servers have told. */
  search:
    | { kind: 'idle' }
    | { kind: 'busy'; of: 'servers' | 'page' | 'post' }
    | { kind: 'done'; of: 'servers' | 'page'; settled: number; older: number }
    /** Nothing was found in the page. */
    | { kind: 'none'; platform: Platform; why: NotShown }
    | { kind: 'failed'; problem: ProblemReport };
  missing: MissingPost[];
  handled: Handled | undefined;
}
