import { ifFull } from './full-disk.ts';
import { tellHinderedClaim } from './hindered.ts';
import type { OutboxIo } from './io.ts';
import type { Lanes } from './lanes.ts';
import { afterProblem } from './retry-times.ts';
import { settle, tellSettled } from './settle.ts';
import type { Claim } from './types.ts';

/** So many publications are read at their source at the same time. */
const claimLanes = 4;

/** The claims that are being read at their source, and those for which the disk has no room. */
export interface Claims {
  /** As {@link Outbox.accept}. */
  accept(claim: Claim): Promise<void>;
  /** Tries again to write what the disk had no room for. */
  writeLeft(): Promise<void>;
  /** Begins with what is due. */
  startDue(now: number): Promise<void>;
  /** Whether something is due, or could not be written. */
  isAnyLeft(now: number): Promise<boolean>;
  /** How many are only kept in mind. */
  countUnwritten(): number;
  forget(publication?: string): void;
}

/** `changed` is called when one more is kept in mind, or one less; `ready` when an account has a new delivery. */
export function createClaims(
  io: OutboxIo,
  lanes: Lanes,
  { changed, ready }: { changed(): void; ready(account: string): void },
): Claims {
  const settling = new Set<string>();
  const unwritten = new Map<string, Claim>();

  function start(lane = 0): void {
    if (lane < claimLanes) lanes.follow(`claims ${lane}`, (tried) => settleNext(lane, tried));
  }

  async function settleNext(lane: number, tried: Set<string>): Promise<boolean> {
    const claim = await io.nextClaim(io.now(), tried.union(settling));
    if (!claim) return false;
    tried.add(claim.id);
    start(lane + 1);
    // Another lane may have taken it while this one was asking.
    if (!settling.has(claim.id)) await settled(claim);
    return true;
  }

  async function settled(claim: Claim, reading = io.capture(claim.publication, claim.profile)) {
    settling.add(claim.id);
    const deliveries = await settle(claim, reading, io).finally(() => settling.delete(claim.id));
    // How each stands now is read before anything of it is done, but nobody waits for that.
    const told = deliveries.map((delivery) => tellSettled(delivery, io));
    for (const { account } of deliveries) ready(account);
    await Promise.all(told);
  }

  /** False if the publication is claimed already, or could not be written yet. */
  async function added(claim: Claim): Promise<boolean> {
    try {
      const isNew = await io.addClaim(claim);
      unwritten.delete(claim.id);
      changed();
      return isNew;
    } catch (thrown) {
      unwritten.set(claim.id, claim);
      changed();
      const state = afterProblem(ifFull(thrown), claim.state, io.now());
      tellHinderedClaim(claim, state, io, { unwritten: claim });
      return false;
    }
  }

  return {
    async accept(claim) {
      if (lanes.count() >= claimLanes) {
        if (await added(claim)) start();
        return;
      }
      const reading = io.capture(claim.publication, claim.profile);
      // Whatever it comes to is looked at when the claim is settled.
      reading.catch(() => {});
      if (await added(claim)) lanes.start(`claim ${claim.id}`, () => settled(claim, reading));
    },
    async writeLeft() {
      for (const claim of unwritten.values()) await added(claim);
    },
    async startDue(now) {
      if (await io.nextClaim(now, settling)) start();
    },
    isAnyLeft: async (now) => unwritten.size > 0 || (await io.nextClaim(now, new Set())) !== undefined,
    countUnwritten: () => unwritten.size,
    forget(publication) {
      if (publication === undefined) unwritten.clear();
      else unwritten.delete(publication);
      changed();
    },
  };
}
