import { beforeEach, describe, expect, test } from 'vitest';
import { readRecord } from '../../../utils/ledger/records.ts';
import { discard, retry, standingOf, takeBack } from '../../../utils/outbox/decisions.ts';
import { createOutbox, type Outbox } from '../../../utils/outbox/outbox.ts';
import { alsoOf, publicationOf } from '../../../utils/outbox/outcomes-of.ts';
import * as store from '../../../utils/outbox/store.ts';
import { createWorld, ledger, minutes, stadt, start, type World } from './world.ts';

const text = 'Der Wochenmarkt auf dem Westwall öffnet am Samstag erst um neun Uhr';
const again = `${text} #Krefeld`;
const first = `at://1 → ${stadt}`;
const second = `at://2 → ${stadt}`;

let world: World;
let outbox: Outbox;
const decisions = () => ({ ...store, ...ledger, now: world.io.now });
const further = async () => (await readRecord(first))?.further?.map(({ publication }) => publication);

beforeEach(async () => {
  world = await createWorld();
  outbox = createOutbox({ ...world.io, sameWithin: async () => minutes(120) });
});

async function publish(id: string, what: string): Promise<void> {
  await world.publish(id, { texts: [what], time: start });
  await outbox.drain();
}

test('the later parts of a thread lead to its mirror', async () => {
  const claim = await world.written('at://1', { texts: [text], time: start });
  const parts = ['at://1', 'at://1-2', 'at://1-3'].map((id) => ({ id, revision: 'r', text }));
  await store.addClaim({ ...claim, publication: { ...claim.publication, parts } });
  await outbox.drain();
  expect(await standingOf('at://1-3', [stadt], decisions())).toMatchObject([
    { id: first, parts: ['at://1-2', 'at://1-3'] },
  ]);
});

describe('the same content, published once more elsewhere', () => {
  test('is a further source of what stands', async () => {
    await publish('at://1', text);
    await publish('at://2', again);
    expect((await readRecord(first))?.further).toEqual([
      {
        ...{ platform: 'bluesky', profile: 'did:plc:stadt', profileName: 'stadt.example' },
        ...{ publication: 'at://2', address: 'https://bsky.app/at://2', time: start },
      },
    ]);
  });

  test('also where the first is still on its way', async () => {
    world.server.fates.post.push('limited');
    await publish('at://1', text);
    await publish('at://2', again);
    expect((await store.readDelivery(first))?.further).toMatchObject([{ publication: 'at://2' }]);
    await world.settle(outbox);
    expect(await further()).toEqual(['at://2']);
    const done = world.events.findLast(({ kind }) => kind === 'done');
    expect(done).toMatchObject({ delivery: { further: [{ publication: 'at://2' }] } });
  });

  test('also where it is seen in the middle of the sending of the first', async () => {
    const post: typeof world.io.post = async (...sent) => {
      const delivery = await store.readDelivery(first);
      if (!delivery) throw new Error('it is not there');
      const { platform: _, ...source } = delivery.source;
      await world.io.addSource(first, { ...source, platform: 'instagram', publication: 'ig' });
      return world.io.post(...sent);
    };
    outbox = createOutbox({ ...world.io, post });
    await publish('at://1', text);
    expect(await further()).toEqual(['ig']);
  });

  test('stays one where it is discarded, and is none where it goes all the same', async () => {
    await publish('at://1', text);
    await publish('at://2', again);
    await discard(second, decisions());
    expect(await further()).toEqual(['at://2']);
    world = await createWorld();
    outbox = createOutbox({ ...world.io, sameWithin: async () => minutes(120) });
    await publish('at://1', text);
    await publish('at://2', again);
    await retry(second, decisions());
    await world.settle(outbox);
    expect(await further()).toBeUndefined();
    expect(world.server.texts()).toEqual([text, again]);
  });

  test('leads to what stands, where it is edited or deleted', async () => {
    await publish('at://1', text);
    await publish('at://2', again);
    expect(await standingOf('at://2', [stadt], decisions())).toMatchObject([{ id: first }]);
    expect(await standingOf('at://2', ['museum@kultur.example'], decisions())).toEqual([]);
  });

  test('is told too where it is taken back, and leads nowhere then', async () => {
    await publish('at://1', text);
    await publish('at://2', again);
    await takeBack(first, decisions());
    await world.settle(outbox);
    const event = world.events.findLast(({ kind }) => kind === 'taken-back');
    expect(event && [publicationOf(event), ...alsoOf(event)]).toEqual(['at://1', 'at://2']);
    expect(await standingOf('at://2', [stadt], decisions())).toEqual([]);
  });
});
