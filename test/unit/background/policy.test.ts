import 'fake-indexeddb/auto';
import { afterEach, expect, test } from 'vitest';
import { accountOf, stadt } from '../outbox/world.ts';
import { fakeBrowser } from './browser.ts';

const { listAccounts, wipeAccounts, writeAccount } = await import('../../../utils/mastodon/accounts.ts');
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
