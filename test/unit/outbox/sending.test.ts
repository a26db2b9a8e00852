import { describe, expect, test } from 'vitest';
import { approved } from '../../../utils/outbox/due-again.ts';
import { decided, problemIn } from '../../../utils/outbox/machine.ts';
import { createOutbox } from '../../../utils/outbox/outbox.ts';
import { changeDelivery, listDeliveries } from '../../../utils/outbox/store.ts';
import type { Delivery } from '../../../utils/outbox/types.ts';
import { createServer } from './server.ts';
import { accountOf, createWorld, minutes, picture, stadt, start, video, type World } from './world.ts';

async function only(): Promise<Delivery> {
  const [delivery, ...more] = await listDeliveries();
  if (!delivery || more.length) throw new Error(`${more.length + 1} deliveries`);
  return delivery;
}

/** A person clicks "try again". */
async function again(world: World): Promise<void> {
  await changeDelivery((await only()).id, approved);
  await world.settle();
}

const drain = (world: World) => createOutbox(world.io).drain();

describe('an answer that never came', () => {
  test('is looked for first, and the status that stands is not posted twice', async () => {
    const world = await createWorld();
    await world.publish('at://1', { texts: ['Eins'] });
    world.server.fates.post.push('lost-after');
    await world.settle();
    expect(world.server.log).toEqual(['post Eins', 'find Eins']);
    expect(world.server.statuses).toHaveLength(1);
    expect(await world.records()).toMatchObject([{ outcome: 'mirrored', statuses: [{ id: 'status-0' }] }]);
    expect(world.events.at(-1)).toMatchObject({ kind: 'done', delivery: { tab: 7 } });
  });

  test('is sent again with the same key where nothing stands', async () => {
    const world = await createWorld();
    await world.publish('at://1', { texts: ['Eins'] });
    world.server.fates.post.push('lost-before');
    await drain(world);
    const { statuses, state } = await only();
    expect(state).toMatchObject({ kind: 'waiting', problem: { reason: 'lost-answer', kind: 'unknown' } });
    const sent: string[] = [];
    const { post } = world.io;
    await world.settle(
      createOutbox({
        ...world.io,
        post: (...request) => {
          sent.push(request[4]);
          return post(...request);
        },
      }),
    );
    expect(sent).toEqual([statuses[0]?.key]);
    const [first, ...later] = world.server.log;
    expect([first, later.pop()]).toEqual(['post Eins', 'post Eins']);
    expect(new Set(later)).toEqual(new Set(['find Eins']));
    expect(world.server.texts()).toEqual(['Eins']);
  });

  test('of a slow server is waited for, with looks in between, and nothing is posted twice', async () => {
    const world = await createWorld();
    await world.publish('at://1', { texts: ['Eins'] });
    world.server.fates.post.push('slow');
    await world.settle();
    expect(world.server.texts()).toEqual(['Eins']);
    expect(world.server.log.filter((line) => line === 'post Eins')).toHaveLength(1);
    expect(world.server.log.filter((line) => line === 'find Eins').length).toBeGreaterThan(3);
  });

  test('is waited for in the same way when a person is impatient', async () => {
    const world = await createWorld();
    await world.publish('at://1', { texts: ['Eins'] });
    world.server.fates.post.push('slow');
    await drain(world);
    await again(world);
    expect(world.server.texts()).toEqual(['Eins']);
    expect(await listDeliveries()).toEqual([]);
  });

  test('is sent again at once where the server takes no second request meanwhile', async () => {
    const world = await createWorld();
    const account = accountOf(stadt);
    world.accounts.set(stadt, { ...account, server: { ...account.server, version: '4.6.5' } });
    await world.publish('at://1', { texts: ['Eins'] });
    world.server.fates.post.push('lost-before');
    await world.settle();
    expect(world.server.log).toEqual(['post Eins', 'find Eins', 'post Eins']);
  });

  test('is waited for again after each further request', async () => {
    const world = await createWorld();
    await world.publish('at://1', { texts: ['Eins'] });
    world.server.fates.post.push('lost-before', 'slow');
    await world.settle();
    expect(world.server.texts()).toEqual(['Eins']);
  });

  test('is only looked for after 50 minutes from the first attempt, and then a person is asked', async () => {
    const world = await createWorld({ [stadt]: (now) => createServer(now, { canBeSearched: false }) });
    await world.publish('at://1', { texts: ['Eins'] });
    world.server.fates.post = Array.from({ length: 40 }, () => 'lost-before' as const);
    await world.settle();
    expect(problemIn((await only()).state)).toMatchObject({ kind: 'unknown', reason: 'not-found-again' });
    expect((await only()).state.kind).toBe('asks');
    expect(world.clock.now).toBeGreaterThanOrEqual(start + minutes(50));
    expect(world.clock.now).toBeLessThan(start + minutes(60));
    expect(world.server.log.at(-1)).toBe('find Eins');
    expect(world.server.log.at(-2)).toBe('post Eins');
  });

  test('closes the delivery if it is found after 50 minutes, and the thread goes on', async () => {
    const world = await createWorld();
    await world.publish('at://1', { texts: ['Eins', 'Zwei'] });
    world.server.fates.post.push('lost-after');
    await drain(world);
    world.clock.now += minutes(51);
    await world.settle();
    expect(world.server.log).toEqual(['post Eins', 'find Eins', 'post Zwei']);
    expect(await listDeliveries()).toEqual([]);
  });

  test('is sent again after that when a person says so, once', async () => {
    const world = await createWorld();
    await world.publish('at://1', { texts: ['Eins'] });
    world.server.fates.post.push('lost-before');
    await drain(world);
    world.clock.now += minutes(51);
    await world.settle();
    expect((await only()).state.kind).toBe('asks');
    world.server.fates.post.push('lost-before');
    const before = (await only()).statuses[0]?.key;
    await again(world);
    // What a person sends although it may stand already has a key of its own.
    expect((await only()).statuses[0]?.key).not.toBe(before);
    // Lost once more: the word was for one sending.
    expect(problemIn((await only()).state)?.reason).toBe('not-found-again');
    expect(world.server.statuses).toEqual([]);
    await again(world);
    expect(world.server.texts()).toEqual(['Eins']);
    expect(await listDeliveries()).toEqual([]);
  });

  test('stays in doubt when the next attempt is refused', async () => {
    const world = await createWorld();
    await world.publish('at://1', { texts: ['Eins'] });
    world.server.fates.post.push('lost-before', 'refused');
    await world.settle();
    expect((await only()).state.kind).toBe('failed');
    expect((await only()).statuses[0]?.askedAt).toBe(start);
    await again(world);
    expect(world.server.log.slice(-2)).toEqual(['find Eins', 'post Eins']);
  });

  test("does not take another publication's status of the same words for its own", async () => {
    const world = await createWorld();
    await world.publish('at://1', { texts: ['Guten Morgen'] });
    await world.settle();
    await world.publish('at://2', { texts: ['Guten Morgen'] });
    world.server.fates.post.push('lost-before');
    await world.settle();
    expect(world.server.texts()).toEqual(['Guten Morgen', 'Guten Morgen']);
  });

  test('is found though the author wrote a time of the future into the post', async () => {
    const world = await createWorld({ [stadt]: (now) => createServer(now, { honoursKey: false }) });
    await world.publish('at://1', { texts: ['Eins'], time: start + minutes(30) });
    world.server.fates.post.push('lost-after');
    await world.settle();
    expect(world.server.texts()).toEqual(['Eins']);
  });
});

