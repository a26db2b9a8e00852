import { type LedgerRecord, writeRecord } from '../ledger/records.ts';
import type { Plan } from '../post/plan.ts';
import { readDelivery, removeDelivery } from './store.ts';
import type { Delivery, StatusProgress } from './types.ts';
import { wordsOf } from './words.ts';

interface FinishIo {
  writeRecord: typeof writeRecord;
  removeDelivery: typeof removeDelivery;
}

/**
 * Writes that a delivery has come to its end, then takes it out. The record first: if the browser dies in between, the
 * delivery is found finished and only taken out. `at` is in milliseconds since 1970, `days` says for how many of
 * them its first words are kept. Gives it as it was recorded.
 */
export async function finish(
  delivery: Delivery,
  at: number,
  io: FinishIo = { writeRecord, removeDelivery },
  days = 0,
): Promise<Delivery> {
  // While it was sent, the same may have been published elsewhere.
  const { further } = (await readDelivery(delivery.id)) ?? {};
  const done = further ? { ...delivery, further } : delivery;
  await io.writeRecord(recordOf(done, 'mirrored', at));
  await io.removeDelivery(done, wordsOf(done, at, days));
  return done;
}

/** The ledger's line of what a delivery came to. `at` is in milliseconds since 1970. */
export function recordOf(
  { id, account, source, plan, statuses, state, further }: Delivery,
  outcome: LedgerRecord['outcome'],
  at: number,
): LedgerRecord {
  const { platform, profile, profileName, publication, address, time, reason, parts } = source;
  return {
    ...{ id, account, platform, profile, profileName, publication, address, publishedAt: time },
    ...{ outcome, at, statuses: statuses.flatMap(({ made }) => made ?? []) },
    ...(reason === undefined ? {} : { reason }),
    ...(further?.length ? { further } : {}),
    ...(parts?.length ? { parts } : {}),
    ...(outcome === 'mirrored' ? { media: countsOf(plan, statuses) } : {}),
    ...(outcome === 'discarded' && 'problem' in state ? { because: state.problem.reason } : {}),
  };
}

/** What was sent for the statuses, and how much of it with a description. */
function countsOf(plan: Plan, statuses: StatusProgress[]): LedgerRecord['media'] {
  const sent = statuses.flatMap(({ media }) => media.flatMap((one) => one?.description?.trim() || []));
  return { count: plan.statuses.flatMap(({ media }) => media).length, described: sent.length };
}
