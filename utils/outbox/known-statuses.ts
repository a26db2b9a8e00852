import { recordsOf } from '../ledger/records.ts';
import { listDeliveries } from './store.ts';

/** Ids of the statuses at an account that are known to be ours, of finished deliveries and unfinished ones. */
export async function knownStatuses(
  account: string,
  io = { recordsOf, listDeliveries },
): Promise<Set<string>> {
  const [records, deliveries] = await Promise.all([io.recordsOf(account), io.listDeliveries()]);
  const mine = deliveries.filter((delivery) => delivery.account === account);
  const made = mine.flatMap(({ statuses }) => statuses.flatMap((status) => status.made ?? []));
  const recorded = records.flatMap(({ statuses }) => statuses);
  return new Set([...recorded, ...made].map(({ id }) => id));
}
