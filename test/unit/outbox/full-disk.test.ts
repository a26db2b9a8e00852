import { IDBObjectStore } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createOutbox, type Outbox } from '../../../utils/outbox/outbox.ts';
import { createWorld, minutes, picture, stadt, start, type World } from './world.ts';

let world: World;
let outbox: Outbox;

/** From which write on, counted from now, there is room for none; `Infinity` for always. */
const disk = { roomFor: Number.POSITIVE_INFINITY };
const { put } = IDBObjectStore.prototype;

/** A write for which there is no room ends its transaction, as browsers do it (Indexed Database API 3.0, 5.5). */
function putOrFull(this: IDBObjectStore, ...given: Parameters<typeof put>): ReturnType<typeof put> {
  if (disk.roomFor > 0) {
    disk.roomFor -= 1;
    return put.apply(this, given);
  }
  this.transaction.abort();
  throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
}

beforeEach(async () => {
  world = await createWorld();
  outbox = createOutbox(world.io);
  IDBObjectStore.prototype.put = putOrFull;
});
afterEach(() => {
  IDBObjectStore.prototype.put = put;
  disk.roomFor = Number.POSITIVE_INFINITY;
});

const thread = ['Eins', 'Zwei', 'Drei'];

/** A thread with pictures is published while the disk has room for so many writes; then, after a while, there is room again. */
async function publishWith(roomFor: number): Promise<void> {
  const claim = await world.written('at://1', { texts: thread, media: [picture('a'), picture('b')] });
  disk.roomFor = roomFor;
  await outbox.accept(claim);
  await outbox.drain();
  for (let times = 0; times < 3; times += 1) await world.settle(outbox, world.clock.now + minutes(1));
}

const problems = () =>
  world.events.flatMap((event) => (event.kind === 'problem' ? [event.state.problem] : []));

describe('while the disk is full', () => {
  // As many writes as the thread needs, and more.
  test.each(Array.from({ length: 14 }, (_, writes) => writes))(
    'after %i writes nothing is lost or doubled, and it is said as long as it lasts',
    async (writes) => {
      await publishWith(writes);
      const isEnough = world.server.statuses.length === 3 && (await world.deliveries()).length === 0;
      if (!isEnough) expect(problems().map((problem) => problem?.reason)).toContain('disk-full');
      expect(problems().every((problem) => problem?.reason === 'disk-full')).toBe(true);

      disk.roomFor = Number.POSITIVE_INFINITY;
      await world.settle(outbox, start + minutes(30));
      expect(world.server.statuses.map(({ text }) => text)).toEqual(thread);
      expect((await world.records()).map(({ account, outcome }) => [account, outcome])).toEqual([
        [stadt, 'mirrored'],
      ]);
      expect([await world.claims(), await world.deliveries(), outbox.isBusy()]).toEqual([[], [], false]);
      expect(world.awake.at(-1)).toBe(false);
    },
  );

  test('it is woken for once a minute, and not more often', async () => {
    await publishWith(0);
    expect(world.alarm.at).toBe(world.clock.now + minutes(1));
    expect(world.awake.at(-1)).toBe(true);
    expect(outbox.isBusy()).toBe(true);
  });

  test('what is only kept in mind can be given up, and is kept nowhere then', async () => {
    await publishWith(0);
    outbox.forget('at://another');
    expect(outbox.isBusy()).toBe(true);
    outbox.forget('at://1');
    expect([outbox.isBusy(), world.awake.at(-1)]).toEqual([false, false]);
    disk.roomFor = Number.POSITIVE_INFINITY;
    await world.settle(outbox);
    expect([await world.claims(), world.server.statuses]).toEqual([[], []]);
  });

  test('another problem is told as the full disk that it cannot be written to', async () => {
    world.server.fates.post.push('offline');
    const claim = await world.written('at://1', { texts: ['Eins'] });
    // The claim, the delivery, and that it is asked for.
    disk.roomFor = 3;
    await outbox.accept(claim);
    await outbox.drain();
    expect(problems().map((problem) => problem?.reason)).toEqual(['disk-full']);
  });
});
