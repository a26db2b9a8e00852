import 'fake-indexeddb/auto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { isProfileAt } from '../../../utils/mastodon/account-said.ts';
import {
  listAccounts,
  readApp,
  type SignedIn,
  wipeAccounts,
  writeAccount,
} from '../../../utils/mastodon/accounts.ts';
import type * as SignIn from '../../../utils/mastodon/sign-in.ts';
import { accountHandle } from '../../../utils/post/account.ts';
import { createMastodon } from '../../stage/mastodon/index.ts';
import { always, hangUp, serve } from './network.ts';

const host = 'social.example';
const redirectUri = 'https://abcdefgh.chromiumapp.org/mastodon';
const mastodon = createMastodon({ host, title: 'Stadt' });
mastodon.addUser({ username: 'presse', password: 'richtig', displayName: 'Pressestelle' });
let signIn: typeof SignIn.signIn;
let revoke: typeof SignIn.revoke;

beforeAll(async () => {
  ({ signIn, revoke } = await import('../../../utils/mastodon/sign-in.ts'));
});
beforeEach(async () => {
  await wipeAccounts();
  await serve(host, mastodon.listener);
});
afterEach(() => {
  mastodon.reset();
  hangUp();
});
afterAll(() => mastodon.close());

/** A person at the server's pages: signs in and decides. Redirects are followed by hand, as the browser's window does. */
async function person(url: string, { denies = false } = {}): Promise<string> {
  let cookie = '';
  const visit = async (path: string, form?: Record<string, string>): Promise<Response> => {
    const response = await fetch(new URL(path, `https://${host}`), {
      redirect: 'manual',
      headers: { cookie },
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    });
    cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    return response;
  };
  await visit(url);
  await visit('/auth/sign_in', { 'user[email]': 'presse', 'user[password]': 'richtig' });
  const asked = Object.fromEntries(new URL(url).searchParams);
  const decided = await visit('/oauth/authorize', { ...asked, ...(denies ? { _method: 'delete' } : {}) });
  const location = decided.headers.get('location');
  if (!location) throw new Error(`the server asks no further: ${decided.status}`);
  return location;
}

const window = (open: (url: string) => Promise<string> = person) => ({ redirectUri, open });
const how = { language: 'de' };
const reasonOf = (work: Promise<unknown>) =>
  work.then(
    () => 'nothing was thrown',
    (thrown) => thrown.report?.reason ?? String(thrown),
  );
/** The server's answer, changed on its way back. */
const changed = (change: (answer: URLSearchParams) => void) =>
  window(async (url) => {
    const answer = new URL(await person(url));
    change(answer.searchParams);
    return answer.href;
  });
const pathsOf = (method: string) =>
  mastodon.log.filter((line) => line.method === method).map(({ path }) => path);

