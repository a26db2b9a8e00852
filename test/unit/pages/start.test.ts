import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from '../background/browser.ts';
import { accountOf, stadt } from '../outbox/world.ts';

const { wipeAccounts, writeAccount } = await import('../../../utils/mastodon/accounts.ts');
const { createStart } = await import('../../../utils/pages/start.ts');
const { freshRule } = await import('../../../utils/settings/rules.ts');

let requests: string[];
let made: object;

beforeEach(async () => {
  requests = [];
  made = { id: '11', url: 'https://krefeld.example/@stadt/11', visibility: 'direct', mentions: [] };
  Object.assign(fakeBrowser.storage, { managed: { get: async () => ({}) } });
  await writeAccount(accountOf(stadt));
  vi.stubGlobal('fetch', async (input: string, { method = 'GET', body }: RequestInit = {}) => {
    requests.push(`${method} ${new URL(input).pathname} ${body ?? ''}`.trim());
    return new Response(JSON.stringify(made), { headers: { 'content-type': 'application/json' } });
  });
});
afterEach(async () => {
  vi.unstubAllGlobals();
  fakeBrowser.storage.resetState();
  await wipeAccounts();
});

async function opened() {
  const start = createStart({ language: 'de', text: 'Eine Probe', changed: () => {} });
  await start.open();
  return start;
}

test('a trial is seen by the account alone, is found again after it was left, and taken back', async () => {
  const start = await opened();
  await start.tryOut(stadt);
  expect(requests).toEqual([
    'POST /api/v1/statuses {"status":"Eine Probe","visibility":"direct","language":"de"}',
  ]);
  const later = await opened();
  expect(later.state().trial).toEqual({
    kind: 'stands',
    account: stadt,
    url: 'https://krefeld.example/@stadt/11',
  });
  await later.takeBack();
  expect(requests.at(-1)).toBe('DELETE /api/v1/statuses/11');
  expect(later.state().trial).toEqual({ kind: 'removed' });
  expect((await opened()).state().trial).toEqual({ kind: 'none' });
});

test.each([{ visibility: 'public' }, { mentions: [{ id: '1' }] }])(
  'a server that makes it anything else has it taken back at once: %o',
  async (other) => {
    made = { ...made, ...other };
    const start = await opened();
    await start.tryOut(stadt);
    expect(requests.at(-1)).toBe('DELETE /api/v1/statuses/11');
    expect(start.state().trial).toMatchObject({
      kind: 'failed',
      isThere: false,
      problem: { reason: 'strange-answer' },
    });
  },
);

test('what could not be taken back is said to stand, and can be tried again', async () => {
  const start = await opened();
  await start.tryOut(stadt);
  vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('Failed to fetch')));
  await start.takeBack();
  expect(start.state().trial).toMatchObject({
    kind: 'failed',
    isThere: true,
    problem: { reason: 'no-network' },
  });
  vi.stubGlobal('fetch', async () => new Response('{"error":"Record not found"}', { status: 404 }));
  await start.takeBack();
  expect(start.state().trial).toEqual({ kind: 'removed' });
});

test('the step is found again, and what was chosen for new profiles is what they begin with', async () => {
  const start = await opened();
  start.go(2);
  await start.chooseForNew({ descriptions: 'require' });
  await start.chooseForNew({ visibility: 'unlisted' });
  expect((await opened()).state()).toMatchObject({
    step: 2,
    newProfiles: { descriptions: 'require', visibility: 'unlisted' },
  });
  const rule = await freshRule({ platform: 'facebook', id: '1', name: 'VHS' }, []);
  expect(rule).toMatchObject({ descriptions: 'require', visibility: 'unlisted', mode: 'ask' });
});
