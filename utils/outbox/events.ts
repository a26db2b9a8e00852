import type { Twice } from '../post/notice.ts';
import type { ProblemReport } from '../post/problem.ts';
import type { Progress } from '../post/progress.ts';
import type { Going } from './machine.ts';
import type { Twin } from './twins.ts';
import type { Claim, Delivery, TakingBack } from './types.ts';

/** How it goes on where something hinders it. */
export type Hindered = Extract<Going, { problem: ProblemReport }>;

/** What becomes of a publication, for whoever tells of it. */
export type OutboxEvent =
  | { kind: 'done'; delivery: Delivery }
  /** It is kept here until its time. */
  | { kind: 'kept'; delivery: Delivery }
  /** It waits until a person can no longer undo it. */
  | { kind: 'paused'; delivery: Delivery }
  /** Its pause or its time is over: it is too late to undo it. */
  | { kind: 'begun'; delivery: Delivery }
  /** What is being done for a delivery just now. `id` is its own. */
  | { kind: 'progress'; id: string; publication: string; account: string; progress: Progress }
  /** It is to be gone from Mastodon and is not yet, or is. */
  | { kind: 'taking-back' | 'taken-back'; taking: TakingBack }
  /** It stands twice at the account, or does no longer. */
  | { kind: 'double'; publication: string; account: string; isDouble: boolean; twice?: Twice }
  | {
      kind: 'problem';
      publication: string;
      tab: number | undefined;
      accounts: string[];
      state: Hindered;
      /** What says the same, where that hinders it. */
      twin?: Twin;
      /** The claim, where the disk has no room even for it. */
      unwritten?: Claim;
    };
