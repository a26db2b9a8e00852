import type { ProblemReport } from '../post/problem.ts';
import type { Delivery, Trying } from './types.ts';

const minute = 60_000;

/** A server keeps an Idempotency-Key for an hour (Mastodon, PostStatusService). Sending again by itself ends well before. */
export const sendsAgainFor = 50 * minute;

/** What is this much later than its publication is no longer news: a person decides. */
export const isNewsFor = 120 * minute;

/** The pauses between tries, in milliseconds; the last one is repeated. */
const pauses = [2_000, 5_000, 15_000, 30_000, 60_000, 120_000, 300_000];

/** How a delivery may go on: sending; looking first, then sending; only looking; or asking a person. */
export type Step = 'send' | 'look-then-send' | 'look' | 'ask';

/** What may be done for a delivery at this time (milliseconds since 1970). */
export function nextStep(delivery: Delivery, now: number): Step {
  const asked = delivery.statuses.flatMap(({ askedAt, made }) =>
    askedAt === undefined || made ? [] : [askedAt],
  );
  if (asked.length > 0) {
    return delivery.approved || now - Math.min(...asked) < sendsAgainFor ? 'look-then-send' : 'look';
  }
  const begun = delivery.statuses.some(({ made }) => made);
  if (!begun && !delivery.approved && now - delivery.source.time > isNewsFor) return 'ask';
  return 'send';
}

/** How it goes on after a problem. Only what may help by itself is tried again by itself. */
export function afterProblem(problem: ProblemReport, before: Trying, now: number): Trying {
  const attempts = before.attempts + 1;
  const pause = pauses[Math.min(attempts, pauses.length) - 1] ?? minute;
  const nextTryAt = Math.max(problem.retryAt ?? 0, now + pause);
  const again = problem.kind === 'unreachable' || problem.kind === 'unknown';
  const asks =
    problem.kind === 'needs-login' || problem.reason === 'too-late' || problem.reason === 'not-found-again';
  return { attempts, nextTryAt, problem, state: again && !asks ? 'due' : asks ? 'asks' : 'failed' };
}