describe('signing in', () => {
  test('gives the account with its token and the limits of its server', async () => {
    const account = await signIn(host, window(), how);
    expect(account).toMatchObject({
      ...{ id: 'presse@social.example', host, username: 'presse', displayName: 'Pressestelle' },
      ...{ url: 'https://social.example/@presse', signedIn: true, token: expect.stringMatching(/.{20}/) },
      server: { title: 'Stadt', software: 'mastodon' },
      limits: { characters: 500 },
    });
    expect(account.avatar).toMatch(/^data:image\/png;base64,/);
  });

  test('asks by PKCE and with a state of its own each time, in the language of the person', async () => {
    const asked: URLSearchParams[] = [];
    const watched = window((url) => {
      asked.push(new URL(url).searchParams);
      return person(url);
    });
    await signIn(host, watched, how);
    await signIn(host, watched, { language: 'en' });
    const [first, second] = asked;
    expect(Object.fromEntries(first ?? [])).toMatchObject({
      ...{ response_type: 'code', redirect_uri: redirectUri, code_challenge_method: 'S256', lang: 'de' },
      scope: 'read:accounts read:statuses write:statuses write:media',
    });
    expect([first?.get('force_login'), second?.get('force_login')]).toEqual(['true', 'true']);
    expect(first?.get('state')).toMatch(/.{43}/);
    expect(first?.get('state')).not.toBe(second?.get('state'));
    expect(first?.get('code_challenge')).not.toBe(second?.get('code_challenge'));
  });

  test('registers the app once for a server', async () => {
    await writeAccount(await signIn(host, window(), how));
    await signIn(host, window(), how);
    expect(pathsOf('POST').filter((path) => path === '/api/v1/apps')).toHaveLength(1);
  });

  test('asks for the permission to search only where it is wanted, as an app of its own', async () => {
    const account = await signIn(host, window(), how);
    expect(account.canSearch).toBeUndefined();
    await writeAccount(account);
    const scopes: (string | null)[] = [];
    const watched = window((url) => {
      scopes.push(new URL(url).searchParams.get('scope'));
      return person(url);
    });
    const wider = await signIn(host, watched, { ...how, searches: true });
    expect(wider.canSearch).toBe(true);
    expect(scopes).toEqual(['read:accounts read:statuses write:statuses write:media read:search']);
    expect((await readApp(host))?.clientId).not.toBe((await readApp(host, true))?.clientId);
    expect((await readApp(host, true))?.host).toBe(host);
    // Each token is taken back by the app that it was given to.
    await revoke(account);
    await revoke(wider);
    expect(pathsOf('POST').filter((path) => path === '/oauth/revoke')).toHaveLength(2);
    expect(mastodon.log.filter(({ path, status }) => path === '/oauth/revoke' && status !== 200)).toEqual([]);
  });

  test('fails where the server sends another state: the answer may be for somebody else', async () => {
    mastodon.faults.wrongState = true;
    expect(await reasonOf(signIn(host, window(), how))).toBe('sign-in-mismatch');
    mastodon.faults.wrongState = false;
    const none = changed((answer) => answer.delete('state'));
    expect(await reasonOf(signIn(host, none, how))).toBe('sign-in-mismatch');
    expect(pathsOf('POST')).not.toContain('/oauth/token');
  });

  test('fails without a code', async () => {
    const none = changed((answer) => answer.delete('code'));
    expect(await reasonOf(signIn(host, none, how))).toBe('sign-in-mismatch');
  });

  test('fails where the code belongs to another verifier', async () => {
    let first = '';
    await reasonOf(
      signIn(
        host,
        window(async (url) => {
          first = new URL(await person(url)).searchParams.get('code') ?? '';
          throw new Error('kept');
        }),
        how,
      ),
    );
    const stolen = changed((answer) => answer.set('code', first));
    expect(await reasonOf(signIn(host, stolen, how))).toBe('sign-in-failed');
  });

  test('is denied by the button, and by closing the window', async () => {
    const denies = window((url) => person(url, { denies: true }));
    expect(await reasonOf(signIn(host, denies, how))).toBe('sign-in-denied');
    const closes = window(() => Promise.reject(new Error('The user did not approve access.')));
    expect(await reasonOf(signIn(host, closes, how))).toBe('sign-in-denied');
  });

  test("shows the server's words for any other error", async () => {
    const failing = changed((answer) => {
      answer.set('error', 'server_error');
      answer.set('error_description', 'Wir bauen um.');
    });
    await expect(signIn(host, failing, how)).rejects.toThrow('Wir bauen um.');
    expect(await reasonOf(signIn(host, failing, how))).toBe('sign-in-failed');
  });

  test('asks for a new app once the server no longer knows the old one', async () => {
    await writeAccount(await signIn(host, window(), how));
    const before = await readApp(host);
    const forgetful = window(async (url) => {
      const answer = await person(url);
      await serve(host, (request, response) => {
        if (request.url !== '/oauth/token') return mastodon.listener(request, response);
        always(
          401,
          'application/json',
          '{"error":"invalid_client","error_description":"Unknown app"}',
        )(request, response);
      });
      return answer;
    });
    expect(await reasonOf(signIn(host, forgetful, how))).toBe('sign-in-failed');
    await serve(host, mastodon.listener);
    await signIn(host, window(), how);
    expect((await readApp(host))?.clientId).not.toBe(before?.clientId);
  });

  test('asks for a new app after a window that led nowhere, while nobody is signed in by the old one', async () => {
    const closes = window(() => Promise.reject(new Error('closed')));
    await reasonOf(signIn(host, closes, how));
    expect(await readApp(host)).toBeUndefined();
    await writeAccount(await signIn(host, window(), how));
    await reasonOf(signIn(host, closes, how));
    expect(await readApp(host)).toBeDefined();
  });

  test.each([
    ['a server that is not there', undefined, 'no-network'],
    ['a server that is none', always(200, 'text/html', '<h1>Hello</h1>'), 'not-mastodon'],
  ])('opens no window for %s', async (_, listener, reason) => {
    await serve(host, listener);
    const never = window(() => Promise.reject(new Error('a window was opened')));
    expect(await reasonOf(signIn(host, never, how))).toBe(reason);
  });
});

