import type { ProblemReason } from '../post/problem.ts';
import { type DeliveryState, problemIn } from './machine.ts';
import type { Claim, Delivery } from './types.ts';

/** What the store's indexes ask of an entry, so that the next one is found without looking at all. */
export interface Turn {
  /** When it is to be tried, milliseconds since 1970; 0 for at once. */
  at: number;
  /** Its place in the queue: when its post was published. */
  order: number;
  /** 1 where something of a delivery is still to be uploaded. */
  uploads: 0 | 1;
}

/** Nothing where only a person lets it go on. */
export function turnOfDelivery({ state, source, statuses }: Delivery): Turn | undefined {
  const isMissing = statuses.some(({ made, media }) => !made && media.some((one) => !one));
  return turnAt(state, source.time, isMissing ? 1 : 0);
}

/** The same for a claim. */
export function turnOfClaim({ state, publication }: Claim): Turn | undefined {
  return turnAt(state, publication.time, 0);
}

/** An entry with its turn, as it is stored. What the turn was before does not matter. */
export function withTurn<Entry extends object>(entry: Entry, turn: Turn | undefined): Entry {
  const { turn: _, ...rest } = entry as Entry & { turn?: Turn };
  return { ...rest, ...(turn ? { turn } : {}) } as Entry; // the same but for what no type names
}

function turnAt(state: DeliveryState, order: number, uploads: 0 | 1): Turn | undefined {
  if (state.kind === 'asks' || state.kind === 'failed') return undefined;
  const at = state.kind === 'waiting' ? state.nextTryAt : 'until' in state ? state.until : 0;
  return { at, order, uploads };
}

/** What hinders everything that goes to an account, and not this post alone. */
const ofAccount: ReadonlySet<ProblemReason> = new Set([
  ...(['rate-limited', 'server-down', 'no-network', 'server-moved'] as const),
]);

/**
 * Whether those behind it wait until it was tried again, so that their order stays and a server in trouble is not asked by
 * each: all of them, or those that have something to upload, where no more is to be uploaded for now.
 */
export function holds(delivery: Delivery): 'all' | 'uploads' | undefined {
  const problem = problemIn(delivery.state);
  if (delivery.state.kind !== 'waiting' || problem?.kind !== 'unreachable') return undefined;
  if (!ofAccount.has(problem.reason)) return undefined;
  return problem.reason === 'rate-limited' && turnOfDelivery(delivery)?.uploads ? 'uploads' : 'all';
}
