import type { SignedIn } from '../mastodon/accounts.ts';
import { fitDescription } from '../mastodon/plan.ts';
import type { StandingStatus } from '../mastodon/recent.ts';
import type { Made, Uploaded } from '../mastodon/statuses.ts';
import type { Limits } from '../post/account.ts';
import { ownDescription } from '../post/descriptions.ts';
import type { FreedMedia } from '../post/freed-file.ts';
import type { PlannedStatus } from '../post/plan.ts';
import { Problem } from '../post/problem.ts';
import type { Media } from '../post/types.ts';
import { distinctIds } from './distinct-ids.ts';
import { locksKeys } from './locks-keys.ts';
import { problemIn } from './machine.ts';
import { failureOver } from './media-failures.ts';
import { keepsUploadsFor, nextStep } from './retry-times.ts';
import { type KeptContent, twinStanding } from './twins.ts';
import type { Delivery, StatusProgress } from './types.ts';

/** What a delivery needs of the world. Every function may throw Problem. */
export interface DeliverIo {
  now(): number;
  pause(milliseconds: number): Promise<void>;
  /** Must have reached the disk when it resolves. Rejects where the delivery was taken out meanwhile: nothing more is sent. */
  save(delivery: Delivery): Promise<void>;
  readMedia(publication: string, index: number): Promise<Media | undefined>;
  /** The picture or video as the server takes it: freed of where and when it was taken, and converted where it must be. */
  prepare(media: Media, limits: Limits, wanted: Wanted): Promise<FreedMedia>;
  upload(account: SignedIn, media: FreedMedia, description: string): Promise<Uploaded>;
  isReady(account: SignedIn, id: string): Promise<boolean>;
  /** Whether the server answers for this account, so that what it fails over lies with the file. Never rejects. */
  isInOrder(account: SignedIn): Promise<boolean>;
  post(
    account: SignedIn,
    status: PlannedStatus,
    media: readonly Uploaded[],
    replyTo: string | undefined,
    key: string,
    scheduledFor?: number,
  ): Promise<Made>;
  /** Describes what stands there anew; gives what stands then. */
  describeMade(
    account: SignedIn,
    status: PlannedStatus,
    media: readonly Uploaded[],
    replyTo: string | undefined,
    made: Made,
  ): Promise<Made>;
  find(
    account: SignedIn,
    status: PlannedStatus,
    replyTo: string | undefined,
    since: number,
    known: ReadonlySet<string>,
    media?: readonly Uploaded[],
  ): Promise<Made | undefined>;
  findScheduled(
    account: SignedIn,
    status: PlannedStatus,
    scheduledFor: number,
    known: ReadonlySet<string>,
    media?: readonly Uploaded[],
  ): Promise<Made | undefined>;
  /** What stands at the account, newest first. */
  recent(account: SignedIn): Promise<StandingStatus[]>;
  /** What of a delivery is compared; nothing once that is forgotten. */
  readContent(id: string): Promise<KeptContent | undefined>;
  /** Where that of the account's other deliveries stands. */
  comparedUrls(account: string): Promise<Set<string>>;
  /** Within how many milliseconds the same is one content; 0 where nothing is compared. */
  sameWithin(): Promise<number>;
  /** Ids of statuses at the account that other publications have become. */
  knownStatuses(account: string): Promise<Set<string>>;
}

/** How a picture or video is to leave. */
export interface Wanted {
  /** Who made it and who owns it stays in its file. */
  keepCredit: boolean;
  /** A person wants it to go although place and time cannot be taken out of it. */
  asItIs?: boolean;
  /** A picture of a kind over which the server has failed goes as a JPEG, where the browser can make one. */
  asJpeg?: boolean;
}

