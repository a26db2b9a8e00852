import type { SignedIn } from '../mastodon/accounts.ts';
import { readAccount } from '../mastodon/accounts.ts';
import { reschedule, unschedule } from '../mastodon/correct.ts';
import { Problem } from '../post/problem.ts';
import { type DecisionIo, real, recordDiscarded } from './decisions.ts';
import { decided, endOf, type Happening, isPossible } from './machine.ts';
import type { Delivery } from './types.ts';

/** What is decided about what is planned, wherever it is kept. */
export interface PlannedIo extends DecisionIo {
  readAccount: typeof readAccount;
  reschedule: typeof reschedule;
  unschedule: typeof unschedule;
}

const world: PlannedIo = { ...real, readAccount, reschedule, unschedule };

/** What was planned, and is not any more. */
interface Cancelled {
  publication: string;
  account: string;
}

/**
 * Gives what is planned another time, milliseconds since 1970: at its server, or here. False where it may be published by now: then
 * nothing is changed. `id` is a delivery's or a record's. Throws Problem; then all is as before.
 */
export async function replan(id: string, at: number, io = world): Promise<boolean> {
  const before = await carriedOut(id, { kind: 'replan', at }, io);
  if (before !== 'none') return before !== 'late';
  const kept = await atServer(id, 'replan', io);
  if (!kept) return false;
  const { record, first, account } = kept;
  await io.reschedule(account, first.id, at);
  await io.writeRecord({ ...record, publishedAt: at, statuses: [{ ...first, scheduledFor: at }] });
  return true;
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
