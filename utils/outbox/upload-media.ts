import type { SignedIn } from '../mastodon/accounts.ts';
import { fitDescription } from '../mastodon/plan.ts';
import type { Uploaded } from '../mastodon/statuses.ts';
import { ownDescription } from '../post/descriptions.ts';
import type { PlannedStatus } from '../post/plan.ts';
import { Problem } from '../post/problem.ts';
import type { DeliverIo } from './deliver-io.ts';
import { distinctIds } from './distinct-ids.ts';
import type { Freeing } from './free-media.ts';
import { failureOver } from './media-failures.ts';
import { keepsUploadsFor } from './retry-times.ts';
import { advance, changed, planned, tellProgress, uploadedOf } from './steps.ts';
import type { Delivery, StatusProgress } from './types.ts';

/** How long the server may work on an upload before it is tried again later, in milliseconds. */
const processingLimit = 10 * 60_000;

/**
 * Uploads all that is still missing of a delivery, what needs longest to be worked on too: a picture that cannot go stops the thread
 * before its first status. Throws Problem.
 */
export async function uploadAll(
  delivery: Delivery,
  account: SignedIn,
  io: DeliverIo,
  freeing: Freeing,
): Promise<Delivery> {
  let current = delivery;
  const tally = tallyOf(delivery, io);
  for (const index of current.statuses.keys()) {
    if (current.statuses[index]?.made) continue;
    current = await uploadFor(current, index, account, io, { tally, freeing });
  }
  return current;
}

async function uploadFor(
  delivery: Delivery,
  index: number,
  account: SignedIn,
  io: DeliverIo,
  { tally, freeing }: { tally: Tally; freeing: Freeing },
): Promise<Delivery> {
  const { status } = planned(delivery, index);
  const before = uploadedBefore(delivery, index, io.now());
  if (before.length < status.media.length || before.includes(undefined)) tally.tell();
  const results = await Promise.allSettled(
    status.media.map(async (number, place) => {
      const one = before[place] ?? (await uploadOne(freeing, number, account, io));
      if (!before[place]) tally.arrived();
      return one;
    }),
  );
  // What arrived is kept even if another one failed.
  const arrived = results.map((result) => (result.status === 'fulfilled' ? result.value : undefined));
  const others = delivery.statuses.flatMap((each, at) => (at === index ? [] : uploadedOf(each)));
  const media = await distinctIds(arrived, others, (place) =>
    uploadOne(freeing, status.media[place] ?? place, account, io),
  );
  // Where all are ready at once, the write that precedes the sending holds them too.
  const isReady = media.every((one) => one?.ready);
  let current = isReady ? changed(delivery, index, { media }) : await advance(delivery, index, { media }, io);
  await allOf(results, status, current, account, io);
  const waiting = media.map((one) => (one && !one.ready ? one.id : undefined));
  if (!isReady) tellProgress(delivery, { step: 'processing' }, io);
  const polls = waiting.map(async (id) => id !== undefined && (await untilReady(id, account, io)));
  await allOf(await Promise.allSettled(polls), status, current, account, io);
  if (!isReady) {
    const ready = media.map((one) => one && { ...one, ready: true });
    current = await advance(current, index, { media: ready }, io);
  }
  return current;
}

/** What of a status's media is at the server, each at its place, and not so old that it may be gone there. */
function uploadedBefore(delivery: Delivery, index: number, now: number): StatusProgress['media'] {
  const { media = [], askedAt: sent } = delivery.statuses[index] ?? {};
  const isFresh = ({ at = now }: { at?: number }) => now - at < keepsUploadsFor;
  return media.map((one) => (one && (sent !== undefined || isFresh(one)) ? one : undefined));
}

/** Begins to free what is uploaded first. */
export function freeFirst(delivery: Delivery, freeing: Freeing, now: number): void {
  const index = delivery.statuses.findIndex(({ made }) => !made);
  const before = uploadedBefore(delivery, index, now);
  const numbers = delivery.plan.statuses[index]?.media ?? [];
  for (const [place, number] of numbers.entries()) if (!before[place]) freeing.begin(number);
}

/** Throws what one of a status's media has failed at, and keeps how often the server has. */
async function allOf(
  results: PromiseSettledResult<unknown>[],
  { media }: PlannedStatus,
  delivery: Delivery,
  account: SignedIn,
  io: DeliverIo,
): Promise<void> {
  const failures = results.flatMap((result, place) =>
    result.status === 'rejected' ? [{ number: media[place] ?? place, thrown: result.reason }] : [],
  );
  if (failures.length === 0) return;
  const { mediaFailures, thrown } = await failureOver(failures, delivery, () => io.isInOrder(account));
  await io.save({ ...delivery, mediaFailures });
  throw thrown;
}

async function uploadOne(
  freeing: Freeing,
  number: number,
  account: SignedIn,
  io: DeliverIo,
): Promise<Uploaded & { at: number }> {
  const { limits } = account;
  const media = await freeing.take(number);
  const largest = media.kind === 'video' ? limits.videoBytes : limits.imageBytes;
  if (media.file.size > largest) {
    throw new Problem('refused', 'media-too-large', `${megabytes(media.file.size)} > ${megabytes(largest)}`);
  }
  if (!limits.mimeTypes.includes(media.file.type))
    throw new Problem('refused', 'media-kind', media.file.type);
  const description = fitDescription(ownDescription(media), limits.descriptionCharacters);
  const made = await io.upload(account, media, description);
  return { ...made, kind: media.kind, description, at: io.now() };
}

async function untilReady(id: string, account: SignedIn, io: DeliverIo): Promise<void> {
  const end = io.now() + processingLimit;
  for (let pause = 250; !(await io.isReady(account, id)); pause = Math.min(pause * 1.5, 5000)) {
    if (io.now() > end) throw new Problem('unreachable', 'media-failed');
    await io.pause(pause);
  }
}

/** Counts what has arrived, and tells which one is on its way. */
interface Tally {
  tell(): void;
  arrived(): void;
}

function tallyOf(delivery: Delivery, io: DeliverIo): Tally {
  const of = delivery.plan.statuses.reduce((sum, { media }) => sum + media.length, 0);
  let done = delivery.statuses.flatMap(uploadedOf).length;
  const tell = () => {
    if (done < of) tellProgress(delivery, { step: 'media', at: done + 1, of }, io);
  };
  return {
    tell,
    arrived() {
      done += 1;
      tell();
    },
  };
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