describe('time', () => {
  test('a delivery that nothing lets through is given to a person after about a day, with the true reason', {
    timeout: 60_000,
  }, async () => {
    const world = await createWorld();
    await world.publish('at://1', { texts: ['Eins', 'Zwei'] });
    world.server.fates.post.push('done', ...Array.from({ length: 400 }, () => 'limited' as const));
    await world.settle();
    expect(await only()).toMatchObject({ state: { kind: 'asks', problem: { reason: 'rate-limited' } } });
    expect(world.alarm.at).toBeUndefined();
    world.server.fates.post.length = 0;
    await again(world);
    expect(world.server.texts()).toEqual(['Eins', 'Zwei']);
  });

  test('what is too late when it could go at last says what had kept it', async () => {
    const world = await createWorld();
    await world.publish('at://1', { texts: ['Eins'], media: [picture('a')] });
    world.server.fates.upload = Array.from({ length: 100 }, () => 'offline' as const);
    await world.settle();
    expect(await only()).toMatchObject({ state: { kind: 'asks', problem: { reason: 'no-network' } } });
    expect(world.clock.now).toBeGreaterThan(start + minutes(120));
  });

  test('what was uploaded twenty hours ago and is in no status is uploaded anew', async () => {
    const world = await createWorld();
    await world.publish('at://1', { texts: ['Eins', 'Zwei'], media: [picture('a')] }, { asked: true });
    world.server.fates.post.push('limited');
    await drain(world);
    world.clock.now += minutes(20 * 60);
    await world.settle();
    expect(world.server.log).toEqual(['upload a', 'post Eins', 'upload a', 'post Eins', 'post Zwei']);
    expect(world.server.statuses[0]?.mediaIds).toEqual(['media-1']);
  });

  test('a first send more than two hours after the publication asks a person, who is then obeyed', async () => {
    const world = await createWorld();
    await world.publish('at://1', { texts: ['Eins'], time: start - minutes(121) });
    await world.settle();
    expect(problemIn((await only()).state)).toMatchObject({ reason: 'too-late' });
    expect((await only()).state.kind).toBe('asks');
    expect(world.server.log).toEqual([]);
    await again(world);
    expect(world.server.texts()).toEqual(['Eins']);
  });

  test('one asked for by a person goes at once however late it is', async () => {
    const world = await createWorld();
    await world.publish('at://1', { texts: ['Eins'], time: start - minutes(5000) }, { asked: true });
    await drain(world);
    expect(world.server.texts()).toEqual(['Eins']);
  });

  test("a person's word outlives a limit of the server, which carried nothing out", async () => {
    const world = await createWorld();
    await world.publish('at://1', { texts: ['Eins'], time: start - minutes(5000) }, { asked: true });
    world.server.fates.post.push('limited');
    await world.settle();
    expect(world.server.texts()).toEqual(['Eins']);
  });

  test('a thread that has begun goes on however late it is', async () => {
    const world = await createWorld();
    await world.publish('at://1', { texts: ['Eins', 'Zwei'] });
    world.server.fates.post.push('done', 'limited');
    await drain(world);
    world.clock.now += minutes(300);
    await world.settle();
    expect(world.server.texts()).toEqual(['Eins', 'Zwei']);
  });

  test('a limit is waited for until the time that the server gives', async () => {
    const world = await createWorld();
    await world.publish('at://1', { texts: ['Eins'] });
    world.server.fates.post.push('limited');
    await drain(world);
    expect(world.alarm.at).toBe(start + 600_000);
    expect((await only()).statuses[0]?.askedAt).toBeUndefined();
    world.clock.now = start + 599_000;
    await drain(world);
    expect(world.server.log).toEqual(['post Eins']);
    world.clock.now = start + 600_000;
    await drain(world);
    expect(world.server.log).toEqual(['post Eins', 'post Eins']);
  });
});

