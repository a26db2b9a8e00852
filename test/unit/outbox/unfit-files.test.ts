import { describe, expect, test } from 'vitest';
import { sendAsItIs } from '../../../utils/outbox/decisions.ts';
import type { Wanted } from '../../../utils/outbox/deliver-io.ts';
import { approved } from '../../../utils/outbox/due-again.ts';
import { problemIn } from '../../../utils/outbox/machine.ts';
import { createOutbox } from '../../../utils/outbox/outbox.ts';
import { changeDelivery, listDeliveries } from '../../../utils/outbox/store.ts';
import type { Delivery } from '../../../utils/outbox/types.ts';
import { Problem } from '../../../utils/post/problem.ts';
import { createWorld, minutes, picture, start, video, type World } from './world.ts';

async function only(): Promise<Delivery> {
  const [delivery, ...more] = await listDeliveries();
  if (!delivery || more.length) throw new Error(`${more.length + 1} deliveries`);
  return delivery;
}

const choked = (times: number) => Array.from({ length: times }, () => 'choked' as const);

describe('a picture over which the server breaks every time', () => {
  test('is tried three times; then a person reads which one it is', async () => {
    const world = await createWorld();
    await world.publish('at://1', { texts: ['Eins'], media: [picture('gut'), picture('schlecht')] });
    const { upload } = world.io;
    let tries = 0;
    world.io.upload = async (account, media, description) => {
      if (description !== 'schlecht') return upload(account, media, description);
      tries += 1;
      throw new Problem('unreachable', 'media-failed', '500 Error processing thumbnail');
    };
    await world.settle(createOutbox(world.io));
    const { state } = await only();
    expect(tries).toBe(3);
    expect(state.kind).toBe('failed');
    expect(problemIn(state)).toMatchObject({ kind: 'refused', reason: 'media-failed', media: [2] });
    expect(problemIn(state)?.detail).toContain('Error processing thumbnail');
    expect(world.clock.now).toBeLessThan(start + minutes(5));
    expect(world.server.uploads).toHaveLength(1);
    expect(world.server.statuses).toEqual([]);
  });

  test('is tried as long as ever where the whole server is out of order', async () => {
    const world = await createWorld();
    world.server.state.inOrder = false;
    world.server.fates.upload = choked(12);
    await world.publish('at://1', { texts: ['Eins'], media: [picture('a')] });
    await world.settle();
    expect(world.server.texts()).toEqual(['Eins']);
  });

  test('is asked for as another kind from the second time on', async () => {
    const world = await createWorld();
    const { prepare } = world.io;
    const wanted: Wanted[] = [];
    world.server.fates.upload = choked(1);
    world.io.prepare = (media, limits, how) => {
      wanted.push(how);
      return prepare(media, limits, how);
    };
    await world.publish('at://1', { texts: ['Eins'], media: [picture('a')] });
    await world.settle(createOutbox(world.io));
    expect(wanted.map(({ asJpeg }) => asJpeg)).toEqual([false, true]);
    expect(world.server.texts()).toEqual(['Eins']);
  });

  test('has three tries more when a person wants it', async () => {
    const world = await createWorld();
    world.server.fates.upload = choked(5);
    await world.publish('at://1', { texts: ['Eins'], media: [picture('a')] });
    await world.settle();
    expect((await only()).state.kind).toBe('failed');
    await changeDelivery((await only()).id, approved);
    await world.settle();
    expect(world.server.texts()).toEqual(['Eins']);
  });
});

test('a video that is never ready counts as failed after half an hour, under its own reason', async () => {
  const world = await createWorld();
  world.server.processing.questions = Number.POSITIVE_INFINITY;
  await world.publish('at://1', { texts: ['Eins'], media: [video('v')] });
  await world.settle();
  expect(problemIn((await only()).state)).toMatchObject({
    kind: 'refused',
    reason: 'media-failed',
    media: [1],
  });
  expect(world.server.uploads).toHaveLength(1);
  expect(world.clock.now).toBeLessThan(start + minutes(45));
});

describe('a file from which place and time cannot be taken out', () => {
  const stubborn = (world: World) => {
    const { prepare } = world.io;
    world.io.prepare = (media, limits, wanted) =>
      media.description.startsWith('stur') && !wanted.asItIs
        ? Promise.reject(new Problem('refused', 'place-shape', 'image/png'))
        : prepare(media, limits, wanted);
    return createOutbox(world.io);
  };
  const media = [picture('stur 1'), picture('brav'), picture('stur 3')];

  test('stops the post, and a person is asked about each of them', async () => {
    const world = await createWorld();
    await world.publish('at://1', { texts: ['Eins'], media });
    await world.settle(stubborn(world));
    const { state } = await only();
    expect(state).toMatchObject({ kind: 'asks', problem: { reason: 'place-shape', media: [1, 3] } });
    expect(world.server.uploads.map(({ description }) => description)).toEqual(['brav']);
    expect(world.server.statuses).toEqual([]);
  });

  test('does not go because somebody tries again', async () => {
    const world = await createWorld();
    await world.publish('at://1', { texts: ['Eins'], media });
    const outbox = stubborn(world);
    await world.settle(outbox);
    await changeDelivery((await only()).id, approved);
    await world.settle(outbox);
    expect((await only()).state.kind).toBe('asks');
    expect(world.server.statuses).toEqual([]);
  });

  test('goes when a person says that it shall go all the same', async () => {
    const world = await createWorld();
    await world.publish('at://1', { texts: ['Eins'], media });
    const outbox = stubborn(world);
    await world.settle(outbox);
    await sendAsItIs((await only()).id);
    await world.settle(outbox);
    expect(world.server.texts()).toEqual(['Eins']);
    expect(world.server.statuses[0]?.mediaIds).toHaveLength(3);
  });
});
