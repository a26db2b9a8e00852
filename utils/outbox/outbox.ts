import type { SignedIn } from '../mastodon/accounts.ts';
import type { Account } from '../post/account.ts';
import { edited } from '../post/edits.ts';
import type { PicturePrint } from '../post/picture-print.ts';
import type { Plan } from '../post/plan.ts';
import { Problem, type ProblemReport, reportOf } from '../post/problem.ts';
import type { Rule } from '../post/rule.ts';
import type { Post, Profile, Publication } from '../post/types.ts';
import { type DeliverIo, deliver } from './deliver.ts';
import { deliveriesOf, mediaOf } from './deliveries-of-claim.ts';
import type { Hindered, OutboxEvent } from './events.ts';
import { ifFull } from './full-disk.ts';
import { heldBack } from './held-back.ts';
import { createLanes } from './lanes.ts';
import { type DeliveryState, decided, keptUntil, problemIn } from './machine.ts';
import { schedulingOf } from './publish-time.ts';
import type { Next } from './queue.ts';
import { afterProblem, isDue, nextTime } from './retry-times.ts';
import { type TakeBackIo, takeBack } from './take-back.ts';
import { contentOf, type KeptContent } from './twins.ts';
import type { Claim, Delivery, StoredMedia, TakingBack } from './types.ts';
import { deliveriesOfWritten, type Written } from './written.ts';

/** What the outbox needs of the world; `entrypoints/background` gives it the real one. */
export interface OutboxIo extends DeliverIo, TakeBackIo {
  /** False if the publication is claimed already. */
  addClaim(claim: Claim): Promise<boolean>;
  writeClaim(claim: Claim): Promise<void>;
  settleClaim(
    id: string,
    deliveries: Delivery[],
    media: StoredMedia[],
    contents: KeptContent[],
    within: number,
  ): Promise<void>;
  /** What a picture looks like, for comparison; nothing where it cannot be read. */
  print(file: Blob): Promise<PicturePrint | undefined>;
  forgetContent(id: string): Promise<void>;
  /** Forgets what is not compared any more, and gives when the next is to be forgotten. */
  forgetContents(now: number): Promise<number | undefined>;
  addWritten(deliveries: Delivery[], media: StoredMedia[]): Promise<void>;
  /** Who is next: see `queue.ts`. */
  queuedAccounts(): Promise<string[]>;
  nextFor(account: string, now: number, tried: ReadonlySet<string>): Promise<Next>;
  nextClaim(now: number, tried: ReadonlySet<string>): Promise<Claim | undefined>;
  nextTurnAfter(now: number): Promise<number | undefined>;
  deliveriesOfPublication(publication: string): Promise<Delivery[]>;
  readDelivery(id: string): Promise<Delivery | undefined>;
  /** In one step; gives what stands then, nothing where there is no such delivery any more. */
  changeDelivery(id: string, change: (now: Delivery) => Delivery | undefined): Promise<Delivery | undefined>;
  readAccount(id: string): Promise<SignedIn | undefined>;
  /** The server no longer takes the account's token. */
  markSignedOut(id: string): Promise<void>;
  /** Asks the account's server again what it accepts. */
  rereadServer(id: string): Promise<void>;
  /** Whether this publication has been mirrored to this account. */
  isRecorded(deliveryId: string): Promise<boolean>;
  listTakingBack(): Promise<TakingBack[]>;
  readTakingBack(id: string): Promise<TakingBack | undefined>;
  /** It stood on this account, and a person took it back. */
  wasTakenBack(deliveryId: string): Promise<boolean>;
  /** Writes into the record that nothing of it stands any more. */
  recordTakenBack(id: string): Promise<void>;
  /** Writes the record, then takes the delivery out. */
  finish(delivery: Delivery): Promise<void>;
  removeDelivery(delivery: Delivery): Promise<void>;
  capture(publication: Publication, profile: Profile): Promise<Post>;
  plan(post: Post, account: Account, rule: Rule): Plan | Promise<Plan>;
  /** The Idempotency-Key of a status: the same in every browser, for the same publication, account and place in the thread. */
  keyOf(publication: string, account: SignedIn, index: number): Promise<string>;
  /** From 0 to 1. */
  random(): number;
  tell(event: OutboxEvent): void;
  /** Wakes the outbox at this time, milliseconds since 1970, or never. */
  wakeAt(time: number | undefined): Promise<void>;
  /** Called with true while something is on its way: the background must not be put to sleep. */
  keepAwake(awake: boolean): void;
}

