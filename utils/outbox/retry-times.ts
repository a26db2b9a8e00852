import type { ProblemReason, ProblemReport } from '../post/problem.ts';
import { longestPause as longestUndoable } from '../post/rule.ts';
import type { Hindered } from './events.ts';
import type { DeliveryState } from './machine.ts';
import type { Delivery } from './types.ts';

const minute = 60_000;

/** A server keeps an Idempotency-Key for an hour (Mastodon, PostStatusService). Sending again by itself ends well before. */
export const sendsAgainFor = 50 * minute;

/**
 * So long a server may be at work on a request whose answer is lost: up to 4.5 Mastodon makes two statuses of one key if it is
 * asked again meanwhile (4.5.15, tried 2026-11 with a server that needs 6 s; its own limit for a request is 60 s).
 */
export const worksFor = 60_000;

/** What is uploaded and in no status is cleared away after a day (Mastodon's scheduler); well before, it is sent anew. */
export const keepsUploadsFor = 20 * 60 * minute;

/** What is this much later than its publication is no longer news: a person decides. */
export const isNewsFor = 120 * minute;

/** The pauses between tries, in milliseconds; the last one is repeated. */
const pauses = [2_000, 5_000, 15_000, 30_000, 60_000, 120_000, 300_000];

/** After so many tries by itself, about a day, a person is asked. */
export const mostTries = 300;

/** Nobody's word lets anything wait longer than this before it is tried again, in milliseconds. */
const longestPause = 180 * minute;

/** No pause before sending is longer, in milliseconds. */
const longestUndo = longestUndoable * 1000;

/**
 * Whether something is tried at this time (milliseconds since 1970). A time further ahead than any pause comes from a clock that
 * was wrong, or from a version that believed a server's: it is tried now.
 */
export function isDue(state: DeliveryState, now: number): boolean {
  switch (state.kind) {
    case 'sending':
      return true;
    case 'waiting':
      return state.nextTryAt <= now || state.nextTryAt > now + longestPause;
    case 'paused':
      return state.until <= now || state.until > now + longestUndo;
    case 'planned':
      return state.until <= now;
    case 'asks':
    case 'failed':
      return false;
  }
}

/**
 * When the next of what waits is tried, milliseconds since 1970. What still is due is on its way in another call, or could not
 * be written: not at once again, but after `later` milliseconds.
 */
export function nextTime(waiting: DeliveryState[], now: number, later: number): number | undefined {
  const times = waiting.flatMap((state) => (isDue(state, now) ? now + later : (timeOf(state) ?? [])));
  return times.length ? Math.min(...times) : undefined;
}

function timeOf(state: DeliveryState): number | undefined {
  if (state.kind === 'waiting') return state.nextTryAt;
  return 'until' in state ? state.until : undefined;
}

/**
 * How a delivery may go on: sending; looking first, then sending; looking, and waiting for a server that may still be at work;
 * looking, and then asking a person; or asking at once.
 */
export type Step = 'send' | 'look-then-send' | 'look-and-wait' | 'look' | 'ask';

/**
 * What may be done for a delivery at this time (milliseconds since 1970). `locks`: its server is known to take no second
 * request with the same key while it is at work on the first.
 */
export function nextStep(delivery: Delivery, now: number, locks = false): Step {
  const doubtful = delivery.statuses.filter(({ askedAt, made }) => askedAt !== undefined && !made);
  if (doubtful.length > 0) {
    const first = Math.min(...doubtful.map(({ askedAt = now }) => askedAt));
    const last = Math.max(...doubtful.map(({ askedAt = now, sentAt = askedAt }) => sentAt));
    // A clock that was put back says nothing of how long ago it was.
    if (!locks && Math.abs(now - last) < worksFor) return 'look-and-wait';
    return delivery.approved || now - first < sendsAgainFor ? 'look-then-send' : 'look';
  }
  const begun = delivery.statuses.some(({ made }) => made);
  if (!begun && !delivery.approved && now - delivery.source.time > isNewsFor) return 'ask';
  return 'send';
}

/** It may go, but only when a person says so. */
const personDecides: ReadonlySet<ProblemReason> = new Set([
  ...(['too-late', 'not-found-again', 'stands-already', 'place-kind', 'place-shape'] as const),
]);

/**
 * How it goes on after a problem. Only what may help by itself is tried again by itself, and not for ever. `spread`, 0 to 1:
 * where in a range of a fifth the pause lies, so that a server that comes back is not asked by all at once.
 */
export function afterProblem(
  problem: ProblemReport,
  before: DeliveryState,
  now: number,
  spread = 0.5,
): Hindered {
  const attempts = 1 + (before.kind === 'waiting' ? before.attempts : 0);
  const pause = (pauses[Math.min(attempts, pauses.length) - 1] ?? minute) * (0.9 + spread / 5);
  const nextTryAt = Math.min(Math.max(problem.retryAt ?? 0, Math.round(now + pause)), now + longestPause);
  const again = problem.kind === 'unreachable' || problem.kind === 'unknown';
  const asks =
    problem.kind === 'needs-login' || personDecides.has(problem.reason) || (again && attempts >= mostTries);
  if (again && !asks) return { kind: 'waiting', problem, attempts, nextTryAt };
  return { kind: asks ? 'asks' : 'failed', problem };
}
