import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { accountOf, stadt } from '../outbox/world.ts';
import { fakeBrowser } from './browser.ts';

const { lookForBridge } = await import('../../../entrypoints/background/bridge.ts');
const { createBridges } = await import('../../../utils/pages/bridges.ts');
const { wipeAccounts, writeAccount } = await import('../../../utils/mastodon/accounts.ts');
const { newRule } = await import('../../../utils/post/rule.ts');
const { readBridge, unreadBridges, writeBridge } = await import('../../../utils/settings/bridges.ts');
const { writeRule } = await import('../../../utils/settings/rules.ts');

const profile = { platform: 'bluesky', id: 'did:plc:stadt', name: 'stadt.example' } as const;
const bridged = {
  id: '1',
  username: 'stadt.example',
  acct: 'stadt.example@bsky.brid.gy',
  display_name: 'Stadt',
  url: 'https://bsky.brid.gy/ap/did:plc:stadt',
};
const month = 31 * 24 * 3_600_000;

let asked: URL[];
let answer: unknown[];
beforeEach(async () => {
  asked = [];
  answer = [bridged];
  Object.assign(fakeBrowser.storage, { managed: { get: async () => ({}) } });
  await writeAccount(accountOf(stadt));
  await writeRule(newRule(profile, [stadt]));
  vi.stubGlobal('fetch', async (input: string) => {
    asked.push(new URL(input));
    return new Response(JSON.stringify(answer), { headers: { 'content-type': 'application/json' } });
  });
});
afterEach(async () => {
  vi.unstubAllGlobals();
  fakeBrowser.storage.resetState();
  await wipeAccounts();
});

test('a bridged profile is found by the account’s own server, which is asked once', async () => {
  await lookForBridge(profile, 1000);
  await lookForBridge(profile, 1000 + month);
  expect(asked.map(({ host }) => host)).toEqual([accountOf(stadt).host]);
  expect(asked[0]?.searchParams.get('q')).toBe('stadt.example@bsky.brid.gy');
  expect(await unreadBridges()).toEqual({ [profile.id]: 'stadt.example@bsky.brid.gy' });
  await writeBridge(profile.id, { handle: 'stadt.example@bsky.brid.gy', at: 1000, isRead: true });
  expect(await unreadBridges()).toEqual({});
});

test('it is told in the popup until somebody has read of it, and the profile can be switched off there', async () => {
  await lookForBridge(profile, 1000);
  const told = createBridges(() => {});
  await told.read();
  expect(told.state.bridges).toEqual({ [profile.id]: 'stadt.example@bsky.brid.gy' });
  const [rule] = told.state.rules;
  if (!rule) throw new Error('there is no rule');
  await told.save({ ...rule, mode: 'never' }, rule);
  expect(told.state.rules).toMatchObject([{ mode: 'never' }]);
  await told.markRead(profile.id);
  expect(told.state.bridges).toEqual({});
});

test('where there is none, that holds for a month', async () => {
  answer = [];
  await lookForBridge(profile, 1000);
  await lookForBridge(profile, 2000);
  expect(asked).toHaveLength(1);
  await lookForBridge(profile, 1000 + month);
  expect(asked).toHaveLength(2);
});

test('an account of another name is no bridge', async () => {
  answer = [{ ...bridged, acct: 'stadt.example@fremd.example', url: 'https://fremd.example/@stadt' }];
  await lookForBridge(profile, 1000);
  expect(await readBridge(profile.id)).toMatchObject({ handle: '' });
});

test('nobody is asked for other platforms, without a rule, or without an account', async () => {
  await lookForBridge({ ...profile, platform: 'facebook' });
  await lookForBridge({ ...profile, id: 'did:plc:other' });
  await wipeAccounts();
  await lookForBridge(profile);
  expect(asked).toEqual([]);
});
