import { beforeEach, describe, expect, test } from 'vitest';
import { problemOf } from '../../../utils/mastodon/client.ts';
import { Refusal } from '../../../utils/mastodon/http.ts';
import { createOutbox } from '../../../utils/outbox/outbox.ts';
import { changeDelivery } from '../../../utils/outbox/store.ts';
import { Problem } from '../../../utils/post/problem.ts';
import { createWorld, minutes, start, type World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});

const limitedUntil = (reset: string, now: number) => {
  const headers = { 'x-ratelimit-reset': reset };
  return problemOf(new Refusal(new Response(null, { status: 429, headers }), 'Too many'), false, now);
};

describe('a server that says that it has enough until', () => {
  test.each(['+275760-09-12T23:59:59.999Z', '9999-12-31T23:59:59Z', '2027-01-01T00:00:00.000000Z'])(
    '%s is asked again within three hours',
    async (reset) => {
      let isLimited = true;
      const io = {
        ...world.io,
        post: (...given: Parameters<typeof world.io.post>) => {
          if (isLimited) throw limitedUntil(reset, world.clock.now);
          return world.io.post(...given);
        },
      };
      await world.publish('at://1', { texts: ['Eins'] }, { asked: true });
      const outbox = createOutbox(io);
      await outbox.drain();
      expect(world.alarm.at).toBeGreaterThan(start);
      expect(world.alarm.at).toBeLessThanOrEqual(start + minutes(180));
      isLimited = false;
      await world.settle(outbox, start + minutes(181));
      expect(world.server.statuses).toHaveLength(1);
    },
  );
});

test('nobody lets anything wait for ever: whoever says so is believed for three hours', async () => {
  const io = {
    ...world.io,
    post: () => Promise.reject(new Problem('unreachable', 'server-down', '', Number.MAX_SAFE_INTEGER)),
  };
  await world.publish('at://1', { texts: ['Eins'] });
  await createOutbox(io).drain();
  expect((await world.deliveries())[0]?.state).toMatchObject({ nextTryAt: start + minutes(180) });
});

test('what an earlier version put to sleep for ever wakes up', async () => {
  const io = { ...world.io, post: () => Promise.reject(new Problem('unreachable', 'server-down')) };
  await world.publish('at://1', { texts: ['Eins'] });
  await createOutbox(io).drain();
  const [waiting] = await world.deliveries();
  await changeDelivery(waiting?.id ?? '', (now) => ({
    ...now,
    state: { ...now.state, nextTryAt: Date.UTC(2099) },
  }));
  await createOutbox(world.io).drain();
  expect(world.server.statuses.map(({ text }) => text)).toEqual(['Eins']);
});

test('a plan of hundreds of statuses goes nowhere, and says so', async () => {
  await world.publish('at://1', { texts: Array.from({ length: 501 }, (_, index) => `Nr. ${index}`) });
  await createOutbox(world.io).drain();
  const [claim] = await world.claims();
  expect(claim).toMatchObject({ state: { kind: 'failed', problem: { reason: 'too-long', detail: '501' } } });
  expect(world.server.statuses).toEqual([]);
});
