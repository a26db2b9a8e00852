import { expect, test } from 'vitest';
import { createOutbox } from '../../../utils/outbox/outbox.ts';
import { createServer } from './server.ts';
import { createWorld, minutes, picture, stadt, start, type World } from './world.ts';

const evening = start + minutes(600);
const scheduled = { texts: ['Heute Abend'], scheduled: true, time: evening };

async function withSoftware(world: World, software: string): Promise<void> {
  const account = await world.io.readAccount(stadt);
  if (account) world.accounts.set(stadt, { ...account, server: { ...account.server, software } });
}

test('a server that is known to keep it gets it at once, with its time', async () => {
  const world = await createWorld();
  await world.publish('fb:1', scheduled);
  await createOutbox(world.io).drain();
  expect(world.server.statuses).toMatchObject([{ text: 'Heute Abend', scheduledFor: evening, at: start }]);
  expect(await world.records()).toMatchObject([
    { outcome: 'mirrored', statuses: [{ scheduledFor: evening }] },
  ]);
  expect(await world.deliveries()).toEqual([]);
});

test.each([
  ['a server of another kind', 'hollo', scheduled],
  [
    'a thread, whose replies have nothing yet to reply to',
    'mastodon',
    { ...scheduled, texts: ['Eins', 'Zwei'] },
  ],
  ['a time that the server would refuse', 'mastodon', { ...scheduled, time: start + minutes(4) }],
])('for %s it is kept here until then', async (_, software, what) => {
  const world = await createWorld();
  await withSoftware(world, software);
  await world.publish('fb:1', { ...what, media: [picture()] });
  await createOutbox(world.io).drain();
  expect(world.server.log).toEqual([]);
  expect(world.events).toMatchObject([
    { kind: 'kept', delivery: { state: { kind: 'planned', until: what.time } } },
  ]);
  expect(world.alarm.at).toBe(what.time);

  await world.settle();
  expect(world.server.statuses.map(({ text, at, scheduledFor }) => [text, at, scheduledFor])).toEqual(
    what.texts.map((text) => [text, what.time, undefined]),
  );
});

test('where the server refuses to keep it, it is kept here, and its pictures are uploaded anew', async () => {
  const world = await createWorld();
  world.server.fates.post.push('refused');
  await world.publish('fb:1', { ...scheduled, media: [picture()] });
  await world.settle();
  expect(world.server.statuses).toMatchObject([
    { at: evening, scheduledFor: undefined, mediaIds: ['media-1'] },
  ]);
});

test('where the answer is lost, it is looked for among what the server keeps, and is there once', async () => {
  const world = await createWorld({ [stadt]: (now) => createServer(now, { honoursKey: false }) });
  world.server.fates.post.push('lost-after');
  await world.publish('fb:1', scheduled);
  await world.settle();
  expect(world.server.statuses).toMatchObject([{ scheduledFor: evening }]);
  expect(await world.records()).toMatchObject([{ statuses: [{ scheduledFor: evening }] }]);
});

test('late, a person is asked also where the post was offered and taken by a click', async () => {
  const world = await createWorld();
  await withSoftware(world, 'hollo');
  await world.publish('fb:1', scheduled, { asked: true });
  await createOutbox(world.io).drain();
  world.clock.now = evening + minutes(121);
  await createOutbox(world.io).drain();
  expect(world.server.log).toEqual([]);
  expect(await world.deliveries()).toMatchObject([
    { state: { kind: 'asks', problem: { reason: 'too-late' } } },
  ]);
});

test('late, because the browser was not open, a person is asked', async () => {
  const world = await createWorld();
  await withSoftware(world, 'hollo');
  await world.publish('fb:1', scheduled);
  await createOutbox(world.io).drain();
  world.clock.now = evening + minutes(121);
  await createOutbox(world.io).drain();
  expect(world.server.log).toEqual([]);
  expect(await world.deliveries()).toMatchObject([
    { state: { kind: 'asks', problem: { reason: 'too-late' } } },
  ]);
});
