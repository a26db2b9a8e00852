import { beforeEach, describe, expect, test } from 'vitest';
import { retry, sendNow, undo } from '../../../utils/outbox/decisions.ts';
import { createOutbox } from '../../../utils/outbox/outbox.ts';
import { deliveriesOfWritten } from '../../../utils/outbox/written.ts';
import { createWorld, minutes, stadt, start, type World } from './world.ts';

let world: World;
const pause = 10_000;
const id = `at://1 → ${stadt}`;
const museum = 'museum@kultur.example';

beforeEach(async () => {
  world = await createWorld();
});

/** What a person published is read, and waits for its pause to be over. */
async function paused(to = [stadt]): Promise<void> {
  await world.publish('at://1', { texts: ['Eins'] }, { until: start + pause, to });
  await createOutbox(world.io).drain();
}

describe('before its pause is over', () => {
  test('nothing is sent, it is told, and the outbox wakes at its end', async () => {
    await paused();
    expect(world.server.log).toEqual([]);
    expect(world.events).toMatchObject([{ kind: 'paused', delivery: { id } }]);
    expect(world.alarm.at).toBe(start + pause);
  });

  test('it is undone: nothing is sent, nothing waits any more, and the record says so', async () => {
    await paused();
    expect(await undo(id)).toEqual({ publication: 'at://1', accounts: [stadt], isWritten: false });
    await world.settle(undefined, start + minutes(5));
    expect([world.server.log, await world.deliveries(), world.alarm.at]).toEqual([[], [], undefined]);
    expect(await world.records()).toMatchObject([{ id, outcome: 'discarded', statuses: [] }]);
  });

  test('all of a publication is undone at once', async () => {
    world = await createWorld({ [museum]: (await import('./server.ts')).createServer });
    await paused([stadt, museum]);
    expect((await undo('at://1'))?.accounts.sort()).toEqual([museum, stadt].sort());
    expect(await world.deliveries()).toEqual([]);
  });

  test('it is undone before anybody has read it', async () => {
    const claim = await world.publish('at://1', { texts: ['Eins'] }, { until: start + pause });
    expect(await undo(claim.id)).toMatchObject({ publication: 'at://1', accounts: [stadt] });
    await world.settle();
    expect([await world.claims(), world.server.log]).toEqual([[], []]);
  });

  test('it goes at once where a person says so', async () => {
    await paused();
    await sendNow(id);
    await createOutbox(world.io).drain();
    expect(world.server.texts()).toEqual(['Eins']);
  });

  test('"try again" changes nothing', async () => {
    await paused();
    await retry(id);
    await createOutbox(world.io).drain();
    expect(world.server.log).toEqual([]);
  });
});

describe('when its pause is over', () => {
  test('it goes, also where the background died meanwhile', async () => {
    await paused();
    await world.settle(createOutbox(world.io));
    expect(world.server.texts()).toEqual(['Eins']);
    expect(world.events.map(({ kind }) => kind)).toEqual(['paused', 'begun', 'done']);
  });

  test('it is too late to undo it, from the first step on', async () => {
    await paused();
    let undone: unknown = 'not tried';
    const io = {
      ...world.io,
      readAccount: async (account: string) => {
        undone = await undo(id);
        return world.io.readAccount(account);
      },
    };
    await world.settle(createOutbox(io));
    expect(undone).toBeUndefined();
    expect(world.server.texts()).toEqual(['Eins']);
    expect(await world.records()).toMatchObject([{ outcome: 'mirrored' }]);
  });

  test('a clock that was put back by an hour holds nothing up', async () => {
    await paused();
    world.clock.now = start - minutes(60);
    await createOutbox(world.io).drain();
    expect(world.server.texts()).toEqual(['Eins']);
  });
});

test('what is written here waits in the same way, and is told apart when it is undone', async () => {
  const status = {
    text: 'Eins',
    spoilerText: '',
    sensitive: false,
    language: 'de',
    visibility: 'public',
  } as const;
  const plan = { statuses: [{ ...status, media: [], replyTo: undefined }], losses: [] };
  const written = {
    ...{ id: 'm', time: start, scheduled: false, keptHere: false, until: start + pause, media: [] },
    receivers: [{ account: stadt, plan }],
  };
  const outbox = createOutbox(world.io);
  await outbox.write(written);
  await outbox.drain();
  expect([world.server.log, world.alarm.at]).toEqual([[], start + pause]);
  const [delivery] = deliveriesOfWritten(written).deliveries;
  expect(await undo(delivery?.id ?? '')).toMatchObject({ publication: 'm', isWritten: true });
});
