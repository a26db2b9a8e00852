import type { LedgerRecord } from '../ledger/records.ts';
import type { SignedIn } from '../mastodon/accounts.ts';
import { readAccount } from '../mastodon/accounts.ts';
import { reschedule, unschedule } from '../mastodon/correct.ts';
import type { FurtherSource } from '../post/further-source.ts';
import { Problem } from '../post/problem.ts';
import type { Origin } from '../post/types.ts';
import { type DecisionIo, real, recordDiscarded } from './decisions.ts';
import { decided, endOf, type Happening, isPossible } from './machine.ts';
import { soonest } from './publish-time.ts';
import { type Delivery, deliveryId } from './types.ts';

/** What is decided about what is planned, wherever it is kept. */
export interface PlannedIo extends DecisionIo {
  readAccount: typeof readAccount;
  reschedule: typeof reschedule;
  unschedule: typeof unschedule;
}

const world: PlannedIo = { ...real, readAccount, reschedule, unschedule };

/** What is planned of a publication on an account, at its server or here. */
export interface PlannedOne {
  /** The delivery's, or the record's. */
  id: string;
  account: string;
  profileName: string;
  platform: Origin;
  /** When it is to be public, milliseconds since 1970. */
  at: number;
  keptHere: boolean;
  /** Where the same content was published too. */
  further: readonly FurtherSource[];
}

type PlannedSources = Pick<PlannedIo, 'listDeliveries' | 'readRecord' | 'recordsWithSource' | 'now'>;

/** What is planned of these publications, or of the same content by another source, on any of these accounts. */
export async function plannedOf(
  publications: readonly string[],
  accounts: readonly string[],
  io: PlannedSources = world,
): Promise<Map<string, PlannedOne[]>> {
  const here = (await io.listDeliveries()).flatMap((each) => keptHere(each) ?? []);
  const found = new Map<string, PlannedOne[]>();
  for (const publication of publications) {
    const own = await Promise.all(accounts.map((account) => io.readRecord(deliveryId(publication, account))));
    const other = await io.recordsWithSource(publication);
    const atServers = [...own, ...other].flatMap((record) => keptThere(record, io.now()) ?? []);
    const kept = here.filter(({ id, account, further }) => {
      const isOwn = id === deliveryId(publication, account);
      return isOwn || further.some((source) => source.publication === publication);
    });
    const all = [...atServers, ...kept].filter(({ account }) => accounts.includes(account));
    if (all.length) found.set(publication, all);
  }
  return found;
}

function keptHere({ id, account, source, state, further = [] }: Delivery): PlannedOne | undefined {
  if (state.kind !== 'planned') return undefined;
  const { profileName, platform, time } = source;
  return { id, account, profileName, platform, at: time, keptHere: true, further };
}

function keptThere(record: LedgerRecord | undefined, now: number): PlannedOne | undefined {
  const at = record?.statuses[0]?.scheduledFor;
  if (!record || at === undefined || endOf(record, now) !== 'at-server') return undefined;
  const { id, account, profileName, platform, further = [] } = record;
  return { id, account, profileName, platform, at, keptHere: false, further };
}

/** What was planned, and is not any more. */
interface Cancelled {
  publication: string;
  account: string;
}

/**
 * Gives what is planned another time, milliseconds since 1970: at its server, or here. A time that is over means as soon as may be.
 * Gives the time that it has now; nothing where it may be published by now: then nothing is changed. `id` is a delivery's or
 * a record's. Throws Problem; then all is as before.
 */
export async function replan(id: string, at: number, io = world): Promise<number | undefined> {
  const now = io.now();
  // Of one that is long over it would be asked whether it is too late.
  const here = Math.max(at, now);
  const before = await carriedOut(id, { kind: 'replan', at: here }, io);
  if (before !== 'none') return before === 'late' ? undefined : here;
  const kept = await atServer(id, 'replan', io);
  if (!kept) return undefined;
  const { record, first, account } = kept;
  const scheduledFor = at > now ? at : now + soonest;
  await io.reschedule(account, first.id, scheduledFor);
  await io.writeRecord({ ...record, publishedAt: scheduledFor, statuses: [{ ...first, scheduledFor }] });
  return scheduledFor;
}

/** Takes away what is planned, at its server or here. Nothing where it may be published by now. Throws as {@link replan}. */
export async function cancel(id: string, io = world): Promise<Cancelled | undefined> {
  const before = await carriedOut(id, { kind: 'cancel' }, io);
  if (before === 'late') return undefined;
  if (before !== 'none') {
    await recordDiscarded(before, io);
    return { publication: before.source.publication, account: before.account };
  }
  const kept = await atServer(id, 'cancel', io);
  if (!kept) return undefined;
  const { record, first, account } = kept;
  await io.unschedule(account, first.id);
  await io.writeRecord({ ...record, outcome: 'discarded', statuses: [], at: io.now() });
  return { publication: record.publication, account: record.account };
}

/** The delivery as it was before the event; `late` where that meant nothing any more, `none` where there is no such delivery. */
async function carriedOut(id: string, event: Happening, io: PlannedIo): Promise<Delivery | 'late' | 'none'> {
  let before: Delivery | 'late' | 'none' = 'none';
  await io.changeDelivery(id, (now) => {
    const next = decided(now, event);
    before = next === now ? 'late' : now;
    return next;
  });
  return before;
}

async function atServer(id: string, decision: 'replan' | 'cancel', io: PlannedIo) {
  const record = await io.readRecord(id);
  const [first] = record?.statuses ?? [];
  if (!record || !first || !isPossible(decision, endOf(record, io.now()))) return undefined;
  const account: SignedIn | undefined = await io.readAccount(record.account);
  if (!account?.signedIn) throw new Problem('needs-login', 'signed-out', record.account);
  return { record, first, account };
}
