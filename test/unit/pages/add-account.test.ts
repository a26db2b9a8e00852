import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { AddAccountState } from '../../../utils/post/options.ts';
import { fakeBrowser } from '../background/browser.ts';
import { accountOf, stadt } from '../outbox/world.ts';

const { listAccounts, wipeAccounts, writeAccount } = await import('../../../utils/mastodon/accounts.ts');
const { createAddAccount } = await import('../../../utils/pages/add-account.ts');

const host = 'social.example';
const instance = {
  version: '4.5.0',
  title: 'Social',
  domain: host,
  rules: [{ id: '1', text: 'Kein Crossposting.' }],
};

/** What the browser was asked of permissions, in order. */
let asked: string[];
let granted: Set<string>;
let set: object;

beforeEach(() => {
  asked = [];
  granted = new Set();
  set = {};
  const told = (what: string, { origins = [] }: { origins?: string[] }) =>
    asked.push(`${what} ${origins.join()}`);
  Object.assign(fakeBrowser.storage, { managed: { get: async () => set } });
  Object.assign(fakeBrowser.permissions, {
    request: async (wanted: { origins: string[] }) => {
      told('request', wanted);
      for (const origin of wanted.origins) granted.add(origin);
      return true;
    },
    remove: async (given: { origins: string[] }) => {
      told('remove', given);
      return given.origins.every((origin) => granted.delete(origin));
    },
    contains: async ({ origins = [] }: { origins?: string[] }) =>
      origins.every((origin) => granted.has(origin)),
  });
  Object.assign(fakeBrowser, {
    identity: {
      getRedirectURL: () => 'https://id.example/mastodon',
      launchWebAuthFlow: async ({ url }: { url: string }) => {
        const state = new URL(url).searchParams.get('state');
        return `https://id.example/mastodon?code=c&state=${state}`;
      },
    },
  });
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await wipeAccounts();
});

/** A server that answers as Mastodon does; `open` says whether it may be asked without a permission. */
function serve({ open = true, token = true }: { open?: boolean; token?: boolean } = {}) {
  const answers: Record<string, unknown> = {
    '/api/v2/instance': instance,
    '/api/v1/apps': { client_id: 'i', client_secret: 's' },
    '/oauth/token': token ? { access_token: 'neu', token_type: 'Bearer' } : { error: 'invalid_grant' },
    '/api/v1/accounts/verify_credentials': {
      ...{ id: '7', username: 'stadt', acct: 'stadt', display_name: 'Stadt', avatar: '' },
      url: `https://${host}/@stadt`,
    },
  };
  vi.stubGlobal('fetch', async (input: string | URL | Request) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input);
    if (!open && !granted.has(`https://${host}/*`)) throw new TypeError('Failed to fetch');
    const status = pathname === '/oauth/token' && !token ? 400 : pathname in answers ? 200 : 404;
    return new Response(JSON.stringify(answers[pathname] ?? {}), {
      status,
      headers: { 'content-type': 'application/json' },
    });
  });
}

function adding() {
  const states: AddAccountState[] = [];
  const account = createAddAccount({
    language: 'de',
    change: (state) => states.push(state),
    added: async () => {},
  });
  const reached = (kind: AddAccountState['kind']) =>
    vi.waitFor(() => {
      const last = states.at(-1);
      expect(last?.kind).toBe(kind);
      return last;
    });
  return { ...account, states, reached };
}

test('the permission is asked for only once a server was found, whose rules are shown before', async () => {
  serve();
  const { add, goOn, reached } = adding();
  add(host);
  expect(await reached('found')).toMatchObject({
    server: host,
    title: 'Social',
    rules: ['Kein Crossposting.'],
  });
  expect(asked).toEqual([]);
  goOn();
  expect(await reached('connected')).toMatchObject({ handle: `@stadt@${host}`, wasThere: false });
  expect(asked).toEqual([`request https://${host}/*`]);
  expect((await listAccounts()).map(({ id }) => id)).toEqual([`stadt@${host}`]);
});

test('to connect an account twice renews it, and is said', async () => {
  serve();
  await writeAccount({ ...accountOf(stadt), id: `stadt@${host}`, host });
  const { add, goOn, reached } = adding();
  add(host);
  await reached('found');
  goOn();
  expect(await reached('connected')).toMatchObject({ wasThere: true });
  expect(await listAccounts()).toHaveLength(1);
});

test('a server that is silent without a permission is asked with one, and loses it where it is none', async () => {
  serve({ open: false });
  const { add, allow, reached, states } = adding();
  add(host);
  await reached('silent');
  expect(asked).toEqual([]);
  allow();
  await reached('found');
  vi.stubGlobal(
    'fetch',
    async () => new Response('<h1>Stadt</h1>', { headers: { 'content-type': 'text/html' } }),
  );
  states.length = 0;
  add(host);
  expect(await reached('failed')).toMatchObject({ problem: { reason: 'not-mastodon' } });
  expect(asked.at(-1)).toBe(`remove https://${host}/*`);
});

test('a sign-in that fails gives the permission back, but not that of a server in use', async () => {
  serve({ token: false });
  const first = adding();
  first.add(host);
  await first.reached('found');
  first.goOn();
  await first.reached('failed');
  await vi.waitFor(() => expect(asked).toEqual([`request https://${host}/*`, `remove https://${host}/*`]));
  await writeAccount({ ...accountOf(stadt), id: `andere@${host}`, host });
  asked = [];
  first.add(host);
  await first.reached('found');
  first.goOn();
  await first.reached('failed');
  expect(asked).toEqual([`request https://${host}/*`]);
});

test('a server that the administration does not allow is said before anybody is asked for anything', async () => {
  serve();
  set = { servers: ['andere.example'] };
  const { add, reached } = adding();
  add(host);
  expect(await reached('failed')).toMatchObject({ problem: { reason: 'not-allowed' } });
  expect(asked.filter((each) => each.startsWith('request'))).toEqual([]);
});

test('an account that is not provided is not kept where only provided ones may be', async () => {
  serve();
  set = { mayChange: [], accounts: [{ server: host, handle: `@vhs@${host}` }] };
  const { add, goOn, reached } = adding();
  add(host);
  await reached('found');
  goOn();
  expect(await reached('failed')).toMatchObject({
    problem: { reason: 'not-allowed', detail: `@stadt@${host}` },
  });
  expect(await listAccounts()).toEqual([]);
});
