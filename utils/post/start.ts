import type { ProblemReport } from './problem.ts';

/** The steps of the first start. */
export type Step = 1 | 2 | 3;

/** How far the trial has come: a real post that nobody but the account sees. */
export type TrialState =
  | { kind: 'none' }
  | { kind: 'sending' }
  | { kind: 'stands'; account: string; url: string }
  | { kind: 'removing'; account: string; url: string }
  | { kind: 'removed' }
  | { kind: 'failed'; isThere: boolean; problem: ProblemReport };