test('each step says what is being done, and nothing of that is stored', async () => {
  const world = await createWorld();
  const outbox = createOutbox(world.io);
  const media = [picture('a'), picture('b'), video('c')];
  world.server.processing.questions = 1;
  await world.publish('at://1', { texts: ['Eins', 'Zwei'], media });
  await outbox.drain();
  expect(world.progress).toEqual([
    { step: 'media', at: 1, of: 3 },
    { step: 'media', at: 2, of: 3 },
    { step: 'media', at: 3, of: 3 },
    { step: 'processing' },
    { step: 'status', at: 1, of: 2 },
    { step: 'status', at: 2, of: 2 },
  ]);
  world.progress.length = 0;
  world.server.fates.post.push('lost-after');
  await world.publish('at://2', { texts: ['Drei'] });
  await world.settle(outbox);
  expect(world.progress).toEqual([{ step: 'status', at: 1, of: 1 }, { step: 'look' }]);
});

describe('a refusal', () => {
  test('stops the delivery, keeps it and tells', async () => {
    const world = await createWorld();
    await world.publish('at://1', { texts: ['Eins'], media: [picture()] });
    world.server.fates.post.push('refused');
    await world.settle();
    expect(await only()).toMatchObject({
      state: { kind: 'failed', problem: { reason: 'server-refused', detail: '422' } },
    });
    expect((await only()).statuses[0]?.askedAt).toBeUndefined();
    expect(world.alarm.at).toBeUndefined();
    expect(await world.io.readMedia('at://1', 0)).toBeDefined();
    expect(world.events).toMatchObject([
      { kind: 'problem', publication: 'at://1', tab: 7, accounts: [stadt], state: { kind: 'failed' } },
    ]);
  });

  test('in the middle of a thread: what stands stays, and the rest hangs under it', async () => {
    const world = await createWorld();
    await world.publish('at://1', { texts: ['Eins', 'Zwei', 'Drei'] });
    world.server.fates.post.push('done', 'refused');
    await world.settle();
    expect(world.server.texts()).toEqual(['Eins']);
    await again(world);
    expect(world.server.statuses.map(({ text, replyTo }) => [text, replyTo])).toEqual([
      ['Eins', undefined],
      ['Zwei', 'status-0'],
      ['Drei', 'status-1'],
    ]);
  });

  test('of the token marks the account as signed out, and after signing in it goes on', async () => {
    const world = await createWorld();
    await world.publish('at://1', { texts: ['Eins'] });
    world.server.fates.post.push('signed-out');
    await world.settle();
    expect(world.accounts.get(stadt)?.signedIn).toBe(false);
    expect(await only()).toMatchObject({ state: { kind: 'asks', problem: { kind: 'needs-login' } } });
    const account = world.accounts.get(stadt);
    if (account) world.accounts.set(stadt, { ...account, signedIn: true });
    await changeDelivery((await only()).id, (now) => decided(now, { kind: 'signed-in' }));
    await world.settle();
    expect(world.server.texts()).toEqual(['Eins']);
  });

  test('nothing is asked of a server at which nobody is signed in', async () => {
    const world = await createWorld();
    await world.io.markSignedOut(stadt);
    await world.publish('at://1', { texts: ['Eins'] });
    await world.settle();
    expect(world.server.log).toEqual([]);
    expect(problemIn((await only()).state)?.kind).toBe('needs-login');
  });
});

