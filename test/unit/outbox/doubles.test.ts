import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { readRecord, writeRecord } from '../../../utils/ledger/records.ts';
import { recentStatuses } from '../../../utils/mastodon/recent.ts';
import { remove } from '../../../utils/mastodon/remove.ts';
import * as statuses from '../../../utils/mastodon/statuses.ts';
import { countAttention } from '../../../utils/outbox/attention.ts';
import { discard, takeBack } from '../../../utils/outbox/decisions.ts';
import { doubleOf } from '../../../utils/outbox/doubles.ts';
import { createOutbox, type OutboxIo } from '../../../utils/outbox/outbox.ts';
import { findDouble, keepBoth, removalOf, removeDouble } from '../../../utils/outbox/single.ts';
import * as store from '../../../utils/outbox/store.ts';
import { createMastodon } from '../../stage/mastodon/index.ts';
import { hangUp, serve } from '../mastodon/network.ts';
import { accountOf, createWorld, ledger, stadt, start, type World } from './world.ts';

const host = 'krefeld.example';
const mastodon = createMastodon({ host });
mastodon.addUser({ username: 'stadt', password: '', displayName: 'Stadt' });
const token = mastodon.issueToken('stadt');
const id = `at://1 → ${stadt}`;

let world: World;
let io: OutboxIo;
beforeEach(async () => {
  mastodon.reset();
  await serve(host, mastodon.listener);
  world = await createWorld();
});
afterAll(() => {
  hangUp();
  mastodon.close();
});

