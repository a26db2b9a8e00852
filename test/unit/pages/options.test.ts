import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { calls, fakeBrowser } from '../background/browser.ts';
import { accountOf, stadt } from '../outbox/world.ts';

const { listAccounts, wipeAccounts, writeAccount, writeApp } = await import(
  '../../../utils/mastodon/accounts.ts'
);
const { createOptions } = await import('../../../utils/pages/options.ts');
const { wipe: wipeHere } = await import('../../../utils/pages/wipe.ts');
const { newRule } = await import('../../../utils/post/rule.ts');
const { writeRule } = await import('../../../utils/settings/rules.ts');

const rule = newRule({ platform: 'bluesky', id: 'did:plc:stadt', name: 'stadt.example' }, [stadt]);

beforeEach(async () => {
  const { host } = accountOf(stadt);
  await writeAccount(accountOf(stadt));
  await writeApp({ host, redirectUri: 'r', clientId: 'i', clientSecret: 's' });
  await writeRule(rule);
  fakeBrowser.permissions.getAll = async () => ({ origins: [] });
  calls.tellPages.mockImplementation(() => wipeHere());
});
afterEach(async () => {
  vi.unstubAllGlobals();
  vi.clearAllMocks();
  fakeBrowser.storage.resetState();
  await wipeAccounts();
});

async function opened() {
  const options = createOptions({ language: 'de', changed: () => {} });
  await options.read();
  return options;
}

test('to delete everything waits for no server, and still asks it to take the token back', async () => {
  const asked: string[] = [];
  let answer = (_: Response) => {};
  vi.stubGlobal('fetch', (input: string, { body }: RequestInit) => {
    asked.push(`${input} ${body}`);
    return new Promise<Response>((resolve) => {
      answer = resolve;
    });
  });
  const options = await opened();
  const done = options.wipe();
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  expect(await listAccounts()).toEqual([]);
  expect(options.state()).toMatchObject({ accounts: [], rules: [] });
  expect(asked[0]).toContain(`/oauth/revoke client_id=i&client_secret=s&token=${accountOf(stadt).token}`);
  answer(new Response('{}'));
  await done;
});

test('the token that may also search is taken back by the app that it was given to', async () => {
  const account = { ...accountOf(stadt), canSearch: true };
  await writeAccount(account);
  await writeApp({ host: account.host, redirectUri: 'r', clientId: 'wide', clientSecret: 'w' }, true);
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (_: string, { body }: RequestInit) => {
    asked.push(String(body));
    return new Response('{}');
  });
  await (await opened()).wipe();
  expect(asked.filter((body) => body.includes('token='))).toEqual([
    `client_id=wide&client_secret=w&token=${account.token}`,
  ]);
});

test('what could not be deleted is said, and everything else is gone', async () => {
  vi.stubGlobal('fetch', async () => new Response('{}'));
  const clear = vi.spyOn(fakeBrowser.storage.session, 'clear').mockRejectedValue(new Error('locked'));
  const options = await opened();
  await options.wipe();
  expect(options.state().unread).toEqual([{ kind: 'refused', reason: 'bug', detail: 'locked' }]);
  expect(options.state()).toMatchObject({ accounts: [], rules: [] });
  clear.mockRestore();
});

test('a rule for which the disk has no room is said to be unsaved, and shown as it is stored', async () => {
  const full = new DOMException('The quota has been exceeded.', 'QuotaExceededError');
  const set = vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValue(full);
  const options = await opened();
  await options.saveRule({ ...rule, mode: 'never' }, rule);
  set.mockRestore();
  expect(options.state().unread).toMatchObject([{ reason: 'disk-full' }]);
  expect(options.state().rules).toEqual([rule]);
});

test('of two changes that follow each other neither is lost, though both were made of what was shown before', async () => {
  const options = await opened();
  const all = [
    options.saveRule({ ...rule, ending: 'Stadt Krefeld' }, rule),
    options.saveRule({ ...rule, mode: 'never' }, rule),
  ];
  await Promise.all(all);
  expect(options.state().rules).toEqual([{ ...rule, ending: 'Stadt Krefeld', mode: 'never' }]);
});

test('a broken account is named, the others are there, and it can be removed', async () => {
  await writeAccount({ ...accountOf('kaputt@social.example'), token: 7 as never });
  const options = await opened();
  expect(options.state().accounts.map(({ id }) => id)).toEqual([stadt]);
  expect(options.state().broken.accounts).toEqual(['kaputt@social.example']);
  await options.removeBroken('accounts');
  expect(options.state().broken.accounts).toEqual([]);
});