describe('media', () => {
  test('come before the first status, all of them', async () => {
    const world = await createWorld();
    await world.publish('at://1', { texts: ['Eins', 'Zwei'], media: [picture('a'), picture('b')] });
    await world.settle();
    expect(world.server.log).toEqual(['upload a', 'upload b', 'post Eins', 'post Zwei']);
    expect(world.server.statuses[0]?.mediaIds).toEqual(['media-0', 'media-1']);
  });

  test('that arrived are not sent again because another one failed', async () => {
    const world = await createWorld();
    await world.publish('at://1', { texts: ['Eins'], media: [picture('a'), picture('b')] });
    world.server.fates.upload.push('offline', 'done');
    await drain(world);
    const arrived = { id: 'media-0', ready: true, kind: 'image', description: 'b', at: start };
    expect((await only()).statuses[0]?.media).toEqual([undefined, arrived]);
    await world.settle();
    expect(world.server.log).toEqual(['upload a', 'upload b', 'upload a', 'post Eins']);
    expect(world.server.statuses[0]?.mediaIds).toEqual(['media-1', 'media-0']);
  });

  test.each([
    ['too large', picture('', 1001), 'media-too-large'],
    [
      'of a kind that the server does not take',
      { ...picture(), file: new Blob([], { type: 'image/bmp' }) },
      'media-kind',
    ],
  ])('that are %s stop everything before the first status, without a request', async (_, one, reason) => {
    const world = await createWorld();
    await world.publish('at://1', { texts: ['Eins'], media: [one] });
    await world.settle();
    expect(await only()).toMatchObject({ state: { kind: 'failed', problem: { kind: 'refused', reason } } });
    expect(world.server.log).toEqual([]);
  });

  test('that the server cannot read stop everything before the first status', async () => {
    const world = await createWorld();
    await world.publish('at://1', { texts: ['Eins'], media: [picture('a')] });
    world.server.fates.upload.push('refused');
    await world.settle();
    expect(problemIn((await only()).state)?.reason).toBe('media-failed');
    expect(world.server.statuses).toEqual([]);
  });

  test('of a video are waited for until the server has done its work', async () => {
    const world = await createWorld();
    await world.publish('at://1', { texts: ['Eins'], media: [video('v')] });
    world.server.processing.questions = 3;
    await world.settle();
    expect(world.server.log.filter((line) => line.startsWith('isReady'))).toHaveLength(4);
    expect(world.server.log.at(-1)).toBe('post Eins');
  });

  test('of a video for which the server takes too long are asked for again later, not sent again', async () => {
    const world = await createWorld();
    await world.publish('at://1', { texts: ['Eins'], media: [video('v')] });
    world.server.processing.questions = 200;
    await drain(world);
    expect(problemIn((await only()).state)).toMatchObject({ kind: 'unreachable', reason: 'media-failed' });
    await world.settle();
    expect(world.server.uploads).toHaveLength(1);
    expect(world.server.texts()).toEqual(['Eins']);
  });

  test('have their description cut to what the server takes', async () => {
    const world = await createWorld();
    await world.publish('at://1', {
      texts: ['Eins'],
      media: [picture('Das Rathaus im Abendlicht von Süden')],
    });
    await world.settle();
    expect([...(world.server.uploads[0]?.description ?? '')].length).toBeLessThanOrEqual(20);
  });

  test('leave the store with the last delivery of their publication', async () => {
    const world = await createWorld({ 'museum@kultur.example': createServer });
    await world.publish(
      'at://1',
      { texts: ['Eins'], media: [picture('a')] },
      { to: [stadt, 'museum@kultur.example'] },
    );
    world.serverOf('museum@kultur.example').fates.post.push('limited');
    await drain(world);
    expect(await world.io.readMedia('at://1', 0)).toBeDefined();
    await world.settle();
    expect(await world.io.readMedia('at://1', 0)).toBeUndefined();
  });
});