describe('a server whose handles have another host', () => {
  afterEach(() => mastodon.reset());
  const city = 'stadt.example';
  const led = (request: { url?: string | undefined }, response: Parameters<typeof mastodon.listener>[1]) =>
    request.url?.startsWith('/.well-known/')
      ? always(301, undefined, '', { location: `https://${host}${request.url}` })(request as never, response)
      : always(200, 'text/html', '<h1>Stadt</h1>')(request as never, response);

  test.each([undefined, 'presse'])(
    'is found by it, and the account has its own handle (typed: %s)',
    async (user) => {
      mastodon.change({ domain: city });
      await serve(city, led);
      const account = await signIn(city, window(), { language: 'de', user });
      expect(account).toMatchObject({ id: `presse@${host}`, host, handle: `presse@${city}` });
      expect(accountHandle(account)).toBe('@presse@stadt.example');
    },
  );

  test('where it is typed itself, too', async () => {
    mastodon.change({ domain: city });
    expect(accountHandle(await signIn(host, window(), how))).toBe('@presse@stadt.example');
    mastodon.reset();
    expect(accountHandle(await signIn(host, window(), how))).toBe('@presse@social.example');
  });
});

describe('a server of limited federation', () => {
  afterEach(() => mastodon.reset());

  test('says what it accepts once somebody is signed in', async () => {
    mastodon.change({ limitedFederation: true, version: '4.3.23', maxCharacters: 777 });
    const account = await signIn(host, window(), how);
    expect(account).toMatchObject({
      limits: { characters: 777 },
      server: { title: 'Stadt', version: '4.3.23' },
    });
  });

  test('is not taken for one where something else wants to be signed in to', async () => {
    await serve(host, always(401, 'application/json', '{"error":"unauthorized"}'));
    const never = window(() => Promise.reject(new Error('a window was opened')));
    expect(await reasonOf(signIn(host, never, how))).toBe('not-mastodon');
  });
});

test.each([
  ['pending', 'account-pending'],
  ['unconfirmed', 'account-unconfirmed'],
  ['disabled', 'account-disabled'],
  ['suspended', 'account-disabled'],
] as const)('an account that is %s has words of its own', async (state, reason) => {
  const late = window(async (url) => {
    const answer = await person(url);
    mastodon.faults.loginState = state;
    return answer;
  });
  expect(await reasonOf(signIn(host, late, how))).toBe(reason);
});

