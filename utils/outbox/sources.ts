import { type LedgerRecord, readRecord, writeRecord } from '../ledger/records.ts';
import { type FurtherSource, withFurther, withoutFurther } from '../post/further-source.ts';
import { changeDelivery } from './store.ts';
import type { Delivery, Source } from './types.ts';

/*
 * One content for one account has one entry, wherever it was published. What came later is a further source of the first: of its
 * delivery while that is on its way, and of its record from then on.
 */

export interface SourcesIo {
  changeDelivery: typeof changeDelivery;
  readRecord: typeof readRecord;
  writeRecord: typeof writeRecord;
}

const real: SourcesIo = { changeDelivery, readRecord, writeRecord };

/** A delivery's own source, as one of another; nothing for what was written here. */
export function furtherOf({ platform, ...source }: Source): FurtherSource | undefined {
  if (platform === 'here') return undefined;
  const { profile, profileName, publication, address, time } = source;
  return { platform, profile, profileName, publication, address, time };
}

/** What came first has this source too. `id` is its delivery's and its record's. Gives the record, where there is one. */
export const addSource = (id: string, source: FurtherSource, io = real) =>
  change(id, (entry) => withFurther(entry, source), io);

/** The publication goes by itself after all. */
export const removeSource = (id: string, publication: string, io = real) =>
  change(id, (entry) => withoutFurther(entry, publication), io);

/** The record is written before the delivery is taken out: one of them is there. */
async function change(
  id: string,
  how: <Entry extends { further?: FurtherSource[] }>(entry: Entry) => Entry,
  io: SourcesIo,
): Promise<LedgerRecord | undefined> {
  await io.changeDelivery(id, (delivery: Delivery) => how(delivery));
  const record = await io.readRecord(id);
  const next = record && how(record);
  if (next && next !== record) await io.writeRecord(next);
  return next;
}
