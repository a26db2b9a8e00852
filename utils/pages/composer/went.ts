import { newestRecords } from '../../ledger/records.ts';
import { listDeliveries } from '../../outbox/read.ts';
import type { Account } from '../../post/account.ts';
import type { PopupDelivery } from '../../post/popup.ts';
import { onceEach } from '../once-each.ts';
import { fromDelivery, fromRecord } from '../popup-rows.ts';

/** How those of these publications stand that went out: what is on its way, and what arrived. */
export async function wentOf(ids: ReadonlySet<string>, accounts: Account[]): Promise<PopupDelivery[]> {
  if (ids.size === 0) return [];
  const { deliveries, records } = onceEach(...(await Promise.all([listDeliveries(), newestRecords(50)])));
  return [
    ...deliveries
      .filter(({ source }) => ids.has(source.publication))
      .map((one) => fromDelivery(one, accounts)),
    ...records
      // What was taken back is a draft again.
      .filter(({ publication, outcome }) => ids.has(publication) && outcome === 'mirrored')
      .map((one) => fromRecord(one, accounts)),
  ];
}
