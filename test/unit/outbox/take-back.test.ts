import { beforeEach, describe, expect, test } from 'vitest';
import { readRecord, writeRecord } from '../../../utils/ledger/records.ts';
import { discard, retry, signedIn, takeBack } from '../../../utils/outbox/decisions.ts';
import { problemIn } from '../../../utils/outbox/machine.ts';
import { createOutbox } from '../../../utils/outbox/outbox.ts';
import { listTakingBack } from '../../../utils/outbox/read.ts';
import * as store from '../../../utils/outbox/store.ts';
import { runUntilDeath } from './dying.ts';
import type { Fate } from './server.ts';
import { createWorld, ledger, minutes, stadt, type World } from './world.ts';

const id = `at://1 → ${stadt}`;
const texts = ['Eins', 'Zwei', 'Drei'];

/** A thread that stands on Mastodon, among posts that shall stay, and is to be taken back. */
async function wanted(): Promise<World> {
  const world = await createWorld();
  await world.publish('at://0', { texts: ['Bleibt'] });
  await world.publish('at://1', { texts });
  await world.settle();
  world.server.log.length = 0;
  const io = { ...store, ...ledger, now: world.io.now };
  expect(await takeBack(id, io)).toBe(true);
  return world;
}

async function expectGone(world: World): Promise<void> {
  expect(world.server.texts()).toEqual(['Bleibt']);
  expect(await listTakingBack()).toEqual([]);
  expect((await world.records()).map((record) => [record.publication, record.outcome]).sort()).toEqual([
    ['at://0', 'mirrored'],
    ['at://1', 'taken-back'],
  ]);
}

let world: World;
beforeEach(async () => {
  world = await wanted();
});

describe('what is taken back', () => {
  test("goes from the thread's end, all of it, and the record says so", async () => {
    await world.settle();
    expect(world.server.log).toEqual(['remove status-3', 'remove status-2', 'remove status-1']);
    await expectGone(world);
    expect(world.events.at(-1)).toMatchObject({ kind: 'taken-back', taking: { account: stadt } });
  });

  test('is taken back once, however often it is pressed', async () => {
    await takeBack(id);
    await world.settle();
    expect(await takeBack(id)).toBe(false);
    await world.settle();
    expect(world.server.log).toHaveLength(3);
  });

  test.each<Fate>(['lost-before', 'lost-after', 'limited'])(
    'goes on where an answer is %s, at each of its steps',
    async (fate) => {
      for (const step of texts.keys()) {
        world = await wanted();
        world.server.fates.remove = [...Array<Fate>(step).fill('done'), fate];
        await world.settle();
        await expectGone(world);
      }
    },
  );

  test('goes on where the background died at any step', async () => {
    const all = await runUntilDeath(await wanted());
    expect(all).toBeGreaterThan(8);
    for (let death = 1; death <= all; death += 1) {
      world = await wanted();
      await runUntilDeath(world, death);
      await world.settle();
      await expectGone(world);
    }
  });

  test('of which a part is gone already, goes all the same', async () => {
    world.server.statuses.splice(3, 1);
    await world.settle();
    await expectGone(world);
  });

  test('waits for its account to be signed in', async () => {
    world.server.fates.remove.push('done', 'signed-out');
    await world.settle();
    expect(await listTakingBack()).toMatchObject([
      { statuses: [{ id: 'status-1' }, { id: 'status-2' }], state: { kind: 'asks' } },
    ]);
    expect(world.events.at(-1)).toMatchObject({ kind: 'taking-back' });
    const account = world.accounts.get(stadt);
    if (account) world.accounts.set(stadt, { ...account, signedIn: true });
    await signedIn(stadt);
    await world.settle();
    await expectGone(world);
  });

  test('that the server refuses asks a person, who tries again', async () => {
    world.server.fates.remove.push('refused');
    await world.settle();
    const [taking] = await listTakingBack();
    expect(taking && problemIn(taking.state)).toMatchObject({ kind: 'refused' });
    expect(world.alarm.at).toBeUndefined();
    await retry(id);
    await world.settle();
    await expectGone(world);
  });

  test('is left where it is where a person says so: what still stands is what the record knows', async () => {
    world.server.fates.remove.push('done', 'refused');
    await world.settle();
    await discard(id);
    expect(await listTakingBack()).toEqual([]);
    expect(await readRecord(id)).toMatchObject({
      ...{ outcome: 'mirrored', statuses: [{ id: 'status-1' }, { id: 'status-2' }] },
    });
  });

  test('may be published anew, with keys that no server knows', async () => {
    await world.settle();
    await world.publish('at://1', { texts: ['Eins'] }, { asked: true });
    const keys: string[] = [];
    const io = {
      ...world.io,
      post: (...sent: Parameters<typeof world.io.post>) => {
        keys.push(sent[4]);
        return world.io.post(...sent);
      },
    };
    await world.settle(createOutbox(io));
    const account = world.accounts.get(stadt);
    expect(account && keys).not.toContain(account && (await world.io.keyOf('at://1', account, 0)));
    expect(world.server.texts()).toEqual(['Bleibt', 'Eins']);
  });
});

test('what does not stand, or is kept by the server until its time, is not taken back', async () => {
  expect(await takeBack('unknown')).toBe(false);
  const record = await readRecord(id);
  if (!record) throw new Error('no record');
  const at = world.clock.now + minutes(60);
  await writeRecord({ ...record, id: 'kept', statuses: [{ id: '1', url: '', scheduledFor: at }] });
  expect(await takeBack('kept')).toBe(false);
});
