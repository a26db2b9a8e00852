import type { SignedIn } from '../mastodon/accounts.ts';
import type { Made, Uploaded } from '../mastodon/statuses.ts';
import type { PlannedStatus } from '../post/plan.ts';
import { Problem } from '../post/problem.ts';
import type { DeliverIo } from './deliver-io.ts';
import { freeMedia } from './free-media.ts';
import { locksKeys } from './locks-keys.ts';
import { compared, lookUp } from './look-up.ts';
import { problemIn } from './machine.ts';
import { nextStep } from './retry-times.ts';
import { advance, planned, tellProgress, uploadedOf } from './steps.ts';
import type { Delivery } from './types.ts';
import { freeFirst, uploadAll } from './upload-media.ts';

/**
 * Brings one delivery to its end, from wherever it was left: all media first, so that a picture that cannot go stops the
 * thread before its first status, then the statuses one after another. Progress is on disk before every request that
 * must not be made twice. With `scheduledFor` (milliseconds since 1970) the server keeps the status until then. Throws
 * Problem; the delivery then says how far it came.
 */
export async function deliver(
  delivery: Delivery,
  account: SignedIn,
  io: DeliverIo,
  scheduledFor?: number,
): Promise<Delivery> {
  const step = nextStep(delivery, io.now(), locksKeys(account.server));
  if (step === 'ask') throw new Problem('refused', 'too-late');
  const freeing = freeMedia(delivery, account.limits, io);
  // Meanwhile the server is asked what stands there.
  if (step === 'send') freeFirst(delivery, freeing, io.now());
  let current = step === 'send' ? await compared(delivery, account, io) : await lookUp(delivery, account, io);
  if (current.statuses.some(({ askedAt, made }) => askedAt !== undefined && !made)) {
    if (step === 'look') throw new Problem('unknown', 'not-found-again');
    if (step === 'look-and-wait') throw stillUnknown(delivery);
  }
  current = await uploadAll(current, account, io, freeing);
  for (const index of current.statuses.keys()) {
    if (current.statuses[index]?.made) continue;
    tellProgress(current, { step: 'status', at: index + 1, of: current.statuses.length }, io);
    current = await send(current, index, account, io, scheduledFor);
  }
  return current;
}

/** Why it is not known what became of it, as it was said first. */
function stillUnknown({ state }: Delivery): Problem {
  const before = problemIn(state);
  const isTold = before?.kind === 'unknown' && before.reason === 'server-down';
  return isTold
    ? new Problem('unknown', 'server-down', before.detail)
    : new Problem('unknown', 'lost-answer');
}

async function send(
  delivery: Delivery,
  index: number,
  account: SignedIn,
  io: DeliverIo,
  scheduledFor: number | undefined,
): Promise<Delivery> {
  const progress = delivery.statuses[index];
  if (!progress || progress.made) return delivery;
  const { status, replyTo } = planned(delivery, index);
  // From here on the outcome is unknown until an answer says otherwise, even if the browser dies.
  // The first attempt counts: the server's memory of the key begins with the request that it carried out.
  const askedAt = progress.askedAt ?? io.now();
  const asked = await advance(delivery, index, { askedAt, sentAt: io.now() }, io, false);
  const media = uploadedOf(progress);
  try {
    const made = await io.post(account, status, media, replyTo, progress.key, scheduledFor);
    const sent = await advance(asked, index, { made }, io);
    const mended = await mend(account, status, media, replyTo, made, io);
    return mended ? await advance(sent, index, { made: mended }, io) : sent;
  } catch (thrown) {
    const refused = thrown instanceof Problem && thrown.report.kind !== 'unknown';
    // This attempt was not carried out, so all is as it was before: an earlier one without an answer stays in doubt.
    if (refused) {
      const { askedAt, sentAt } = progress;
      await advance(asked, index, { askedAt, sentAt }, io, delivery.approved);
    }
    throw thrown;
  }
}

/** Where a description got lost, the status is given it once more. That it could not be is in what stands already. */
async function mend(
  account: SignedIn,
  status: PlannedStatus,
  media: readonly Uploaded[],
  replyTo: string | undefined,
  made: Made,
  io: DeliverIo,
): Promise<Made | undefined> {
  const isMissing = made.differs?.some(({ kind }) => kind === 'description');
  if (!isMissing || made.scheduledFor !== undefined) return undefined;
  return io.describeMade(account, status, media, replyTo, made).catch(() => undefined);
}
