import type { SignedIn } from '../mastodon/accounts.ts';
import type { StandingStatus } from '../mastodon/recent.ts';
import { Problem } from '../post/problem.ts';
import type { DeliverIo } from './deliver-io.ts';
import { lookAtPictures } from './prints.ts';
import { advance, planned, tellProgress, uploadedOf } from './steps.ts';
import { type KeptContent, twinStanding } from './twins.ts';
import type { Delivery } from './types.ts';

/**
 * Before anything is sent: what stands at the account already, and whether one of it says the same. A server that does not tell
 * its own statuses is sent to all the same.
 */
export async function compared(delivery: Delivery, account: SignedIn, io: DeliverIo): Promise<Delivery> {
  const isBegun = delivery.statuses.some(({ askedAt, made }) => askedAt !== undefined || made);
  if (isBegun || delivery.source.platform === 'here') return delivery;
  const [standing, kept, within] = await Promise.all([
    io.recent(account).catch(() => undefined),
    io.readContent(delivery.id),
    io.sameWithin(),
  ]);
  if (!standing) return delivery;
  const current = { ...delivery, before: standing.map(({ id }) => id) };
  if (!kept || delivery.alone || within === 0) return current;
  const content = await seenWhereNeeded(kept, standing, within, io);
  const isThere = twinStanding(content, standing, within, new Set());
  if (!isThere) return current;
  const twin = twinStanding(content, standing, within, await io.comparedUrls(delivery.account));
  if (!twin) return current;
  await io.save({ ...current, twin });
  throw new Problem('refused', 'stands-already');
}

/** Few words count for more where there are no pictures that can be read. */
async function seenWhereNeeded(
  kept: KeptContent,
  standing: StandingStatus[],
  within: number,
  io: DeliverIo,
): Promise<KeptContent> {
  const without = { ...kept, content: { ...kept.content, pictures: [] } };
  if (kept.content.pictures || !twinStanding(without, standing, within, new Set())) return kept;
  await lookAtPictures(kept.id, io).catch(() => {});
  return (await io.readContent(kept.id)) ?? kept;
}

/** Marks as made what stands on the server although no answer came. */
export async function lookUp(delivery: Delivery, account: SignedIn, io: DeliverIo): Promise<Delivery> {
  tellProgress(delivery, { step: 'look' }, io);
  let current = delivery;
  const known = await io.knownStatuses(delivery.account);
  for (const { made } of current.statuses) if (made) known.add(made.id);
  for (const id of current.before ?? []) known.add(id);
  for (const [index, progress] of current.statuses.entries()) {
    if (progress.made || progress.askedAt === undefined) continue;
    const { status, replyTo } = planned(current, index);
    // What stood there before is known by its id, and no clock is needed; but for what is not for everybody, which is not listed
    // everywhere. Else whichever is earlier: a publication's time is what its author's clock said, or an author wrote.
    const isListed = status.visibility === 'public' || status.visibility === 'unlisted';
    const earlier = isListed ? Math.min(current.source.time, progress.askedAt) : progress.askedAt;
    const since = current.before && isListed ? 0 : earlier;
    const { scheduled, time } = current.source;
    const media = uploadedOf(progress);
    const kept = scheduled ? await io.findScheduled(account, status, time, known, media) : undefined;
    const made = kept ?? (await io.find(account, status, replyTo, since, known, media));
    if (made) {
      known.add(made.id);
      current = await advance(current, index, { made }, io);
    }
  }
  return current;
}