describe('what the server says of the account', () => {
  /** Signs in at a server that says this of the account besides. */
  const signInTo = async (said: object) => {
    await serve(host, async (request, response) => {
      if (request.url !== '/api/v1/accounts/verify_credentials') return mastodon.listener(request, response);
      const me = { id: '1', username: 'presse', acct: 'presse', display_name: 'Pressestelle' };
      const body = { ...me, url: `https://${host}/@presse`, avatar: '', ...said };
      always(200, 'application/json', JSON.stringify(body))(request, response);
    });
    return signIn(host, window(), how);
  };

  test.each([
    ...['presse', 'Presse', 'presse_1', 'a', 'presse.stadt', 'presse-stadt', 'p..r', `p${'r'.repeat(99)}`],
  ])('is taken with the user name %s', async (username) => {
    expect(await signInTo({ username, acct: username })).toMatchObject({ id: `${username}@${host}` });
  });

  test.each<[string, object]>([
    ['a host in its user name', { username: 'presse@evil.example' }],
    ['a slash in its user name', { username: 'presse/../x' }],
    ['markup in its user name', { username: '<b>presse</b>' }],
    ['a line break behind its user name', { username: 'presse\n' }],
    ['a user name that reads backwards', { username: 'presse\u202e' }],
    ['other letters in its user name', { username: 'preßse' }],
    ['a dot before its user name', { username: '.presse' }],
    ['no user name', { username: '' }],
    ['an endless user name', { username: 'p'.repeat(101) }],
    ['a user name that is no text', { username: 7 }],
    ['another account name', { acct: '<presse>' }],
    ['a profile elsewhere', { url: 'https://evil.example/@presse' }],
    ['a profile whose host only ends alike', { url: 'https://evilsocial.example/@presse' }],
    ['a profile on a whole top-level domain', { url: 'https://example/@presse' }],
    ['a profile without encryption', { url: `http://${host}/@presse` }],
    ['a profile on another port', { url: `https://${host}:8443/@presse` }],
    ['a profile behind a password', { url: `https://a:b@${host}/@presse` }],
    ['a profile that runs', { url: 'javascript:alert(1)' }],
    ['an endless profile', { url: `https://${host}/@${'p'.repeat(3000)}` }],
    ['no profile', { url: null }],
  ])('is refused with %s, and not repeated', async (_, said) => {
    const report = await signInTo(said).then(
      () => 'nothing was thrown',
      (thrown) => thrown.report ?? thrown,
    );
    expect(report).toEqual({ kind: 'refused', reason: 'strange-account', detail: host });
  });

  test.each([`https://krefeld.${host}/@presse`, `https://${host}/users/presse`])(
    'is taken with the profile %s',
    async (url) => {
      expect(await signInTo({ url })).toMatchObject({ url });
    },
  );

  test('is taken with a profile at the domain that its server is of', () => {
    const url = 'https://krefeld.example/@presse';
    expect(isProfileAt(url, 'social.krefeld.example')).toBe(true);
  });

  test.each([
    ['Presse\u202e\u2066stelle\u2069', 'Pressestelle'],
    ['Stadt\n\tKrefeld\u0000\u009f', 'Stadt Krefeld'],
    ['  Stadt   Krefeld ', 'Stadt Krefeld'],
    ['شهر\u200cها 👩‍🚒', 'شهر\u200cها 👩‍🚒'],
    ['\u202e', 'presse'],
    ['', 'presse'],
    ['S'.repeat(101), `${'S'.repeat(99)}…`],
  ])('shows its name %j as %j', async (display_name, displayName) => {
    expect(await signInTo({ display_name })).toMatchObject({ displayName });
  });
});

describe('signing out', () => {
  test('ends the token at the server', async () => {
    const account = await signIn(host, window(), how);
    const check = () =>
      fetch(`https://${host}/api/v1/accounts/verify_credentials`, {
        headers: { authorization: `Bearer ${account.token}` },
      });
    expect((await check()).status).toBe(200);
    await revoke(account);
    expect((await check()).status).toBe(401);
  });

  test('says where the server cannot be reached', async () => {
    const account = await signIn(host, window(), how);
    await serve(host);
    expect(await reasonOf(revoke(account))).toBe('no-network');
  });
});

test('an account that is listed has no token', async () => {
  const account: SignedIn = await signIn(host, window(), how);
  await writeAccount(account);
  const listed = JSON.stringify(await listAccounts());
  expect(listed).toContain('presse@social.example');
  expect(listed).not.toContain(account.token);
  expect(listed).not.toMatch(/token|remoteId/);
});
