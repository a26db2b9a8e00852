import { attempt, attemptBack } from './attempt.ts';
import { attemptLook } from './attempt-look.ts';
import { createClaims } from './claims.ts';
import type { OutboxIo } from './io.ts';
import { createLanes } from './lanes.ts';
import type { DeliveryState } from './machine.ts';
import type { Next } from './queue.ts';
import { isDue, nextTime } from './retry-times.ts';
import type { Claim, TakingBack } from './types.ts';
import { deliveriesOfWritten, type Written } from './written.ts';

export type { OutboxIo } from './io.ts';

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

/** When to look whether what was begun has ended, in milliseconds. */
const tooLong = 60_000;

/**
 * The durable queue. Claims are read at their source and become deliveries; deliveries are brought to their end, those of
 * one account one after another. Whatever is not finished is in the store, and the next call takes it up again.
 */
export function createOutbox(io: OutboxIo): Outbox {
  const isBusy = () => lanes.count() > 0 || claims.countUnwritten() > 0;
  const awake = { is: false };
  function stayAwake(): void {
    if (awake.is === isBusy()) return;
    awake.is = isBusy();
    io.keepAwake(awake.is);
  }
  const lanes = createLanes(stayAwake);
  const startAccount = (account: string) => lanes.follow(account, (tried) => attemptNext(account, tried));
  const claims = createClaims(io, lanes, { changed: stayAwake, ready: startAccount });

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
    await claims.writeLeft();
    const now = io.now();
    await claims.startDue(now);
    for (const account of await dueAccounts(now)) startAccount(account);
    // If the background dies on the way, nothing else would wake it.
    if (lanes.count() > 0) await io.wakeAt(io.now() + tooLong);
    await lanes.ended();
    await schedule();
  }

  async function attemptNext(account: string, tried: Set<string>): Promise<boolean> {
    const [all, next] = await Promise.all([io.listTakingBack(), io.nextFor(account, io.now(), tried)]);
    // What is to be taken back of the account goes first: it is there by a mistake.
    const back = all.find(
      (each) => each.account === account && isDueNow(each) && !tried.has(`back ${each.id}`),
    );
    const work =
      back === undefined ? (deliveryOf(next, tried) ?? (await lookOf(account, tried))) : backOf(back, tried);
    if (!work) return false;
    // A store that fails for one must not hold up the others of the account.
    await work().catch(() => {});
    return true;
  }

  function backOf({ id }: TakingBack, tried: Set<string>): () => Promise<void> {
    tried.add(`back ${id}`);
    return () => attemptBack(id, io);
  }

  function deliveryOf({ delivery }: Next, tried: Set<string>): (() => Promise<void>) | undefined {
    if (!delivery) return undefined;
    tried.add(delivery.id);
    return () => attempt(delivery.id, io);
  }

  async function lookOf(account: string, tried: Set<string>): Promise<(() => Promise<void>) | undefined> {
    // A record has its delivery's id, which is not on its way any more.
    const looked = new Set([...tried].flatMap((id) => (id.startsWith('look ') ? id.slice(5) : [])));
    const look = await io.nextLook(account, io.now(), looked);
    if (!look) return undefined;
    tried.add(`look ${look.id}`);
    return () => attemptLook(look.id, io);
  }

  async function schedule(): Promise<void> {
    const now = io.now();
    const taking = (await io.listTakingBack()).map(({ state }) => state);
    const looks = (await io.firstLooks()).flatMap(({ at }) => (at > now ? at : []));
    const kept = [await io.nextTurnAfter(now), await io.forgetContents(now)];
    const times = [...kept, ...looks, nextTime(taking, now, tooLong)];
    const next = Math.min(...times.map((time) => time ?? Number.POSITIVE_INFINITY));
    // What could not be written is due as before: not at once again.
    const left = (await isAnythingLeft(now)) ? now + tooLong : Number.POSITIVE_INFINITY;
    const time = Math.min(next, left);
    await io.wakeAt(Number.isFinite(time) ? time : undefined);
  }

  const isAnythingLeft = async (now: number) =>
    (await claims.isAnyLeft(now)) || (await dueAccounts(now)).size > 0;

  /** The accounts for which something may be sent, taken back, or looked for. */
  async function dueAccounts(now: number): Promise<Set<string>> {
    const accounts = await io.queuedAccounts();
    const next = await Promise.all(accounts.map((account) => io.nextFor(account, now, new Set())));
    const taking = (await io.listTakingBack()).filter(isDueNow).map(({ account }) => account);
    const looks = (await io.firstLooks()).filter(({ at }) => at <= now).map(({ account }) => account);
    return new Set([...accounts.filter((_, at) => next[at]?.delivery), ...taking, ...looks]);
  }

  const isDueNow = ({ state }: { state: DeliveryState }) => isDue(state, io.now());

  return { accept: claims.accept, write, drain, isBusy, forget: claims.forget };
}
