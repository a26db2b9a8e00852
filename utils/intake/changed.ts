import { listAccounts } from '../mastodon/accounts.ts';
import { type PlannedOne, plannedOf } from '../outbox/planned.ts';
import type { Outcome } from '../post/notice.ts';
import type { Change, Platform } from '../post/types.ts';
import { addNotice, readNotice, removeNotice, type TabNotice } from './notices.ts';
import type { Surroundings } from './surroundings.ts';

type Standing = Awaited<ReturnType<Surroundings['standing']>>;

/**
 * Posts were edited, deleted or given another time on their platform, as a page says: where a mirror stands, or is planned, a person
 * is offered to do the same there. By itself nothing is done. Which posts are meant a page may not say: of what was not mirrored
 * nothing is told.
 */
export async function changedThere(
  changes: readonly Change[],
  tab: number,
  around: Surroundings,
): Promise<undefined> {
  const accounts = await listAccounts();
  const ids = accounts.map(({ id }) => id);
  const planned = await plannedOf(
    changes.map(({ id }) => id),
    ids,
  );
  let isTold = false;
  for (const change of changes) {
    const kept = planned.get(change.id) ?? [];
    const ahead = kept.filter(({ at }) => differs(change, at));
    // What is public already has no other time.
    const standing = change.kind === 'rescheduled' ? [] : await around.standing(change.id, ids);
    const told = noticeOf(change, standing, ahead);
    if (!told && kept.length && (await readNotice(tab, change.id))?.changed) {
      // It was moved there and back.
      await removeNotice(tab, change.id);
      isTold = true;
    }
    if (!told) continue;
    const outcomes = [...standing.map(standingOutcome), ...ahead.map(plannedOutcome)];
    const before = await readNotice(tab, told.id);
    await addNotice({
      ...{ ...told, tab, edited: false, offered: undefined, offer: undefined, outcomes },
      // The ledger has no content: only what was published in this tab has words.
      excerpt: before?.excerpt ?? '',
      accounts: accounts
        .filter(({ id }) => outcomes.some(({ account }) => account === id))
        .map(({ id, handle, displayName }) => ({ id, handle, name: displayName })),
    });
    isTold = true;
  }
  return isTold ? around.changed(tab) : undefined;
}

/** Somebody may have given it the same time already. */
const differs = ({ kind, at }: Change, planned: number) => kind !== 'rescheduled' || at !== planned;

type Told = Pick<TabNotice, 'id' | 'platform' | 'profileName' | 'time' | 'changed' | 'changedTo'>;

function noticeOf(
  { id, platform, kind, at }: Change,
  [stands]: Standing,
  [plans]: readonly PlannedOne[],
): Told | undefined {
  const first = stands ?? plans;
  if (!first) return undefined;
  // Where a later part of a thread is gone, the rest of it stands: there the mirror is to be corrected.
  const isPart = stands?.parts?.includes(id) === true;
  // It may be a further source of what is there.
  const own = first.further?.find(({ publication }) => publication === id);
  const known = stands?.publishedAt ?? plans?.at ?? 0;
  return {
    id: stands && isPart ? stands.publication : id,
    // The Business Suite publishes for Instagram too.
    platform: own?.platform ?? platformOf(first.platform) ?? platform,
    ...{ profileName: own?.profileName ?? first.profileName, time: own?.time ?? known },
    changed: isPart ? 'edited' : kind,
    ...(at !== undefined && { changedTo: at }),
  };
}

const platformOf = (origin: PlannedOne['platform']): Platform | undefined =>
  origin === 'here' ? undefined : origin;

const standingOutcome = ({ account, statuses }: Standing[number]): Outcome => ({
  ...{ account, state: 'done', url: statuses[0]?.url ?? '' },
});

const plannedOutcome = ({ account, at, keptHere }: PlannedOne): Outcome => ({
  ...{ account, state: 'scheduled', at, keptHere },
});
