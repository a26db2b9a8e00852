import { beforeEach, describe, expect, test } from 'vitest';
import { readRecord } from '../../../utils/ledger/records.ts';
import { createOutbox, type Outbox } from '../../../utils/outbox/outbox.ts';
import { stillStands } from '../../../utils/outbox/standing.ts';
import { Problem } from '../../../utils/post/problem.ts';
import { createWorld, minutes, stadt, start, type World } from './world.ts';

const text = 'Der Wochenmarkt auf dem Westwall öffnet am Samstag erst um neun Uhr';
const first = `at://1 → ${stadt}`;

let world: World;
let outbox: Outbox;
beforeEach(async () => {
  world = await createWorld();
  outbox = createOutbox({ ...world.io, sameWithin: async () => minutes(120) });
});

async function publish(id: string, claim = {}): Promise<void> {
  await world.publish(id, { texts: [text], time: start }, claim);
  await outbox.drain();
}

/** As somebody does in the browser, on Mastodon's own page. */
const deleteByHand = () => void world.server.statuses.splice(0);

describe('what was deleted on Mastodon by hand', () => {
  test('is no reason to ask whether the same goes', async () => {
    await publish('at://1');
    deleteByHand();
    await publish('at://2');
    expect(world.server.texts()).toEqual([text]);
    expect(await world.deliveries()).toEqual([]);
    expect(await readRecord(first)).toMatchObject({ outcome: 'taken-back' });
    expect((await readRecord(first))?.further).toBeUndefined();
  });

  test('and the pause of what comes in its place is kept', async () => {
    await publish('at://1');
    deleteByHand();
    const until = start + 10_000;
    await publish('at://2', { until });
    expect(await world.deliveries()).toMatchObject([{ state: { kind: 'paused', until } }]);
    expect((await world.deliveries())[0]?.twin).toBeUndefined();
  });

  test('stands as long as a part of it does, or nobody can tell', async () => {
    await world.publish('at://1', { texts: [text, 'Zwei'], time: start });
    await outbox.drain();
    world.server.statuses.splice(0, 1);
    const record = await readRecord(first);
    if (!record) throw new Error('no record');
    expect(await stillStands(record, world.io)).toBe(true);
    deleteByHand();
    const away = async () => {
      throw new Problem('unreachable', 'no-network');
    };
    expect(await stillStands(record, { ...world.io, stillThere: away })).toBe(true);
    const signedOut = async () => undefined;
    expect(await stillStands(record, { ...world.io, readAccount: signedOut })).toBe(true);
    expect(
      await stillStands({ ...record, statuses: [{ id: '1', url: '', scheduledFor: start }] }, world.io),
    ).toBe(true);
    expect(await readRecord(first)).toMatchObject({ outcome: 'mirrored' });
    expect(await stillStands(record, world.io)).toBe(false);
  });
});
