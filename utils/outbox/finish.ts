import { type LedgerRecord, writeRecord } from '../ledger/records.ts';
import type { Plan } from '../post/plan.ts';
import { removeDelivery } from './store.ts';
import type { Delivery, StatusProgress } from './types.ts';

/**
 * Writes that a delivery has come to its end, then takes it out. The record first: if the browser dies in between, the
 * delivery is found finished and only taken out. `at` is in milliseconds since 1970.
 */
export async function finish(
  delivery: Delivery,
  at: number,
  io = { writeRecord, removeDelivery },
): Promise<void> {
  await io.writeRecord(recordOf(delivery, 'mirrored', at));
  await io.removeDelivery(delivery);
}

/** The ledger's line of what a delivery came to. `at` is in milliseconds since 1970. */
export function recordOf(
  { id, account, source, plan, statuses, state }: Delivery,
  outcome: LedgerRecord['outcome'],
  at: number,
): LedgerRecord {
  const { platform, profile, profileName, publication, address, time, reason } = source;
  return {
    ...{ id, account, platform, profile, profileName, publication, address, publishedAt: time },
    ...{ outcome, at, statuses: statuses.flatMap(({ made }) => made ?? []) },
    ...(reason === undefined ? {} : { reason }),
    ...(outcome === 'mirrored' ? { media: countsOf(plan, statuses) } : {}),
    ...(outcome === 'discarded' && 'problem' in state ? { because: state.problem.reason } : {}),
  };
}

/** What was sent for the statuses, and how much of it with a description. */
function countsOf(plan: Plan, statuses: StatusProgress[]): LedgerRecord['media'] {
  const sent = statuses.flatMap(({ media }) => media.flatMap((one) => one?.description?.trim() || []));
  return { count: plan.statuses.flatMap(({ media }) => media).length, described: sent.length };
}