/** A browser whose servers are the stage's, of this version. */
async function browserOn(version: string) {
  mastodon.change({ version });
  const answer = await fetch(`https://${host}/api/v1/accounts/verify_credentials`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const { id: remoteId } = await answer.json();
  const base = accountOf(stadt);
  const account = { ...base, token, remoteId, server: { ...base.server, version } };
  io = {
    ...world.io,
    post: statuses.post,
    find: statuses.find,
    describeMade: statuses.describeMade,
    ...{ remove, recent: recentStatuses, findDouble },
    readAccount: async () => account,
  };
  return { account, outbox: createOutbox(io) };
}

/** The same publication from two browsers, whose requests are at the server at the same instant. */
async function sentTwice(version: string, texts = ['Bombenfund']) {
  const { account, outbox } = await browserOn(version);
  mastodon.faults.slowPosts = 40;
  await world.publish('at://1', { texts });
  const other: string[] = [];
  const both = createOutbox({
    ...io,
    post: async (...sent) => {
      const [, status, media, replyTo, key] = sent;
      const [made, there] = await Promise.all([
        io.post(...sent),
        statuses.post(
          account,
          status,
          media,
          replyTo === undefined ? undefined : (other.at(-1) ?? replyTo),
          key,
        ),
      ]);
      other.push(there.id);
      return made;
    },
  });
  await both.drain();
  delete mastodon.faults.slowPosts;
  return { account, outbox, other };
}

const standing = async () => {
  const answer = await fetch(`https://${host}/api/v1/accounts/lookup?acct=stadt`);
  const { id: remoteId } = await answer.json();
  const list = await fetch(`https://${host}/api/v1/accounts/${remoteId}/statuses`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return (
    (await list.json()) as { id: string; content: string; in_reply_to_id: string | null }[]
  ).toReversed();
};

/** The clock goes on until nothing wants to be woken within the next minute. */
const oneMinute = (outbox: ReturnType<typeof createOutbox>) => world.settle(outbox, start + 60_000);

describe('what two browsers sent at the same instant', () => {
  test('stands twice on a server up to 4.5, and is told of within a minute', async () => {
    const { outbox } = await sentTwice('4.5.15');
    expect(await standing()).toHaveLength(2);
    await oneMinute(outbox);
    expect(world.events.at(-1)).toMatchObject({
      ...{ kind: 'double', publication: 'at://1', isDouble: true },
      twice: { links: [expect.stringContaining(`https://${host}/`)] },
    });
    expect((await store.readLook(id))?.double?.second).toHaveLength(1);
    expect(await countAttention()).toEqual({ needs: 1, waiting: 0 });
  });

  test('stands once where the server locks keys, and nobody looks', async () => {
    // 4.6.0 to 4.6.5 answer what comes second with 500, which is looked up.
    const { outbox } = await sentTwice('4.7.0');
    expect(await standing()).toHaveLength(1);
    const asked = mastodon.log.length;
    await oneMinute(outbox);
    expect(mastodon.log.slice(asked)).toEqual([]);
    expect(await store.listLooks()).toEqual([]);
  });

  test('is looked for once, and no more where nothing is found', async () => {
    const { outbox } = await browserOn('4.5.15');
    await world.publish('at://1', { texts: ['Bombenfund'] });
    await outbox.drain();
    const asked = mastodon.log.length;
    await world.settle(outbox);
    expect(mastodon.log.slice(asked).map(({ method, path }) => `${method} ${path}`)).toEqual([
      expect.stringMatching(/^GET \/api\/v1\/accounts\/\d+\/statuses/),
    ]);
    expect(await store.listLooks()).toEqual([]);
  });

  test.each([
    ['ours came first', 0],
    ['ours came second', 1],
  ])('is one again once a person says so: %s', async (_, mine) => {
    const { outbox } = await sentTwice('4.5.15');
    const [first, second] = await standing();
    if (!first || !second) throw new Error('it does not stand twice');
    const record = await readRecord(id);
    if (!record) throw new Error('no record');
    const own = mine ? second : first;
    await writeRecord({ ...record, statuses: [{ id: own.id, url: `https://${host}/@stadt/${own.id}` }] });
    await oneMinute(outbox);
    expect(await removeDouble(id)).toBe(true);
    await world.settle(outbox, world.clock.now + 60_000);
    expect((await standing()).map((each) => each.id)).toEqual([first.id]);
    expect(await readRecord(id)).toMatchObject({ outcome: 'mirrored', statuses: [{ id: first.id }] });
    expect(await store.listLooks()).toEqual([]);
    expect(world.events.at(-1)).toMatchObject({ kind: 'double', isDouble: false });
    expect(await removeDouble(id)).toBe(false);
  });

  test('of a thread the parts of the second go, from its end', async () => {
    const { outbox } = await sentTwice('4.5.15', ['Eins', 'Zwei']);
    expect(await standing()).toHaveLength(4);
    await oneMinute(outbox);
    await removeDouble(id);
    await world.settle(outbox, world.clock.now + 60_000);
    const [one, two, ...others] = await standing();
    expect([one?.content, two?.content, others]).toEqual(['<p>Eins</p>', '<p>Zwei</p>', []]);
    expect(two?.in_reply_to_id).toBe(one?.id);
  });

  test('stays as it is where a person says so, or gives the removal up', async () => {
    const { outbox } = await sentTwice('4.5.15');
    await oneMinute(outbox);
    await removeDouble(id);
    await discard(removalOf(id), { ...store, ...ledger, now: world.io.now });
    expect(await readRecord(id)).toMatchObject({ outcome: 'mirrored' });
    expect(await countAttention()).toEqual({ needs: 1, waiting: 0 });
    await keepBoth(id);
    await world.settle(outbox, world.clock.now + 60_000);
    expect(await standing()).toHaveLength(2);
    expect(await countAttention()).toEqual({ needs: 0, waiting: 0 });
  });

  test('goes both times where all of it is taken back', async () => {
    const { outbox } = await sentTwice('4.5.15');
    await oneMinute(outbox);
    await takeBack(id, { ...store, ...ledger, now: world.io.now });
    await world.settle(outbox, world.clock.now + 60_000);
    expect(await standing()).toEqual([]);
    expect(await store.listLooks()).toEqual([]);
  });

  test('is no problem where the server does not tell, and is given up after three tries', async () => {
    const { outbox } = await sentTwice('4.5.15');
    mastodon.faults.failNext = [{ status: 503, method: 'GET', times: 3 }];
    await world.settle(outbox);
    expect(await store.listLooks()).toEqual([]);
    expect(world.events.filter(({ kind }) => kind === 'problem')).toEqual([]);
  });
});

describe('twice is what says the same at the same time', () => {
  const status = { id: '1', url: 'https://krefeld.example/1', text: 'a', links: [], time: 0, media: 0 };
  const one = { ...status, replyTo: undefined };
  const other = { ...one, id: '2', url: 'https://krefeld.example/2', time: 1000 };
  const known = new Set(['1']);

  test.each([
    ['another text', { text: 'b' }],
    ['another link', { links: ['https://krefeld.de'] }],
    ['a picture more', { media: 1 }],
    ['a reply', { replyTo: '0' }],
    ['an hour later', { time: 3_600_000 }],
  ])('and not with %s', (_, difference) => {
    expect(doubleOf([one], [one, { ...other, ...difference }], known)).toBeUndefined();
    expect(doubleOf([one], [one, other], known)).toBeDefined();
  });

  test('and not what is known to be another post', () => {
    expect(doubleOf([one], [one, other], new Set(['1', '2']))).toBeUndefined();
  });

  test('both browsers say the same of which is the second', () => {
    const ofOne = doubleOf([one], [other, one], new Set(['1']));
    const ofOther = doubleOf([other], [other, one], new Set(['2']));
    expect(ofOne).toEqual(ofOther);
    expect(ofOne?.second).toEqual([{ id: '2', url: other.url }]);
  });
});
