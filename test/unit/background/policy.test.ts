import 'fake-indexeddb/auto';
import { afterEach, expect, test } from 'vitest';
import { accountOf, stadt } from '../outbox/world.ts';
import { fakeBrowser } from './browser.ts';

const { listAccounts, wipeAccounts, writeAccount } = await import('../../../utils/mastodon/accounts.ts');
const { outbox } = await import('../../../utils/outbox/read.ts');
const { listWords } = await import('../../../utils/outbox/words.ts');
const { holdToPolicy } = await import('../../../entrypoints/background/policy.ts');

const setTo = (policy: object) =>
  Object.assign(fakeBrowser.storage, { managed: { get: async () => policy } });
afterEach(async () => {
  setTo({});
  await wipeAccounts();
});

const signedIn = async () => (await listAccounts()).map((account) => [account.id, account.signedIn]);

test('an account on a server that is not allowed is signed out, and no other', async () => {
  await writeAccount(accountOf(stadt));
  await writeAccount({ ...accountOf('stadt@fremd.example'), host: 'fremd.example' });
  setTo({ servers: [accountOf(stadt).host] });
  await holdToPolicy();
  expect(await signedIn()).toEqual([
    ['stadt@fremd.example', false],
    [stadt, true],
  ]);
});

test('where no server is named, all stay as they are', async () => {
  await writeAccount(accountOf(stadt));
  setTo({ descriptions: 'require' });
  await holdToPolicy();
  expect(await signedIn()).toEqual([[stadt, true]]);
});

test('first words are kept for no longer than is set', async () => {
  const day = 24 * 3_600_000;
  const store = await outbox.open();
  await store.put('words', { id: 'a', excerpt: 'Heute', until: Date.now() + day / 2 });
  await store.put('words', { id: 'b', excerpt: 'Morgen', until: Date.now() + 6 * day });
  await holdToPolicy();
  expect(Object.keys(await listWords())).toEqual(['a', 'b']);
  setTo({ wordDays: 1 });
  await holdToPolicy();
  expect(Object.keys(await listWords())).toEqual(['a']);
});
