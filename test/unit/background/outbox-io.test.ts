import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { accountOf, createWorld, stadt, type World } from '../outbox/world.ts';
import { calls, fakeBrowser } from './browser.ts';

const { outboxIo } = await import('../../../entrypoints/background/outbox-io.ts');
const { wipe } = await import('../../../entrypoints/background/wipe.ts');
const { signedIn } = await import('../../../utils/outbox/decisions.ts');
const { createOutbox } = await import('../../../utils/outbox/outbox.ts');
const accounts = await import('../../../utils/mastodon/accounts.ts');

let world: World;

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
  const { capture, plan, upload, post, find, isReady, now, prepare } = world.io;
  return { ...outboxIo(), capture, plan, upload, post, find, isReady, now, prepare };
}
const run = () => createOutbox(io()).drain();

describe('the background tells the tab', () => {
  test('that the post stands, and where', async () => {
    await world.publish('at://1', { texts: ['Eins', 'Zwei'] });
    await run();
    expect(calls.sendMessage.mock.calls).toEqual([
      [
        7,
        {
          type: 'outcome',
          outcome: {
            ...{ account: stadt, publication: 'at://1', state: 'done' },
            url: 'https://krefeld.example/@stadt/status-0',
          },
        },
      ],
    ]);
  });

  test.each([
    ['waiting', 'limited', 'rate-limited'],
    ['failed', 'refused', 'server-refused'],
  ] as const)('that it is %s', async (state, fate, reason) => {
    await world.publish('at://1', { texts: ['Eins'] });
    world.server.fates.post.push(fate);
    await run();
    expect(calls.sendMessage.mock.calls[0]?.[1]).toMatchObject({ outcome: { state, problem: { reason } } });
  });

  test('unless nobody is to be told', async () => {
    await world.publish('at://1', { texts: ['Eins'] }, { tab: undefined });
    await run();
    expect(world.server.texts()).toEqual(['Eins']);
    expect(calls.sendMessage).not.toHaveBeenCalled();
  });

  test('and does not mind that the tab is gone', async () => {
    calls.sendMessage.mockRejectedValueOnce(new Error('Could not establish connection'));
    await world.publish('at://1', { texts: ['Eins'] });
    await run();
    expect(await world.deliveries()).toEqual([]);
  });
});

test('an alarm wakes it for the next try, and none is left when all is done', async () => {
  await world.publish('at://1', { texts: ['Eins'] });
  world.server.fates.post.push('limited');
  await run();
  const [alarm] = await fakeBrowser.alarms.getAll();
  expect(alarm?.name).toBe('outbox');
  world.clock.now += 600_000;
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
  world.clock.now += 2000;
  await run();
  expect(world.server.texts()).toEqual(['Guten Morgen', 'Guten Morgen']);
});

test('the browser is asked for something every 20 seconds while anything is on its way', () => {
  vi.useFakeTimers();
  const { keepAwake } = outboxIo();
  keepAwake(true);
  vi.advanceTimersByTime(60_000);
  expect(calls.getPlatformInfo).toHaveBeenCalledTimes(3);
  keepAwake(false);
  vi.advanceTimersByTime(60_000);
  expect(calls.getPlatformInfo).toHaveBeenCalledTimes(3);
  vi.useRealTimers();
});
