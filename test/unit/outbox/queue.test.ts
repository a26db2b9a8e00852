import { describe, expect, test } from 'vitest';
import { createOutbox } from '../../../utils/outbox/outbox.ts';
import { Problem } from '../../../utils/post/problem.ts';
import { createWorld, minutes, picture, stadt, start, type World } from './world.ts';

const posts = (world: World) => world.server.log.filter((line) => line.startsWith('post'));

describe('what waits for one account', () => {
  test('is not tried one by one at a server that is away, and keeps its order', async () => {
    const world = await createWorld();
    for (const at of [1, 2, 3]) {
      await world.publish(`at://${at}`, { texts: [`Nr. ${at}`], media: [picture()], time: start + at });
    }
    world.server.fates.upload.push('offline');
    const outbox = createOutbox(world.io);
    await outbox.drain();
    expect(world.server.log).toEqual(['upload ']);
    await world.settle(outbox);
    expect(world.server.texts()).toEqual(['Nr. 1', 'Nr. 2', 'Nr. 3']);
  });

  test('is told what hinders it, though only the first one was tried', async () => {
    const world = await createWorld();
    await world.publish('at://1', { texts: ['Eins'] });
    world.server.fates.post.push('limited');
    const outbox = createOutbox(world.io);
    await outbox.drain();
    await world.publish('at://2', { texts: ['Zwei'], time: start + 1 });
    await outbox.drain();
    expect(world.events.at(-1)).toMatchObject({
      ...{ kind: 'problem', publication: 'at://2', accounts: [stadt] },
      state: { kind: 'waiting', problem: { reason: 'rate-limited' }, nextTryAt: start + minutes(10) },
    });
    expect(world.alarm.at).toBe(start + minutes(10));
  });

  test('but has nothing to upload goes while no more may be uploaded', async () => {
    const world = await createWorld();
    await world.publish('at://1', { texts: ['Mit Bild'], media: [picture()] });
    world.server.fates.upload.push('limited');
    const outbox = createOutbox(world.io);
    await outbox.drain();
    await world.publish('at://2', { texts: ['Warnung'], time: start + 1 });
    await outbox.drain();
    expect(world.server.texts()).toEqual(['Warnung']);
    await world.settle(outbox);
    expect(world.server.texts()).toEqual(['Warnung', 'Mit Bild']);
  });

  test('does not wait for one that was refused, or whose answer was lost', async () => {
    const world = await createWorld();
    await world.publish('at://1', { texts: ['Eins'] });
    await world.publish('at://2', { texts: ['Zwei'], time: start + 1 });
    await world.publish('at://3', { texts: ['Drei'], time: start + 2 });
    world.server.fates.post.push('refused', 'lost-before');
    await createOutbox(world.io).drain();
    expect(posts(world)).toEqual(['post Eins', 'post Zwei', 'post Drei']);
  });
});

test('a server that told of its trouble is said to be in trouble for as long as its answer is missing', async () => {
  const world = await createWorld();
  await world.publish('at://1', { texts: ['Eins'] });
  await world.publish('at://2', { texts: ['Zwei'], time: start + 1 });
  const { post } = world.io;
  let times = 0;
  const outbox = createOutbox({
    ...world.io,
    async post(...given) {
      times += 1;
      if (times === 1) throw new Problem('unknown', 'server-down', '503 Bitte warten');
      return post(...given);
    },
  });
  await world.settle(outbox, start + minutes(1) - 1);
  const told = world.events.flatMap((event) => (event.kind === 'problem' ? [event.state.problem] : []));
  expect(told.length).toBeGreaterThan(1);
  expect(new Set(told.map(({ reason, detail }) => `${reason}: ${detail}`))).toEqual(
    new Set(['server-down: 503 Bitte warten']),
  );
  // One post's answer that is missing holds up no other.
  expect(world.server.texts()).toEqual(['Zwei']);
});
