import type { LedgerRecord } from '../ledger/records.ts';
import type { ProblemReport } from '../post/problem.ts';
import { approved, approvedAsItIs, described, uploadsForgotten } from './due-again.ts';
import type { Claim, Delivery, TakingBack } from './types.ts';

/*
 * What may be done with what is in the outbox. Its state says what is possible, and nothing else has to be read beside it. What a
 * person decides is an event: `possible` says in which states it means something, `decided` what comes of it. Elsewhere, or
 * too late, it changes nothing.
 */

/** How something goes on that is on its way. Times in milliseconds since 1970. */
export type Going =
  /** It is its turn, or it is on its way just now. */
  | { kind: 'sending' }
  /** Tried again by itself. */
  | { kind: 'waiting'; problem: ProblemReport; attempts: number; nextTryAt: number }
  /** `asks`: it may go, but only when a person says so. `failed`: it cannot go as it is. */
  | { kind: 'asks' | 'failed'; problem: ProblemReport };

/** How a delivery goes on. */
export type DeliveryState =
  | Going
  /** Nothing was sent, and until then nothing is: a person may undo it. */
  | { kind: 'paused'; until: number }
  /** It is kept here until it is to be public. */
  | { kind: 'planned'; until: number };

/**
 * What became of a delivery of which nothing waits any more, as its record says. `at-server`: it is kept there until its time, and
 * `published` after that.
 */
export type EndState = 'at-server' | 'published' | 'done' | 'taken-back' | 'discarded';

/** What a person may decide. */
export type Decision =
  /** Nothing was sent, and nothing shall be. */
  | 'undo'
  /** At once, and not only when its pause is over. */
  | 'now'
  /** In spite of what hindered it. */
  | 'again'
  /** Files go although place and time could not be taken out of them. */
  | 'as-it-is'
  /** With what was written for pictures, or without. */
  | 'describe'
  /** Given up: what stands on Mastodon already stays there. */
  | 'discard'
  /** What is planned is not published. */
  | 'cancel'
  /** At another time. */
  | 'replan'
  | 'correct'
  | 'take-back';

/** What may be decided in each state. */
export const possible = {
  paused: ['undo', 'now', 'discard'],
  planned: ['cancel', 'replan', 'discard'],
  // What is on its way is let go, too: nothing more of it is sent.
  sending: ['describe', 'discard'],
  waiting: ['again', 'as-it-is', 'describe', 'discard'],
  asks: ['again', 'as-it-is', 'describe', 'discard'],
  failed: ['again', 'as-it-is', 'describe', 'discard'],
  'at-server': ['cancel', 'replan'],
  published: [],
  done: ['correct', 'take-back'],
  'taken-back': [],
  discarded: [],
} as const satisfies Record<DeliveryState['kind'] | EndState, readonly Decision[]>;

/** Whether a decision means something in this state. */
export function isPossible(decision: Decision, kind: keyof typeof possible): boolean {
  return (possible[kind] as readonly Decision[]).includes(decision);
}

/**
 * What a record says of how something ended, at this time (milliseconds since 1970). Of what a server published at its time nobody is
 * told the id: it is none that could be taken back from here.
 */
export function endOf(
  { outcome, statuses }: Pick<LedgerRecord, 'outcome' | 'statuses'>,
  now: number,
): EndState {
  if (outcome !== 'mirrored') return outcome;
  const [first] = statuses;
  if (!first) return 'discarded';
  if (first.scheduledFor === undefined) return 'done';
  return first.scheduledFor > now ? 'at-server' : 'published';
}

/** What hinders it, if something does. */
export function problemIn(state: DeliveryState): ProblemReport | undefined {
  return 'problem' in state ? state.problem : undefined;
}

/** What may happen to what is on its way besides being sent, with what belongs to it. */
export type Happening =
  | { kind: Exclude<Decision, 'replan' | 'describe' | 'correct' | 'take-back'> }
  /** Milliseconds since 1970. */
  | { kind: 'replan'; at: number }
  /** Descriptions by the index of picture or video, or a reason to go without. */
  | { kind: 'describe'; descriptions: Record<number, string>; reason: string }
  /** Its pause or its time is over. */
  | { kind: 'begin' }
  /** Its account has a new token. */
  | { kind: 'signed-in' };

const sending = { kind: 'sending' } as const;

/** What a delivery becomes: nothing where it is to go, itself where the event means nothing in its state. */
export function decided(delivery: Delivery, event: Happening): Delivery | undefined {
  const { state } = delivery;
  switch (event.kind) {
    case 'begin':
      return isHeld(state) ? { ...delivery, state: sending } : delivery;
    case 'signed-in':
      return problemIn(state)?.kind === 'needs-login' ? { ...delivery, state: sending } : delivery;
  }
  if (!isPossible(event.kind, state.kind)) return delivery;
  switch (event.kind) {
    case 'undo':
    case 'discard':
    case 'cancel':
      return undefined;
    case 'now':
      return { ...delivery, state: sending };
    case 'again':
      return approved(delivery);
    case 'as-it-is':
      return approvedAsItIs(delivery);
    case 'replan':
      return keptUntil({ ...delivery, source: { ...delivery.source, time: event.at } });
    case 'describe':
      // Only a claim waits for that.
      return delivery;
  }
}

/** The same for a claim. */
export function decidedClaim(claim: Claim, event: Happening): Claim | undefined {
  const { state } = claim;
  switch (event.kind) {
    case 'undo':
      // It was undone before anybody had read it.
      return claim.until === undefined || state.kind !== 'sending' ? claim : undefined;
    case 'discard':
      return undefined;
    case 'again':
      return isPossible('again', state.kind) ? { ...claim, state: sending } : claim;
    case 'describe':
      return described(claim, event.descriptions, event.reason);
    default:
      return claim;
  }
}

/** The same for what is being taken back: given up, what still stands stays there. */
export function decidedTakingBack(taking: TakingBack, event: Happening): TakingBack | undefined {
  const { state } = taking;
  switch (event.kind) {
    case 'discard':
      return undefined;
    case 'again':
      return isPossible('again', state.kind) ? { ...taking, state: sending } : taking;
    case 'signed-in':
      return problemIn(state)?.kind === 'needs-login' ? { ...taking, state: sending } : taking;
    default:
      return taking;
  }
}

/** How a delivery waits here until it is to be public. */
export function keptUntil(delivery: Delivery): Delivery {
  return {
    ...uploadsForgotten(delivery),
    // A person's word was for now: if it is late then, it is asked for again.
    approved: false,
    state: { kind: 'planned', until: delivery.source.time },
  };
}

/** It is not its turn yet, and nothing has hindered it. */
function isHeld(state: DeliveryState): state is Extract<DeliveryState, { until: number }> {
  return state.kind === 'paused' || state.kind === 'planned';
}
