import type { LedgerRecord } from '../ledger/records.ts';
import type { Delivery } from '../outbox/types.ts';

/**
 * What is on its way and what came of it, each once. A delivery that has come to its end is recorded first and taken out then: who
 * reads between the two sees both, under one id, and of two rows with one key React leaves the old one in the page for good. What was
 * taken back and goes anew is on its way.
 */
export function onceEach(deliveries: readonly Delivery[], records: readonly LedgerRecord[]) {
  const arrived = new Set(records.flatMap(({ id, outcome }) => (outcome === 'mirrored' ? id : [])));
  const underWay = deliveries.filter(({ id }) => !arrived.has(id));
  const ids = new Set(underWay.map(({ id }) => id));
  return { deliveries: underWay, records: records.filter(({ id }) => !ids.has(id)) };
}
