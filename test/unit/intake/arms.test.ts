import { beforeEach, expect, test } from 'vitest';
import { fakeBrowser } from '../background/browser.ts';

const { arm, disarm, disarmTab, isAnythingArmed } = await import('../../../utils/intake/arms.ts');

const armed = (name: string) => ({
  profile: { platform: 'bluesky' as const, id: `did:plc:${name}`, name },
  accounts: ['stadt@krefeld.example'],
  openedAt: 1,
});

beforeEach(() => fakeBrowser.storage.resetState());

test('one arming is good for one publication', async () => {
  await arm(1, 'a', armed('x'));
  expect(await disarm(1, 'a')).toEqual(armed('x'));
  expect(await disarm(1, 'a')).toBeUndefined();
});

test('even where two publications come at the same moment', async () => {
  await arm(1, 'a', armed('x'));
  const taken = await Promise.all([disarm(1, 'a'), disarm(1, 'a'), disarm(1, 'a')]);
  expect(taken.filter(Boolean)).toHaveLength(1);
});

test('composers that are armed at the same moment are all armed', async () => {
  const names = Array.from({ length: 20 }, (_, index) => String(index));
  await Promise.all(names.map((name) => arm(1, name, armed(name))));
  const taken = await Promise.all(names.map((name) => disarm(1, name)));
  expect(taken.map((each) => each?.profile.name)).toEqual(names);
});

test('a composer belongs to its tab', async () => {
  await arm(1, 'a', armed('x'));
  expect(await disarm(2, 'a')).toBeUndefined();
  expect(await disarm(11, 'a')).toBeUndefined();
  expect(await isAnythingArmed()).toBe(true);
});

test('armed again, with other accounts, the last word counts', async () => {
  await arm(1, 'a', armed('x'));
  await arm(1, 'a', armed('y'));
  expect(await disarm(1, 'a')).toEqual(armed('y'));
  expect(await isAnythingArmed()).toBe(false);
});

test('with a tab all of its composers go, and those of no other', async () => {
  await arm(1, 'a', armed('x'));
  await arm(1, 'b', armed('x'));
  await arm(12, 'a', armed('y'));
  await disarmTab(1);
  expect([await disarm(1, 'a'), await disarm(1, 'b')]).toEqual([undefined, undefined]);
  expect(await disarm(12, 'a')).toEqual(armed('y'));
});

test('a write that fails does not hold up the next one', async () => {
  const { session } = fakeBrowser.storage;
  const { set } = session;
  session.set = () => Promise.reject(new Error('quota'));
  await expect(arm(1, 'a', armed('x'))).rejects.toThrow('quota');
  session.set = set;
  await arm(1, 'b', armed('x'));
  expect(await disarm(1, 'b')).toEqual(armed('x'));
});