export interface Outbox {
  /**
   * Takes a claim and begins with it: its publication is read while it goes to the disk. Resolves when it is there, or where
   * the disk is full: it is then kept in mind, told, and written as soon as there is room.
   */
  accept(claim: Claim): Promise<void>;
  /** Takes a post that was written here, and begins with it. Resolves when it is on the disk. */
  write(written: Written): Promise<void>;
  /** Starts everything that is due, and resolves when it has come as far as it can now. Never rejects. */
  drain(): Promise<void>;
  /** True while something is on its way. */
  isBusy(): boolean;
  /** Gives up what is only kept in mind: the claim of this publication, or all. */
  forget(publication?: string): void;
}

/** Refusals that may come of limits which are others by now. */
const limited: ReadonlySet<string> = new Set<ProblemReport['reason']>([
  ...(['server-refused', 'media-too-large', 'media-kind', 'media-failed'] as const),
]);

/** So many publications are read at their source at the same time. */
const claimLanes = 4;

/** What is to be forgotten in one minute is forgotten together. */
const wholeMinute = (time: number) => Math.floor(time / 60_000) * 60_000;

/** When to look whether what was begun has ended, in milliseconds. */
const tooLong = 60_000;

/**
 * The durable queue. Claims are read at their source and become deliveries; deliveries are brought to their end, those of
 * one account one after another. Whatever is not finished is in the store, and the next call takes it up again.
 */
