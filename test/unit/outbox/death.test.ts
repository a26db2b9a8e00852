import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { approved } from '../../../utils/outbox/due-again.ts';
import { createOutbox } from '../../../utils/outbox/outbox.ts';
import { changeDelivery } from '../../../utils/outbox/store.ts';
import { runUntilDeath } from './dying.ts';
import { createServer, type Fate } from './server.ts';
import { createWorld, minutes, picture, stadt, type World } from './world.ts';

const museum = 'museum@kultur.example';
const texts = ['Erster Teil', 'Zweiter Teil'];
const runs = process.env.MITPOSTEN_LONG ? 2000 : 150;

/** One server that honours the key and one that ignores it, and a thread with a picture for both. */
async function thread(): Promise<World> {
  const world = await createWorld({ [museum]: (now) => createServer(now, { honoursKey: false }) });
  await world.publish('at://1', { texts, media: [picture('Rathaus')] }, { to: [stadt, museum] });
  return world;
}

async function expectEachOnce(world: World): Promise<void> {
  for (const id of [stadt, museum]) {
    const { statuses } = world.serverOf(id);
    expect(statuses.map(({ text }) => text)).toEqual(texts);
    expect(statuses[0]?.mediaIds).toHaveLength(1);
    expect(statuses[1]?.replyTo).toBe(statuses[0]?.id);
  }
  expect(await world.deliveries()).toEqual([]);
  expect(await world.claims()).toEqual([]);
  expect(await world.io.readMedia('at://1', 0)).toBeUndefined();
  expect((await world.records()).map(({ outcome, statuses }) => [outcome, statuses.length])).toEqual([
    ['mirrored', 2],
    ['mirrored', 2],
  ]);
}

describe('a background that dies', () => {
  test('at any step has made each status exactly once when all is done', { timeout: 120_000 }, async () => {
    const all = await runUntilDeath(await thread());
    expect(all).toBeGreaterThan(50);
    for (let death = 1; death <= all; death += 1) {
      const world = await thread();
      await runUntilDeath(world, death);
      await world.settle();
      await expectEachOnce(world);
    }
  });

  test('is woken again for whatever it had begun to send', { timeout: 120_000 }, async () => {
    const all = await runUntilDeath(await thread());
    for (let death = 1; death <= all; death += 1) {
      const world = await thread();
      await runUntilDeath(world, death);
      const left = [...(await world.claims()), ...(await world.deliveries())];
      if (!left.length || !world.server.log.length) continue;
      expect(world.alarm.at ?? Number.NaN).toBeLessThanOrEqual(world.clock.now + minutes(1));
    }
  });

  const fate = fc.constantFrom<Fate>('done', 'lost-before', 'lost-after', 'limited', 'offline');
  const harmless = fc.constantFrom<Fate>('done', 'offline', 'limited');
  const fates = fc.record({
    post: fc.array(fate, { maxLength: 6 }),
    find: fc.array(harmless, { maxLength: 4 }),
    upload: fc.array(harmless, { maxLength: 3 }),
  });
  const deaths = fc.array(fc.record({ step: fc.integer({ min: 1, max: 70 }), away: fc.nat(minutes(40)) }), {
    maxLength: 4,
  });

  test('again and again, among lost answers, has made each status once', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(deaths, fates, fates, async (times, mine, theirs) => {
        const world = await thread();
        Object.assign(world.serverOf(stadt).fates, structuredClone(mine));
        Object.assign(world.serverOf(museum).fates, structuredClone(theirs));
        for (const { step, away } of times) {
          await runUntilDeath(world, step);
          world.clock.now += away;
        }
        await world.settle();
        // What is in doubt for too long, or too late, waits for a person, who says: send it.
        for (let asked = 0; asked < 12 && (await world.deliveries()).length; asked += 1) {
          for (const { id } of await world.deliveries()) await changeDelivery(id, approved);
          await world.settle();
        }
        await expectEachOnce(world);
      }),
      { numRuns: runs },
    );
  });

  test('makes no status twice by itself, even where a look-up finds nothing', {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(deaths, fates, async (times, mine) => {
        const world = await createWorld({ [stadt]: (now) => createServer(now, { canBeSearched: false }) });
        await world.publish('at://1', { texts });
        Object.assign(world.server.fates, structuredClone(mine));
        for (const { step, away } of times) {
          await runUntilDeath(world, step);
          world.clock.now += away;
        }
        await world.settle(createOutbox(world.io), world.clock.now + minutes(600));
        expect(new Set(world.server.texts()).size).toBe(world.server.statuses.length);
      }),
      { numRuns: runs },
    );
  });
});
