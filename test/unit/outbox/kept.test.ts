import { beforeEach, describe, expect, test } from 'vitest';
import { discard, takeBack, undo } from '../../../utils/outbox/decisions.ts';
import { finish as finished } from '../../../utils/outbox/finish.ts';
import { createOutbox, type Outbox } from '../../../utils/outbox/outbox.ts';
import * as store from '../../../utils/outbox/store.ts';
import { listWords } from '../../../utils/outbox/words.ts';
import { createWorld, ledger, minutes, picture, stadt, start, type World } from './world.ts';

const words = 'Bombenfund in Uerdingen';
const described = 'Ein Krater im Garten';
const id = `at://1 → ${stadt}`;

let world: World;
let outbox: Outbox;
const decisions = () => ({ ...store, ...ledger, now: world.io.now });
beforeEach(async () => {
  world = await createWorld();
  outbox = createOutbox({ ...world.io, sameWithin: async () => minutes(120) });
});

async function publish(claim = {}): Promise<void> {
  const media = [picture(described)];
  await world.publish('at://1', { texts: [words, 'Zweiter Teil'], media, time: start }, claim);
  await outbox.drain();
}

/** Everything that lies in every store of this browser, with the store's name. */
async function stored(): Promise<[store: string, value: unknown][]> {
  const found: [string, unknown][] = [];
  for (const { name = '' } of await indexedDB.databases()) {
    const opened = await answer(indexedDB.open(name));
    for (const each of opened.objectStoreNames) {
      const all = await answer(opened.transaction(each).objectStore(each).getAll());
      found.push(...all.map((value): [string, unknown] => [`${name}.${each}`, value]));
    }
    opened.close();
  }
  return found;
}

const answer = <T>(request: IDBRequest<T>) =>
  new Promise<T>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** The stores in which words, descriptions or files of the post lie. */
async function storesWithContent(): Promise<string[]> {
  const content = (await stored()).filter(([, value]) => holdsContent(value));
  return [...new Set(content.map(([name]) => name))].sort();
}

function holdsContent(value: unknown): boolean {
  if (value instanceof Blob) return true;
  if (typeof value === 'string')
    return [words, described, 'Zweiter Teil'].some((each) => value.includes(each));
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some(holdsContent);
}

describe('of the content of a post is kept', () => {
  test('all that is needed as long as it is on its way', async () => {
    world.server.fates.post.push('limited');
    await publish();
    expect(await storesWithContent()).toEqual(['outbox.contents', 'outbox.deliveries', 'outbox.media']);
  });

  test('only what is compared once it stands, and nothing when that time is over', async () => {
    await publish();
    expect(world.server.texts()).toHaveLength(2);
    expect(await storesWithContent()).toEqual(['outbox.contents']);
    await world.settle(outbox, start + minutes(119));
    expect(await storesWithContent()).toEqual(['outbox.contents']);
    await world.settle(outbox, start + minutes(121));
    expect(await storesWithContent()).toEqual([]);
    // What happened is known all the same.
    expect((await stored()).map(([name]) => name)).toEqual(['ledger.records']);
  });

  test('its first words for as long as was chosen, and no longer than it stands', async () => {
    const day = minutes(24 * 60);
    const finish: typeof world.io.finish = (delivery) => finished(delivery, world.io.now(), undefined, 7);
    outbox = createOutbox({ ...world.io, finish });
    await publish();
    expect(await storesWithContent()).toEqual(['outbox.words']);
    expect(await listWords()).toEqual({ [id]: words });
    await world.settle(outbox, start + 7 * day - minutes(60));
    expect(await storesWithContent()).toEqual(['outbox.words']);
    await world.settle(outbox, start + 7 * day);
    expect(await storesWithContent()).toEqual([]);
    await world.publish('at://2', { texts: [words], time: start + 7 * day });
    await outbox.drain();
    await takeBack(`at://2 → ${stadt}`, decisions());
    await outbox.drain();
    expect(await storesWithContent()).toEqual([]);
  });

  test('nothing once it is given up, or undone', async () => {
    world.server.fates.post.push('refused');
    await publish();
    await discard(id, decisions());
    expect(await storesWithContent()).toEqual([]);
    world = await createWorld();
    outbox = createOutbox({ ...world.io, sameWithin: async () => minutes(120) });
    await publish({ until: start + 10_000 });
    expect(await storesWithContent()).toContain('outbox.deliveries');
    await undo('at://1', decisions());
    expect(await storesWithContent()).toEqual([]);
  });

  test('nothing once it is taken back', async () => {
    await publish();
    await takeBack(id, decisions());
    await outbox.drain();
    expect(world.server.texts()).toEqual([]);
    expect(await storesWithContent()).toEqual([]);
  });

  test('nothing of what is the same, once that is discarded', async () => {
    await publish();
    await world.publish('at://2', {
      texts: [words, 'Zweiter Teil'],
      media: [picture(described)],
      time: start,
    });
    await outbox.drain();
    await world.settle(outbox, start + minutes(119));
    expect(await storesWithContent()).toContain('outbox.deliveries');
    await discard(`at://2 → ${stadt}`, decisions());
    expect(await storesWithContent()).toEqual(['outbox.contents']);
    await world.settle(outbox, start + minutes(121));
    expect(await storesWithContent()).toEqual([]);
  });
});