export function createOutbox(io: OutboxIo): Outbox {
  /** Claims that are being read at their source. */
  const settling = new Set<string>();
  /** Claims for which the disk has no room. */
  const unwritten = new Map<string, Claim>();

  const isBusy = () => lanes.count() > 0 || unwritten.size > 0;
  const awake = { is: false };
  function stayAwake(): void {
    if (awake.is === isBusy()) return;
    awake.is = isBusy();
    io.keepAwake(awake.is);
  }
  const lanes = createLanes(stayAwake);

  const startAccount = (account: string) => lanes.follow(account, (tried) => attemptNext(account, tried));

  function startClaims(lane = 0): void {
    if (lane < claimLanes) lanes.follow(`claims ${lane}`, (tried) => settleNext(lane, tried));
  }

  async function accept(claim: Claim): Promise<void> {
    if (lanes.count() >= claimLanes) {
      if (await added(claim)) startClaims();
      return;
    }
    const reading = io.capture(claim.publication, claim.profile);
    // Whatever it comes to is looked at when the claim is settled.
    reading.catch(() => {});
    if (await added(claim)) lanes.start(`claim ${claim.id}`, () => settle(claim, reading));
  }

  /** False if the publication is claimed already, or could not be written yet. */
  async function added(claim: Claim): Promise<boolean> {
    try {
      const isNew = await io.addClaim(claim);
      unwritten.delete(claim.id);
      stayAwake();
      return isNew;
    } catch (thrown) {
      const full = ifFull(thrown);
      unwritten.set(claim.id, claim);
      stayAwake();
      told(claim, afterProblem(full, claim.state, io.now()), { unwritten: claim });
      return false;
    }
  }

  async function write(written: Written): Promise<void> {
    const made = deliveriesOfWritten(written);
    // What went already goes no second time, however often it is given.
    const recorded = await Promise.all(made.deliveries.map(({ id }) => io.isRecorded(id)));
    const missing = made.deliveries.filter((_, index) => !recorded[index]);
    await io.addWritten(missing, made.media);
    for (const { account } of missing) startAccount(account);
    for (const delivery of missing)
      if (delivery.state.kind === 'paused') io.tell({ kind: 'paused', delivery });
    // If the background dies on the way, or nothing is to be sent yet, nothing else would wake it.
    if (missing.length) await schedule();
  }

  async function drain(): Promise<void> {
    try {
      await drained();
    } catch (thrown) {
      console.error('Mitposten: what waits could not be read or written', thrown);
      await io.wakeAt(io.now() + tooLong);
    }
  }

  async function drained(): Promise<void> {
    for (const claim of unwritten.values()) await added(claim);
    const now = io.now();
    if (await io.nextClaim(now, settling)) startClaims();
    for (const account of await dueAccounts(now)) startAccount(account);
    // If the background dies on the way, nothing else would wake it.
    if (lanes.count() > 0) await io.wakeAt(io.now() + tooLong);
    await lanes.ended();
    await schedule();
  }

  async function settleNext(lane: number, tried: Set<string>): Promise<boolean> {
    const claim = await io.nextClaim(io.now(), tried.union(settling));
    if (!claim) return false;
    tried.add(claim.id);
    startClaims(lane + 1);
    // Another lane may have taken it while this one was asking.
    if (!settling.has(claim.id)) await settle(claim);
    return true;
  }

  async function attemptNext(account: string, tried: Set<string>): Promise<boolean> {
    const work = (await backOf(account, tried)) ?? (await deliveryOf(account, tried));
    if (!work) return false;
    // A store that fails for one must not hold up the others of the account.
    await work().catch(() => {});
    return true;
  }

  /** What is to be taken back of the account goes first: it is there by a mistake. */
  async function backOf(account: string, tried: Set<string>): Promise<(() => Promise<void>) | undefined> {
    const all = await io.listTakingBack();
    const taking = all.find(
      (each) => each.account === account && isDueNow(each) && !tried.has(`back ${each.id}`),
    );
    if (!taking) return undefined;
    tried.add(`back ${taking.id}`);
    return () => attemptBack(taking.id);
  }

  async function deliveryOf(account: string, tried: Set<string>): Promise<(() => Promise<void>) | undefined> {
    const { delivery } = await io.nextFor(account, io.now(), tried);
    if (!delivery) return undefined;
    tried.add(delivery.id);
    return () => attempt(delivery.id);
  }

  async function settle(claim: Claim, reading = io.capture(claim.publication, claim.profile)): Promise<void> {
    let waiting = claim;
    settling.add(claim.id);
    try {
      const post = edited(await reading, claim.edits ?? {});
      if (post.time < claim.after) throw new Problem('refused', 'record-older', claim.publication.address);
      waiting = { ...claim, undescribed: heldBack(claim, post) };
      if (waiting.undescribed?.length) throw new Problem('refused', 'description-missing');
      const [deliveries, within] = await Promise.all([deliveriesOf(claim, post, io), io.sameWithin()]);
      const contents = within ? await contentsOf(deliveries, post, within) : [];
      await io.settleClaim(claim.id, deliveries, mediaOf(claim, post), contents, within);
    } catch (thrown) {
      const problem = reportOf(thrown);
      told(claim, await kept(problem, claim.state, (state) => io.writeClaim({ ...waiting, state })));
      return;
    } finally {
      settling.delete(claim.id);
    }
    for (const delivery of await io.deliveriesOfPublication(claim.id)) {
      if (delivery.state.kind === 'paused') io.tell({ kind: 'paused', delivery });
      else if (delivery.state.kind === 'asks') tellHindered(delivery, delivery.state);
      else await tellHeld(delivery);
      startAccount(delivery.account);
    }
  }

  /** What is compared of them, and for how long. */
  async function contentsOf(deliveries: Delivery[], post: Post, within: number): Promise<KeptContent[]> {
    const content = await contentOf(post, io.print);
    return deliveries.map(({ id, account, source: { platform, time } }) => ({
      ...{ id, account, platform, time, content, until: wholeMinute(Math.max(io.now(), time) + within) },
    }));
  }

  /** It waits behind another, for whatever hinders that. */
  async function tellHeld(waiting: Delivery): Promise<void> {
    const { delivery, holder } = await io.nextFor(waiting.account, io.now(), new Set());
    if (delivery || holder?.id === waiting.id || holder?.state.kind !== 'waiting') return;
    tellHindered(waiting, holder.state);
  }

  function tellHindered({ account, source, tab, twin }: Delivery, state: Hindered): void {
    const { publication } = source;
    const more = state.problem.reason === 'stands-already' && twin ? { twin } : {};
    io.tell({ kind: 'problem', publication, tab, accounts: [account], state, ...more });
  }

  async function attempt(id: string): Promise<void> {
    const delivery = await begun(id);
    if (!delivery) return;
    // A second claim may have been settled in the very moment in which the first one's delivery ended.
    if (await io.isRecorded(id)) return io.removeDelivery(delivery);
    try {
      const account = await io.readAccount(delivery.account);
      if (!account?.signedIn) throw new Problem('needs-login', 'signed-out', delivery.account);
      const scheduling = schedulingOf(delivery, account, io.now());
      if (scheduling === 'wait') return await wait(delivery);
      const { time } = delivery.source;
      const done = await deliver(delivery, account, io, scheduling === 'server' ? time : undefined);
      await io.finish(done);
      io.tell({ kind: 'done', delivery: done });
    } catch (thrown) {
      await failed(id, reportOf(thrown));
    }
  }

  /** Takes back what a person wants gone. The record first: dies the browser in between, nothing is left to take away. */
  async function attemptBack(id: string): Promise<void> {
    const taking = await io.readTakingBack(id);
    if (!taking || !isDueNow(taking)) return;
    try {
      const account = await io.readAccount(taking.account);
      if (!account?.signedIn) throw new Problem('needs-login', 'signed-out', taking.account);
      if (!(await takeBack(taking, account, io))) return;
      await io.recordTakenBack(id);
      // The same may well be published anew.
      await io.forgetContent(id);
      await io.changeTakingBack(id, () => undefined);
      io.tell({ kind: 'taken-back', taking });
    } catch (thrown) {
      const problem = reportOf(thrown);
      if (problem.reason === 'signed-out') await io.markSignedOut(taking.account);
      const state = afterProblem(problem, taking.state, io.now(), io.random());
      const left = await io.changeTakingBack(id, (now) => ({ ...now, state }));
      if (left) io.tell({ kind: 'taking-back', taking: left });
    }
  }

  /** The delivery, if it is its turn. From here on it is too late to undo it. */
  async function begun(id: string): Promise<Delivery | undefined> {
    const delivery = await io.readDelivery(id);
    if (!delivery || !isDueNow(delivery)) return undefined;
    if (!('until' in delivery.state)) return delivery;
    const now = await io.changeDelivery(id, (found) => decided(found, { kind: 'begin' }));
    if (now) io.tell({ kind: 'begun', delivery: now });
    return now;
  }

  /** Until the platform publishes it. */
  async function wait(delivery: Delivery): Promise<void> {
    const waiting = keptUntil(delivery);
    await io.save(waiting);
    io.tell({ kind: 'kept', delivery: waiting });
  }

  async function failed(id: string, problem: ProblemReport): Promise<void> {
    // As far as it came: the attempt has saved its progress.
    const delivery = await io.readDelivery(id);
    if (!delivery) return;
    // It takes no more for later, or not so far ahead: the same status may well go when its time has come.
    const isAhead = delivery.source.scheduled && delivery.source.time > io.now();
    if (isAhead && problem.reason === 'server-refused') return wait({ ...delivery, keptHere: true });
    if (problem.reason === 'signed-out') await io.markSignedOut(delivery.account);
    // For the next try, and for the next post: what it said of its limits may be old.
    if (limited.has(problem.reason)) await io.rereadServer(delivery.account).catch(() => {});
    // That it has become late says less than what has kept it.
    const why = problem.reason === 'too-late' ? (problemIn(delivery.state) ?? problem) : problem;
    const save = (now: Hindered) => io.save({ ...delivery, state: now });
    const state = await kept(problem, delivery.state, save, why);
    tellHindered(delivery, state);
  }

  /**
   * Writes how it goes on after a problem, and gives it. Where the disk has no room even for that, it stands there as it
   * was before, is taken up again, and the full disk is what is told.
   */
  async function kept(
    problem: ProblemReport,
    before: DeliveryState,
    write: (state: Hindered) => Promise<void>,
    why = problem,
  ): Promise<Hindered> {
    const state = { ...afterProblem(problem, before, io.now(), io.random()), problem: why };
    try {
      await write(state);
      return state;
    } catch (thrown) {
      return afterProblem(ifFull(thrown), before, io.now());
    }
  }

  function told({ id, tab, rules }: Claim, state: Hindered, more: { unwritten?: Claim } = {}): void {
    const accounts = rules.map(({ account }) => account);
    io.tell({ kind: 'problem', publication: id, tab, accounts, state, ...more });
  }

  function forget(publication?: string): void {
    if (publication === undefined) unwritten.clear();
    else unwritten.delete(publication);
    stayAwake();
  }

  async function schedule(): Promise<void> {
    const now = io.now();
    const taking = (await io.listTakingBack()).map(({ state }) => state);
    const times = [await io.nextTurnAfter(now), await io.forgetContents(now), nextTime(taking, now, tooLong)];
    const next = Math.min(...times.map((time) => time ?? Number.POSITIVE_INFINITY));
    // What could not be written is due as before: not at once again.
    const left = (await isAnythingLeft(now)) ? now + tooLong : Number.POSITIVE_INFINITY;
    const time = Math.min(next, left);
    await io.wakeAt(Number.isFinite(time) ? time : undefined);
  }

  async function isAnythingLeft(now: number): Promise<boolean> {
    if (unwritten.size > 0 || (await io.nextClaim(now, new Set()))) return true;
    return (await dueAccounts(now)).size > 0;
  }

  /** The accounts for which something may be sent, or taken back. */
  async function dueAccounts(now: number): Promise<Set<string>> {
    const accounts = await io.queuedAccounts();
    const next = await Promise.all(accounts.map((account) => io.nextFor(account, now, new Set())));
    const taking = (await io.listTakingBack()).filter(isDueNow).map(({ account }) => account);
    return new Set([...accounts.filter((_, at) => next[at]?.delivery), ...taking]);
  }

  const isDueNow = ({ state }: { state: DeliveryState }) => isDue(state, io.now());

  return { accept, write, drain, isBusy, forget };
}
