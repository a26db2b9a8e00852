import type { ProblemReport } from '../post/problem.ts';
import type { Hindered } from './events.ts';
import { ifFull } from './full-disk.ts';
import type { OutboxIo } from './io.ts';
import type { DeliveryState } from './machine.ts';
import { afterProblem } from './retry-times.ts';
import type { Claim, Delivery } from './types.ts';

/**
 * Writes how it goes on after a problem, and gives it. Where the disk has no room even for that, it stands there as it was
 * before, is taken up again, and the full disk is what is told. `why` is what is said, where that is another.
 */
export async function keptProblem(
  problem: ProblemReport,
  before: DeliveryState,
  io: Pick<OutboxIo, 'now' | 'random'>,
  write: (state: Hindered) => Promise<void>,
  why = problem,
): Promise<Hindered> {
  const state = { ...afterProblem(problem, before, io.now(), io.random()), problem: why };
  try {
    await write(state);
    return state;
  } catch (thrown) {
    return afterProblem(ifFull(thrown), before, io.now());
  }
}

/** Tells what hinders a delivery. */
export function tellHindered(
  { account, source, tab, twin }: Delivery,
  state: Hindered,
  io: Pick<OutboxIo, 'tell'>,
): void {
  const { publication } = source;
  const more = state.problem.reason === 'stands-already' && twin ? { twin } : {};
  io.tell({ kind: 'problem', publication, tab, accounts: [account], state, ...more });
}

/** Tells what hinders a claim: `unwritten` is the claim itself, where the disk has no room even for it. */
export function tellHinderedClaim(
  { id, tab, rules }: Claim,
  state: Hindered,
  io: Pick<OutboxIo, 'tell'>,
  more: { unwritten?: Claim } = {},
): void {
  const accounts = rules.map(({ account }) => account);
  io.tell({ kind: 'problem', publication: id, tab, accounts, state, ...more });
}
