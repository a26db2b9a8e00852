import { IDBCursor, IDBIndex, IDBObjectStore } from 'fake-indexeddb';
import { afterEach, expect, test } from 'vitest';
import { createOutbox } from '../../../utils/outbox/outbox.ts';
import { Problem } from '../../../utils/post/problem.ts';
import { createWorld, minutes, picture, start } from './world.ts';

/** Records that were read, however. */
const read = { count: 0 };
const originals = {
  get: IDBObjectStore.prototype.get,
  getAll: IDBObjectStore.prototype.getAll,
  indexed: IDBIndex.prototype.getAll,
  next: IDBCursor.prototype.continue,
};
type Reads = { get: typeof originals.get; getAll: typeof originals.getAll };

function counting<Name extends keyof Reads>(name: Name, work: Reads[Name]): Reads[Name] {
  return function counted(this: IDBObjectStore, ...given: unknown[]) {
    const request = (work as (...all: unknown[]) => IDBRequest).apply(this, given);
    request.addEventListener('success', () => {
      read.count += name === 'getAll' ? (request.result as unknown[]).length : 1;
    });
    return request;
  } as Reads[Name]; // the same, counted
}

afterEach(() => {
  Object.assign(IDBObjectStore.prototype, { get: originals.get, getAll: originals.getAll });
  IDBIndex.prototype.getAll = originals.indexed;
  IDBCursor.prototype.continue = originals.next;
});

/** So many posts with four pictures each, to a server that takes 30 uploads in half an hour as Mastodon does. */
async function publishAtOnce(count: number) {
  const world = await createWorld();
  const window = { end: 0, uploads: 0 };
  const refused: number[] = [];
  /** Uploads of each half hour that the server took. */
  const taken: number[] = [];
  const readAt: number[] = [];
  const outbox = createOutbox({
    ...world.io,
    sameWithin: async () => minutes(120),
    async upload(...given) {
      const end = (Math.floor(world.clock.now / minutes(30)) + 1) * minutes(30);
      if (end !== window.end) {
        taken.push(0);
        Object.assign(window, { end, uploads: 0 });
      }
      window.uploads += 1;
      if (window.uploads > 30) {
        refused.push(world.clock.now);
        throw new Problem('unreachable', 'rate-limited', '', end);
      }
      taken[taken.length - 1] = window.uploads;
      return world.io.upload(...given);
    },
    async post(...given) {
      const made = await world.io.post(...given);
      readAt.push(read.count);
      return made;
    },
  });
  const media = ['a', 'b', 'c', 'd'].map((description) => picture(description));
  for (let at = 0; at < count; at += 1) {
    const text = `Nr. ${at}`;
    // Somebody wants exactly these, however late they go.
    const claim = { asked: true };
    await outbox.accept(await world.written(`at://${at}`, { texts: [text], media, time: start + at }, claim));
  }
  let wakings = 0;
  for (await outbox.drain(); world.alarm.at !== undefined; wakings += 1) {
    world.clock.now = Math.max(world.clock.now, world.alarm.at);
    await outbox.drain();
  }
  return { world, refused, taken, wakings, readAt };
}

/** Records read for each status, on average, from one to another. */
const perStatus = (readAt: number[], from: number, to: number) =>
  ((readAt[to - 1] ?? 0) - (readAt[from] ?? 0)) / (to - 1 - from);

test('500 posts with four pictures at once go in their order, within the limits, and none more slowly for the others', {
  timeout: 600_000,
}, async () => {
  IDBObjectStore.prototype.get = counting('get', originals.get);
  IDBObjectStore.prototype.getAll = counting('getAll', originals.getAll);
  IDBIndex.prototype.getAll = counting('getAll', originals.indexed as never) as never;
  IDBCursor.prototype.continue = function counted(this: IDBCursor, ...given) {
    read.count += 1;
    return originals.next.apply(this, given);
  };
  const count = 500;
  const { world, refused, taken, wakings, readAt } = await publishAtOnce(count);
  const texts = Array.from({ length: count }, (_, at) => `Nr. ${at}`);
  const lost = texts.filter((text) => !world.server.texts().includes(text));
  expect(world.server.texts()).toEqual(texts);
  expect(world.server.statuses.every(({ mediaIds }) => new Set(mediaIds).size === 4)).toBe(true);
  expect([await world.claims(), await world.deliveries()]).toEqual([[], []]);
  // At most the four pictures that were begun together find the limit, once in each half hour.
  const hours = Math.ceil((count * 4) / 30);
  expect(refused.length).toBeLessThanOrEqual(4 * hours);
  expect(Math.max(...taken)).toBeLessThanOrEqual(30);
  const [full, empty] = [perStatus(readAt, 100, 132), perStatus(readAt, count - 32, count)];
  console.info(
    `Queue: ${count} posts with 4 pictures; lost: ${lost.length}; half hours: ${taken.length}; woken: ${wakings}; refused: ${refused.length}; records read for each: ${full.toFixed(1)} with a full queue, ${empty.toFixed(1)} at its end`,
  );
  expect(full).toBeLessThan(empty * 1.5 + 2);
});