test('progress is on disk before the request that must not be made twice, and again after its answer', async () => {
  const world = await createWorld();
  await world.publish('at://1', { texts: ['Eins'] });
  const order: string[] = [];
  const { save, post } = world.io;
  const io = {
    ...world.io,
    save: async (delivery: Delivery) => {
      await save(delivery);
      const [status] = delivery.statuses;
      order.push(`saved ${status?.askedAt ? 'asked' : 'before'}${status?.made ? ' made' : ''}`);
    },
    post: async (...request: Parameters<typeof post>) => {
      const [status] = (await only()).statuses;
      order.push(`post, on disk: ${status?.askedAt ? 'asked' : 'before'}`);
      return post(...request);
    },
  };
  await world.settle(createOutbox(io));
  expect(order).toEqual(['saved asked', 'post, on disk: asked', 'saved asked made']);
});

test('two accounts go their own ways', async () => {
  const world = await createWorld({ 'museum@kultur.example': createServer });
  const museum = world.serverOf('museum@kultur.example');
  museum.fates.post.push('refused');
  await world.publish('at://1', { texts: ['Eins'] }, { to: [stadt, 'museum@kultur.example'] });
  await world.settle();
  expect(world.server.texts()).toEqual(['Eins']);
  expect(museum.texts()).toEqual([]);
  expect(await only()).toMatchObject({ account: 'museum@kultur.example', state: { kind: 'failed' } });
});

test('the deliveries of one account go one after another, the oldest publication first', async () => {
  const world = await createWorld();
  await world.publish('at://2', { texts: ['Später'], time: start });
  await world.publish('at://1', { texts: ['Früher', 'und weiter'], time: start - minutes(1) });
  world.server.fates.post.push('limited');
  await drain(world);
  // The limit is the account's: who waits behind does not try it too.
  expect(world.server.log).toEqual(['post Früher']);
  world.server.log.length = 0;
  await world.settle();
  expect(world.server.log).toEqual(['post Früher', 'post und weiter', 'post Später']);
});

test('a delivery that was given up on the way sends nothing more', async () => {
  const world = await createWorld();
  await world.publish('at://1', { texts: ['Eins', 'Zwei'] });
  const { post } = world.io;
  await world.settle(
    createOutbox({
      ...world.io,
      post: async (...request) => {
        const made = await post(...request);
        await world.io.removeDelivery(await only());
        return made;
      },
    }),
  );
  expect(world.server.texts()).toEqual(['Eins']);
  expect(await listDeliveries()).toEqual([]);
});

test('a store that fails holds up neither the call nor the other deliveries of the account', async () => {
  const world = await createWorld();
  await world.publish('at://1', { texts: ['Eins'] });
  await world.publish('at://2', { texts: ['Zwei'] });
  const { readDelivery } = world.io;
  const outbox = createOutbox({
    ...world.io,
    readDelivery: async (id) => {
      if (id.startsWith('at://1')) throw new Error('disk full');
      return readDelivery(id);
    },
  });
  await outbox.drain();
  expect(world.server.texts()).toEqual(['Zwei']);
  expect(outbox.isBusy()).toBe(false);
  expect(world.alarm.at).toBeLessThanOrEqual(start + minutes(1));
});

test('the background is kept awake for as long as something is on its way', async () => {
  const world = await createWorld();
  await world.publish('at://1', { texts: ['Eins'] });
  const outbox = createOutbox(world.io);
  const draining = outbox.drain();
  expect(outbox.isBusy()).toBe(false);
  await draining;
  expect(world.awake).toEqual([true, false]);
});
