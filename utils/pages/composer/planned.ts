import { draftOfPlanned, listPlanned, removeManuscript } from '../../composer/store.ts';
import { newestRecords, readRecord } from '../../ledger/records.ts';
import { readAccount } from '../../mastodon/accounts.ts';
import { scheduledTexts } from '../../mastodon/correct.ts';
import { endOf } from '../../outbox/machine.ts';
import { listDeliveries, readDelivery } from '../../outbox/read.ts';
import type { Account } from '../../post/account.ts';
import type { PlannedItem } from '../../post/composer.ts';
import { firstWords } from '../../post/shown-text.ts';
import type { FromOwnPages } from '../../protocol/from-own-pages.ts';
import { onceEach } from '../once-each.ts';

/**
 * What waits for its time: what servers keep, as the ledger knows it, and what was written here and is kept here. `texts` are
 * first words by publication, for what the ledger has none of. The next comes first.
 */
export async function plannedOf(accounts: Account[], texts: Map<string, string>): Promise<PlannedItem[]> {
  const now = Date.now();
  const [all, waiting, kept] = await Promise.all([newestRecords(200), listDeliveries(), listPlanned()]);
  const { records, deliveries } = onceEach(waiting, all);
  const nameOf = (id: string) => accounts.find((account) => account.id === id)?.displayName ?? id;
  const isEditable = (publication: string) => kept.some(({ id }) => id === publication);
  const atServers = records.flatMap((record): PlannedItem[] => {
    const { id, account, publication, profileName } = record;
    const [first] = record.statuses;
    if (first?.scheduledFor === undefined || endOf(record, now) !== 'at-server') return [];
    const excerpt = texts.get(id) ?? texts.get(publication) ?? profileName;
    const where = { keptBy: 'server' as const, isEditable: isEditable(publication) };
    return [{ id, account: nameOf(account), excerpt, at: first.scheduledFor, ...where }];
  });
  const here = deliveries
    .filter(({ state }) => state.kind === 'planned')
    .map(({ id, account, source, plan }): PlannedItem => {
      const excerpt = firstWords(plan.statuses[0]?.text ?? '', shownText);
      const where = { keptBy: 'mitposten' as const, isEditable: isEditable(source.publication) };
      return { id, account: nameOf(account), excerpt, at: source.time, ...where };
    });
  return [...atServers, ...here].sort((one, other) => one.at - other.at);
}

/** As much of a text as names it. In characters. */
const shownText = 80;

/**
 * The first words of what servers keep, by the record's id: the ledger has none, so the servers are asked, each once. Where one does
 * not answer, nothing is known of its.
 */
export async function textsAtServers(): Promise<Map<string, string>> {
  const now = Date.now();
  const kept = (await newestRecords(200)).filter((record) => endOf(record, now) === 'at-server');
  const texts = new Map<string, string>();
  for (const [id, records] of Map.groupBy(kept, ({ account }) => account)) {
    const account = await readAccount(id);
    const said = account?.signedIn ? await scheduledTexts(account).catch(() => new Map()) : new Map();
    for (const { id: record, statuses } of records) {
      const text: unknown = said.get(statuses[0]?.id ?? '');
      if (typeof text === 'string' && text) texts.set(record, firstWords(text, shownText));
    }
  }
  return texts;
}

/** Asks the background; where it could not be done, nothing is changed. */
type Tell = (message: FromOwnPages) => Promise<unknown>;

/** Gives what is planned another time, milliseconds since 1970. Throws where that is too late, or its server does not answer. */
export async function replan(id: string, at: number, tell: Tell): Promise<void> {
  await done(tell({ type: 'replan', id, at }), id);
}

/** Takes away what is planned. Throws as {@link replan}. */
export async function cancelPlanned(id: string, tell: Tell): Promise<void> {
  await done(tell({ type: 'cancel', id }), id);
}

async function done(answer: Promise<unknown>, id: string): Promise<void> {
  // Nobody but our background answers, in this shape.
  const { done } = (await answer) as { done: boolean };
  if (!done) throw new Error(`${id} may be published by now`);
}

/**
 * Makes a draft of what waits for its time on one account, and takes it away there. Gives the draft's id. Throws as
 * {@link cancelPlanned}. Dies the page on the way, there is a draft beside what still goes at its time: nothing is lost.
 */
export async function editPlanned(id: string, tell: Tell): Promise<string> {
  const [delivery, record] = await Promise.all([readDelivery(id), readRecord(id)]);
  const publication = delivery?.source.publication ?? record?.publication;
  const account = delivery?.account ?? record?.account;
  const draft =
    publication !== undefined && account !== undefined
      ? await draftOfPlanned(publication, [account], Date.now())
      : undefined;
  if (!draft) throw new Error(`of ${id} is nothing left to write in`);
  try {
    await cancelPlanned(id, tell);
  } catch (thrown) {
    await removeManuscript(draft.id);
    throw thrown;
  }
  return draft.id;
}
