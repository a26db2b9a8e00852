import { beforeEach, expect, test, vi } from 'vitest';
import { inTurn } from '../../../utils/in-turn.ts';
import { fakeBrowser } from '../background/browser.ts';

/*
 * Chromium's answer comes five seconds after its start on Linux, where it waits for the folder of its policies to settle.
 */

let answer: (policy: object) => void;
const managed = { get: () => new Promise<object>((resolve) => (answer = resolve)) };

const start = async () => {
  vi.resetModules();
  return import('../../../utils/settings/managed.ts');
};
const isSettled = async (promise: Promise<unknown>) => {
  const open = Symbol();
  await vi.advanceTimersByTimeAsync(1000);
  return (await Promise.race([promise, Promise.resolve(open)])) !== open;
};

beforeEach(() => {
  vi.useFakeTimers();
  fakeBrowser.storage.resetState();
  Object.assign(fakeBrowser.storage, { managed });
  return () => vi.useRealTimers();
});

async function heardBefore(policy: object) {
  const { surePolicy } = await start();
  const asking = surePolicy();
  answer(policy);
  await asking;
  await vi.advanceTimersByTimeAsync(0);
}

test('what was never said is waited for', async () => {
  const { currentPolicy } = await start();
  const policy = currentPolicy();
  expect(await isSettled(policy)).toBe(false);
  answer({ pause: 3 });
  expect(await policy).toEqual({ pause: 3 });
});

test('after another start what was said last holds until it is said, and a change is told', async () => {
  await heardBefore({ pause: 3 });
  const { currentPolicy, watchManaged } = await start();
  const changed = vi.fn(async () => {});
  watchManaged(inTurn(changed));
  const policy = currentPolicy();
  expect(await isSettled(policy)).toBe(true);
  expect(await policy).toEqual({ pause: 3 });
  answer({ pause: 4 });
  await vi.advanceTimersByTimeAsync(0);
  expect(changed).toHaveBeenCalledOnce();
  const next = currentPolicy();
  answer({ pause: 4 });
  expect(await next).toEqual({ pause: 4 });
});

test('nothing is told where it is the same', async () => {
  await heardBefore({});
  const { currentPolicy, watchManaged } = await start();
  const changed = vi.fn(async () => {});
  watchManaged(inTurn(changed));
  const policy = currentPolicy();
  expect(await isSettled(policy)).toBe(true);
  answer({});
  await vi.advanceTimersByTimeAsync(0);
  expect([await policy, changed.mock.calls]).toEqual([{}, []]);
});

test('what must not be done by a policy of yesterday waits for that of today', async () => {
  await heardBefore({ servers: ['a.example'] });
  const { surePolicy } = await start();
  const policy = surePolicy();
  expect(await isSettled(policy)).toBe(false);
  answer({ servers: [] });
  expect(await policy).toEqual({ servers: [] });
});
