import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { accountOf, createWorld, stadt, type World } from '../outbox/world.ts';
import { calls, fakeBrowser } from './browser.ts';

const { outboxIo } = await import('../../../entrypoints/background/outbox-io.ts');
const { wipe } = await import('../../../utils/pages/wipe.ts');
const { signedIn } = await import('../../../utils/outbox/decisions.ts');
const { createOutbox } = await import('../../../utils/outbox/outbox.ts');
const accounts = await import('../../../utils/mastodon/accounts.ts');

let world: World;
const [wake, tell] = [vi.fn(), vi.fn()];

beforeEach(async () => {
  world = await createWorld();
  await accounts.writeAccount(accountOf(stadt));
});
afterEach(async () => {
  await accounts.wipeAccounts();
  await fakeBrowser.alarms.clearAll();
  vi.clearAllMocks();
});

/** The real world of the background, but for servers, source and plan. */
function io() {
  const { capture, plan, upload, post, find, findDouble, isReady, now, prepare } = world.io;
  const ours = { capture, plan, upload, post, find, findDouble, isReady, now, prepare };
  return { ...outboxIo(wake, tell), ...ours };
}
const run = () => createOutbox(io()).drain();

test('what happens is told', async () => {
  await world.publish('at://1', { texts: ['Eins'] });
  await run();
  expect(tell.mock.calls.map(([event]) => event.kind)).toEqual(['progress', 'done']);
});

test('what is due within seconds is woken for by a timer, before any alarm comes', async () => {
  vi.useFakeTimers();
  await outboxIo(wake, tell).wakeAt(Date.now() + 5000);
  vi.advanceTimersByTime(4999);
  expect(wake).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(wake).toHaveBeenCalledOnce();
  vi.useRealTimers();
});

test('an alarm wakes it for the next try, and to forget what was compared; none is left when all is done', async () => {
  await world.publish('at://1', { texts: ['Eins'] });
  world.server.fates.post.push('limited');
  await run();
  const [alarm] = await fakeBrowser.alarms.getAll();
  expect(alarm?.name).toBe('outbox');
  world.clock.now += 600_000;
  await run();
  expect(await fakeBrowser.alarms.getAll()).toMatchObject([{ name: 'outbox' }]);
  // Its first words are kept for a week, by the browser's own clock.
  world.clock.now = Date.now() + 8 * 24 * 3_600_000;
  await run();
  expect(await fakeBrowser.alarms.getAll()).toEqual([]);
});

test('a token that is refused marks the account, which waits until it is signed in again', async () => {
  await world.publish('at://1', { texts: ['Eins'] });
  world.server.fates.post.push('signed-out');
  await run();
  expect(await accounts.readAccount(stadt)).toMatchObject({ signedIn: false, token: 'geheim' });
  await run();
  expect(world.server.log).toHaveLength(1);
  await accounts.writeAccount(accountOf(stadt));
  await signedIn(stadt);
  await run();
  expect(world.server.texts()).toEqual(['Eins']);
});

test('everything is deleted while something is on its way: nothing more is sent, nothing comes back', async () => {
  await world.publish('at://1', { texts: ['Eins', 'Zwei'] });
  const { post } = world.io;
  const wiping = createOutbox({
    ...io(),
    post: async (...request) => {
      const made = await post(...request);
      await wipe();
      return made;
    },
  });
  await wiping.drain();
  expect(world.server.texts()).toEqual(['Eins']);
  expect([await world.claims(), await world.deliveries(), await world.records()]).toEqual([[], [], []]);
});

test('the statuses of unfinished deliveries are known to stand for something else', async () => {
  await world.publish('at://1', { texts: ['Guten Morgen', 'Teil zwei'] });
  world.server.fates.post.push('done', 'refused');
  await run();
  await world.publish('at://2', { texts: ['Guten Morgen'] });
  world.server.fates.post.push('offline');
  await run();
  world.clock.now += 61_000;
  await run();
  expect(world.server.texts()).toEqual(['Guten Morgen', 'Guten Morgen']);
});

test('the browser is asked for something every 20 seconds while anything is on its way', () => {
  vi.useFakeTimers();
  const { keepAwake } = outboxIo(wake, tell);
  keepAwake(true);
  vi.advanceTimersByTime(60_000);
  expect(calls.getPlatformInfo).toHaveBeenCalledTimes(3);
  keepAwake(false);
  vi.advanceTimersByTime(60_000);
  expect(calls.getPlatformInfo).toHaveBeenCalledTimes(3);
  vi.useRealTimers();
});
