import { draftOfPlanned, listPlanned, removeManuscript } from '../../composer/store.ts';
import { newestRecords, readRecord, writeRecord } from '../../ledger/records.ts';
import { readAccount } from '../../mastodon/accounts.ts';
import { reschedule, unschedule } from '../../mastodon/correct.ts';
import { listDeliveries, readDelivery } from '../../outbox/read.ts';
import type { Account } from '../../post/account.ts';
import type { PlannedItem } from '../../post/composer.ts';

/** Shortly before its time it may be on its way already, in milliseconds. */
const tooShort = 30_000;

/** Gives up what waits in the outbox. */
export type GiveUp = (delivery: string) => Promise<unknown>;

/**
 * What waits for its time: what servers keep, as the ledger knows it, and what was written here and is kept here. `texts` are
 * first words by publication, for what the ledger has none of. The next comes first.
 */
export async function plannedOf(accounts: Account[], texts: Map<string, string>): Promise<PlannedItem[]> {
  const now = Date.now();
  const [records, deliveries, kept] = await Promise.all([
    newestRecords(200),
    listDeliveries(),
    listPlanned(),
  ]);
  const nameOf = (id: string) => accounts.find((account) => account.id === id)?.displayName ?? id;
  const isEditable = (publication: string) => kept.some(({ id }) => id === publication);
  const atServers = records.flatMap(
    ({ id, account, publication, profileName, statuses: [first] }): PlannedItem[] => {
      if (first?.scheduledFor === undefined || first.scheduledFor <= now) return [];
      const excerpt = texts.get(publication) ?? profileName;
      const where = { keptBy: 'server' as const, isEditable: isEditable(publication) };
      return [{ id, account: nameOf(account), excerpt, at: first.scheduledFor, ...where }];
    },
  );
  const here = deliveries
    .filter(({ source, state }) => source.platform === 'here' && state.kind === 'planned')
    .map(({ id, account, source, plan }): PlannedItem => {
      const excerpt = plan.statuses[0]?.text.slice(0, 80) ?? '';
      const where = { keptBy: 'mitposten' as const, isEditable: isEditable(source.publication) };
      return { id, account: nameOf(account), excerpt, at: source.time, ...where };
    });
  return [...atServers, ...here].sort((one, other) => one.at - other.at);
}

/** Gives what a server keeps another time. Throws Problem; then all is as before. */
export async function replan(id: string, at: number): Promise<void> {
  const record = await readRecord(id);
  const [first] = record?.statuses ?? [];
  const account = record && (await readAccount(record.account));
  if (!record || !first || !account) return;
  await reschedule(account, first.id, at);
  await writeRecord({ ...record, publishedAt: at, statuses: [{ ...first, scheduledFor: at }] });
}

/** Takes away what waits for its time, at the server or here. Throws where it may be published by now; then all is as before. */
export async function cancelPlanned(id: string, giveUp: GiveUp): Promise<void> {
  const delivery = await readDelivery(id);
  if (delivery) {
    const isStill = delivery.state.kind === 'planned' && delivery.source.time - Date.now() > tooShort;
    if (!isStill) throw new Error(`${id} may be on its way`);
    await giveUp(id);
    return;
  }
  const record = await readRecord(id);
  const [first] = record?.statuses ?? [];
  const account = record && (await readAccount(record.account));
  if (!record || !first || !account) return;
  await unschedule(account, first.id);
  await writeRecord({ ...record, outcome: 'discarded', statuses: [] });
}

/**
 * Makes a draft of what waits for its time on one account, and takes it away there. Gives the draft's id. Throws as {@link cancelPlanned}. Dies the page on the way, there is a
 * draft beside what still goes at its time: nothing is lost.
 */
export async function editPlanned(id: string, giveUp: GiveUp): Promise<string> {
  const [delivery, record] = await Promise.all([readDelivery(id), readRecord(id)]);
  const publication = delivery?.source.publication ?? record?.publication;
  const account = delivery?.account ?? record?.account;
  const draft =
    publication !== undefined && account !== undefined
      ? await draftOfPlanned(publication, [account], Date.now())
      : undefined;
  if (!draft) throw new Error(`of ${id} is nothing left to write in`);
  try {
    await cancelPlanned(id, giveUp);
  } catch (thrown) {
    await removeManuscript(draft.id);
    throw thrown;
  }
  return draft.id;
}