/** How long the server may work on an upload before it is tried again later, in milliseconds. */
const processingLimit = 10 * 60_000;

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
  let current = step === 'send' ? await compared(delivery, account, io) : await lookUp(delivery, account, io);
  if (current.statuses.some(({ askedAt, made }) => askedAt !== undefined && !made)) {
    if (step === 'look') throw new Problem('unknown', 'not-found-again');
    if (step === 'look-and-wait') throw stillUnknown(delivery);
  }
  current = await uploadAll(current, account, io);
  for (const index of current.statuses.keys()) {
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

/**
 * Before anything is sent: what stands at the account already, and whether one of it says the same. A server that does not tell
 * its own statuses is sent to all the same.
 */
async function compared(delivery: Delivery, account: SignedIn, io: DeliverIo): Promise<Delivery> {
  const isBegun = delivery.statuses.some(({ askedAt, made }) => askedAt !== undefined || made);
  if (isBegun || delivery.source.platform === 'here') return delivery;
  const standing = await io.recent(account).catch(() => undefined);
  if (!standing) return delivery;
  const current = { ...delivery, before: standing.map(({ id }) => id) };
  const [content, within] = await Promise.all([io.readContent(delivery.id), io.sameWithin()]);
  if (!content || delivery.alone || within === 0) return current;
  const isThere = twinStanding(content, standing, within, new Set());
  if (!isThere) return current;
  const twin = twinStanding(content, standing, within, await io.comparedUrls(delivery.account));
  if (!twin) return current;
  await io.save({ ...current, twin });
  throw new Problem('refused', 'stands-already');
}

/** Marks as made what stands on the server although no answer came. */
async function lookUp(delivery: Delivery, account: SignedIn, io: DeliverIo): Promise<Delivery> {
  let current = delivery;
  const known = await io.knownStatuses(delivery.account);
  for (const { made } of current.statuses) if (made) known.add(made.id);
  for (const id of current.before ?? []) known.add(id);
  for (const [index, progress] of current.statuses.entries()) {
    if (progress.made || progress.askedAt === undefined) continue;
    const { status, replyTo } = planned(current, index);
    // What stood there before is known by its id, and no clock is needed. Else whichever is earlier: a publication's time is
    // what its author's clock said, or an author wrote.
    const since = current.before ? 0 : Math.min(current.source.time, progress.askedAt);
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

async function uploadAll(delivery: Delivery, account: SignedIn, io: DeliverIo): Promise<Delivery> {
  let current = delivery;
  for (const index of current.statuses.keys()) {
    if (current.statuses[index]?.made) continue;
    current = await uploadFor(current, index, account, io);
  }
  return current;
}

async function uploadFor(
  delivery: Delivery,
  index: number,
  account: SignedIn,
  io: DeliverIo,
): Promise<Delivery> {
  const { status } = planned(delivery, index);
  const { media: uploaded = [], askedAt: sent } = delivery.statuses[index] ?? {};
  const isFresh = ({ at = io.now() }: { at?: number }) => io.now() - at < keepsUploadsFor;
  const before = uploaded.map((one) => (one && (sent !== undefined || isFresh(one)) ? one : undefined));
  const results = await Promise.allSettled(
    status.media.map(
      async (number, place) => before[place] ?? (await uploadOne(delivery, number, account, io)),
    ),
  );
  // What arrived is kept even if another one failed.
  const arrived = results.map((result) => (result.status === 'fulfilled' ? result.value : undefined));
  const others = delivery.statuses.flatMap((each, at) => (at === index ? [] : uploadedOf(each)));
  const media = await distinctIds(arrived, others, (place) =>
    uploadOne(delivery, status.media[place] ?? place, account, io),
  );
  // Where all are ready at once, the write that precedes the sending holds them too.
  const isReady = media.every((one) => one?.ready);
  let current = isReady ? changed(delivery, index, { media }) : await advance(delivery, index, { media }, io);
  await allOf(results, status, current, account, io);
  const waiting = media.map((one) => (one && !one.ready ? one.id : undefined));
  const polls = waiting.map(async (id) => id !== undefined && (await untilReady(id, account, io)));
  await allOf(await Promise.allSettled(polls), status, current, account, io);
  if (!isReady) {
    const ready = media.map((one) => one && { ...one, ready: true });
    current = await advance(current, index, { media: ready }, io);
  }
  return current;
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
  delivery: Delivery,
  number: number,
  account: SignedIn,
  io: DeliverIo,
): Promise<Uploaded & { at: number }> {
  const kept = await io.readMedia(delivery.source.publication, number);
  // It was never stored, or what is stored is none.
  if (!kept) throw new Problem('refused', 'media-missing');
  const { limits } = account;
  const media = await io.prepare(kept, limits, {
    keepCredit: !delivery.dropCredit,
    asItIs: delivery.asItIs === true,
    asJpeg: (delivery.mediaFailures?.[number] ?? 0) > 0,
  });
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

function uploadedOf({ media }: StatusProgress): Uploaded[] {
  return media.flatMap((one) => one ?? []);
}

function planned(delivery: Delivery, index: number): { status: PlannedStatus; replyTo: string | undefined } {
  const status = delivery.plan.statuses[index];
  if (!status) throw new Error(`${delivery.id} has no status ${index}`);
  if (status.replyTo === undefined) return { status, replyTo: status.written?.answers };
  return { status, replyTo: delivery.statuses[status.replyTo]?.made?.id };
}

/** A person's word holds for one sending: `approved` ends with it. */
async function advance(
  delivery: Delivery,
  index: number,
  change: Partial<StatusProgress>,
  io: DeliverIo,
  approved = delivery.approved,
): Promise<Delivery> {
  const next = { ...changed(delivery, index, change), approved };
  await io.save(next);
  return next;
}

function changed(delivery: Delivery, index: number, change: Partial<StatusProgress>): Delivery {
  const statuses = delivery.statuses.map((each, at) => (at === index ? { ...each, ...change } : each));
  return { ...delivery, statuses };
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
