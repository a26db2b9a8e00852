import * as planned from '../outbox/planned.ts';
import type { Hindrance, Outcome } from '../post/notice.ts';
import { reportOf } from '../post/problem.ts';
import { type InMessage, isSure } from './in-message.ts';
import { addOutcome, forgetAccount, readNotice } from './notices.ts';
import type { Surroundings } from './surroundings.ts';

/** What is planned is to be public at another time. Throws Problem. */
export async function replan(id: string, at: number, around: Surroundings): Promise<{ done: boolean }> {
  return { done: (await moved(id, at, around)) !== undefined };
}

/** The time that it has now; nothing where it is too late. */
async function moved(id: string, at: number, around: Surroundings): Promise<number | undefined> {
  const now = await planned.replan(id, at);
  // It may be the next that is to go.
  if (now !== undefined) void around.outbox.drain();
  return now;
}

/** What is planned is not published. Throws Problem. */
export async function cancel(id: string, around: Surroundings): Promise<{ done: boolean }> {
  const cancelled = await given(id, around);
  if (!cancelled) return { done: false };
  const { publication, account } = cancelled;
  for (const tab of await forgetAccount(publication, account)) await around.changed(tab);
  return { done: true };
}

async function given(id: string, around: Surroundings): ReturnType<typeof planned.cancel> {
  const cancelled = await planned.cancel(id);
  if (!cancelled) return undefined;
  around.ledger.givenUp(cancelled.publication, [cancelled.account]);
  void around.outbox.drain();
  return cancelled;
}

/**
 * A person wants what is planned of a publication that was changed on its platform cancelled, or moved to the time that the page's
 * message names: on every account of the message. Where it could not be seen as it was drawn, nothing is done, and the popup opens
 * in a window of ours.
 */
export async function decidePlannedIn(
  { tab, publication, ticket }: Omit<InMessage, 'account'>,
  decision: 'cancel' | 'replan',
  around: Surroundings,
): Promise<undefined> {
  const notice = await readNotice(tab, publication);
  const to = decision === 'replan' ? notice?.changedTo : undefined;
  const open = (notice?.changed ? notice.outcomes : []).flatMap((outcome) =>
    outcome.state === 'scheduled' && outcome.at !== to && !outcome.isMoved ? [outcome] : [],
  );
  if (!open.length || (decision === 'replan' && to === undefined)) return undefined;
  if (!(await isSure({ tab, ticket }, around))) return around.openPopup();
  const accounts = open.map(({ account }) => account);
  const there = (await planned.plannedOf([publication], accounts)).get(publication) ?? [];
  const tabs = new Set<number>();
  for (const outcome of open) {
    const of = there.filter(({ account }) => account === outcome.account);
    const next = await carriedOut(outcome, of, to, around);
    for (const each of await addOutcome(publication, next)) tabs.add(each);
  }
  for (const each of tabs) await around.changed(each);
  return undefined;
}

type Scheduled = Extract<Outcome, { state: 'scheduled' }>;

/** What became of what is planned on one account: gone, at its new time, or as it was. */
async function carriedOut(
  { hindered: _, ...before }: Scheduled,
  there: readonly planned.PlannedOne[],
  to: number | undefined,
  around: Surroundings,
): Promise<Outcome> {
  let hindered: Hindrance | undefined = there.length ? undefined : 'late';
  let at = to;
  for (const { id } of there) {
    try {
      if (to !== undefined) at = await moved(id, to, around);
      const isDone = to === undefined ? await given(id, around) : at !== undefined;
      if (!isDone) hindered = 'late';
    } catch (thrown) {
      hindered = reportOf(thrown);
    }
  }
  if (hindered) return { ...before, hindered };
  return at === undefined
    ? { account: before.account, state: 'cancelled' }
    : { ...before, at, isMoved: true };
}
