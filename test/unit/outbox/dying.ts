import { createOutbox, type OutboxIo } from '../../../utils/outbox/outbox.ts';
import * as store from '../../../utils/outbox/store.ts';
import type { World } from './world.ts';

/** What is answered at once, and asks nobody. */
const atOnce: ReadonlySet<string> = new Set(['now', 'random', 'tell', 'keepAwake']);

/**
 * Runs an outbox whose background dies at the given step: everything that it asks of the world is a step before it is
 * carried out and one after. What it asked for afterwards neither happens nor answers. Resolves when it is dead or done,
 * with the number of steps that it took.
 */
export async function runUntilDeath(world: World, deathAt = Number.POSITIVE_INFINITY): Promise<number> {
  let count = 0;
  let died = () => {};
  const death = new Promise<void>((resolve) => {
    died = resolve;
  });
  async function step(): Promise<void> {
    count += 1;
    if (count < deathAt) return;
    died();
    await never();
  }
  const never = () => new Promise<never>(() => {});
  /** What is no step, but neither happens nor answers once the background is dead. */
  const stopping =
    (work: (...args: never[]) => unknown) =>
    async (...args: never[]) => {
      if (count >= deathAt) await never();
      const result = await work(...args);
      return count >= deathAt ? never() : result;
    };
  const mortal = <Args extends unknown[], Result>(work: (...args: Args) => Promise<Result>) => {
    return async (...args: Args): Promise<Result> => {
      await step();
      const result = await work(...args);
      await step();
      return result;
    };
  };
  const { io, record } = world;
  const ended = Object.entries(io).map(([name, work]) => [name, atOnce.has(name) ? work : stopping(work)]);
  const dying: OutboxIo = {
    ...(Object.fromEntries(ended) as OutboxIo), // the same names, each as it was but for the end
    nextClaim: mortal(io.nextClaim),
    queuedAccounts: mortal(io.queuedAccounts),
    nextFor: mortal(io.nextFor),
    nextTurnAfter: mortal(io.nextTurnAfter),
    deliveriesOfPublication: mortal(io.deliveriesOfPublication),
    writeClaim: mortal(io.writeClaim),
    settleClaim: mortal(io.settleClaim),
    readDelivery: mortal(io.readDelivery),
    readAccount: mortal(io.readAccount),
    isRecorded: mortal(io.isRecorded),
    knownStatuses: mortal(io.knownStatuses),
    save: mortal(io.save),
    readMedia: mortal(io.readMedia),
    upload: mortal(io.upload),
    isReady: mortal(io.isReady),
    post: mortal(io.post),
    find: mortal(io.find),
    capture: mortal(io.capture),
    wakeAt: mortal(io.wakeAt),
    finish: async (delivery) => {
      await mortal(record)(delivery);
      await mortal(store.removeDelivery)(delivery);
      return delivery;
    },
  };
  await Promise.race([createOutbox(dying).drain(), death]);
  return count;
}
