import { createHash, randomBytes } from 'node:crypto';
import { beforeAll, describe, expect } from 'vitest';
import { type Ask, stageIt, startSubject } from './subject.ts';

const subject = await startSubject();

const redirectUri = 'https://abcdefghijklmnop.chromiumapp.org/mastodon';
const scope = 'profile read:accounts write:statuses';
const verifier = randomBytes(32).toString('base64url');
const challenge = createHash('sha256').update(verifier).digest('base64url');

let client: { client_id: string; client_secret: string };

async function registerClient(): Promise<void> {
  const { body } = await visit('POST', '/api/v1/apps', {
    json: { client_name: 'Mitposten', redirect_uris: redirectUri, scopes: scope },
  });
  client = { client_id: String(body.client_id), client_secret: String(body.client_secret) };
}

function visit(method: string, path: string, what: Ask = {}) {
  return subject.ask(method, path, { token: null, ...what });
}

function authorizePath(changes: Record<string, string> = {}): string {
  const query = {
    response_type: 'code',
    client_id: client.client_id,
    redirect_uri: redirectUri,
    scope,
    state: 'st4te',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...changes,
  };
  return `/oauth/authorize?${new URLSearchParams(query)}`;
}

function cookieOf({ headers }: { headers: Headers }): string {
  return headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

async function signIn(password = 'richtig') {
  const before = cookieOf(await visit('GET', authorizePath()));
  const form = { 'user[email]': 'presse', 'user[password]': password };
  return visit('POST', '/auth/sign_in', { form, headers: { Cookie: before } });
}

async function decide(
  changes: Record<string, string> = {},
  query: Record<string, string> = {},
): Promise<URL> {
  const cookie = cookieOf(await signIn());
  const form = {
    ...Object.fromEntries(new URL(authorizePath(query), subject.base).searchParams),
    ...changes,
  };
  const answer = await visit('POST', '/oauth/authorize', { form, headers: { Cookie: cookie } });
  return new URL(answer.headers.get('Location') ?? '');
}

async function newCode(query: Record<string, string> = {}): Promise<string> {
  return (await decide({}, query)).searchParams.get('code') ?? '';
}

function exchange(code: string, changes: Record<string, string> = {}) {
  const json = {
    grant_type: 'authorization_code',
    ...client,
    redirect_uri: redirectUri,
    code,
    code_verifier: verifier,
    ...changes,
  };
  return visit('POST', '/oauth/token', { json });
}

describe('the authorization page', () => {
  beforeAll(registerClient);

  stageIt(
    'sends whoever is not signed in to the form first, at its whole address, without the language',
    async () => {
      const { status, headers } = await visit('GET', authorizePath({ lang: 'de' }));
      expect([status, headers.get('Location')]).toEqual([302, 'https://social.stadt.example/auth/sign_in']);
      const form = await visit('GET', '/auth/sign_in', { headers: { 'Accept-Language': 'de' } });
      expect(form.text).toContain('Passwort');
    },
  );

  stageIt('refuses a wrong password', async () => {
    const { status, text } = await signIn('falsch');
    expect([status, text]).toEqual([200, expect.stringContaining('Invalid e-mail address or password.')]);
  });

  stageIt('returns to the question after signing in', async () => {
    const signedIn = await signIn();
    expect(signedIn.headers.get('Location')).toBe(authorizePath());
    const { status, text } = await visit('GET', authorizePath(), { headers: { Cookie: cookieOf(signedIn) } });
    expect(status).toBe(200);
    expect(text).toMatch(/write:statuses[\s\S]*Authorize[\s\S]*Deny/);
  });

  stageIt(
    'sends no form-action policy, which Chrome would apply to the redirect (mastodon#22138)',
    async () => {
      const headers = { Cookie: cookieOf(await signIn()) };
      const answers = [await visit('GET', authorizePath(), { headers }), await visit('GET', '/auth/sign_in')];
      for (const answer of answers) {
        expect(answer.headers.get('Content-Security-Policy')).toBeTruthy();
        expect(answer.headers.get('Content-Security-Policy')).not.toContain('form-action');
      }
    },
  );

  stageIt.each([
    ['an unknown app', { client_id: 'nobody' }, 401],
    ['a redirect address that is not registered to the letter', { redirect_uri: `${redirectUri}/` }, 400],
    ['a scope beyond those registered', { scope: 'write' }, 400],
    ['the plain PKCE method, since 4.4', { code_challenge_method: 'plain' }, 400],
    ['another response type', { response_type: 'token' }, 400],
  ])('shows an error and redirects nowhere for %s', async (_name, change, expected) => {
    const headers = { Cookie: cookieOf(await signIn()) };
    const answer = await visit('GET', authorizePath(change), { headers });
    expect([answer.status, answer.headers.get('Location')]).toEqual([expected, null]);
    expect(answer.text).toContain('role="alert"');
  });

  stageIt('gives code and state when authorized', async () => {
    const address = await decide();
    expect(address.href.startsWith(redirectUri)).toBe(true);
    expect([address.searchParams.get('code'), address.searchParams.get('state')]).toEqual([
      expect.stringMatching(/.{20,}/),
      'st4te',
    ]);
  });

  stageIt('gives error=access_denied and the state when denied', async () => {
    const { searchParams } = await decide({ _method: 'delete' });
    expect([searchParams.get('error'), searchParams.get('state'), searchParams.get('code')]).toEqual([
      'access_denied',
      'st4te',
      null,
    ]);
  });

  stageIt('asks nothing of an app that has its token, unless force_login is set', async () => {
    await exchange(await newCode());
    const headers = { Cookie: cookieOf(await signIn()) };
    const again = await visit('GET', authorizePath(), { headers });
    const forced = await visit('GET', authorizePath({ force_login: 'true' }), { headers });
    expect([again.status, forced.status]).toEqual([302, 200]);
  });
});

describe('the token', () => {
  beforeAll(registerClient);

  stageIt('is given for a code, with its time in seconds and without an end', async () => {
    const { status, body } = await exchange(await newCode());
    expect(status).toBe(200);
    expect(body).toEqual({
      access_token: expect.any(String),
      token_type: 'Bearer',
      scope,
      created_at: expect.any(Number),
    });
    expect(Math.abs(Number(body.created_at) - Date.now() / 1000)).toBeLessThan(60);
  });

  stageIt('is given to a form as well', async () => {
    const form = {
      grant_type: 'authorization_code',
      ...client,
      redirect_uri: redirectUri,
      code: await newCode(),
      code_verifier: verifier,
    };
    expect((await visit('POST', '/oauth/token', { form })).status).toBe(200);
  });

  stageIt('is the same again for the same app, user and scopes (reuse_access_token)', async () => {
    const first = await exchange(await newCode());
    const second = await exchange(await newCode());
    expect(second.body.access_token).toBe(first.body.access_token);
  });

  stageIt('is given once for a code', async () => {
    const code = await newCode();
    await exchange(code);
    const { status, body } = await exchange(code);
    expect([status, body.error]).toEqual([400, 'invalid_grant']);
  });

  stageIt('is not given for a code older than 10 minutes', async () => {
    const code = await newCode();
    subject.stage().advance(601_000);
    expect((await exchange(code)).body.error).toBe('invalid_grant');
  });

  stageIt.each([
    ['a wrong verifier', { code_verifier: 'x'.repeat(43) }, 400, 'invalid_grant'],
    ['no verifier', { code_verifier: '' }, 400, 'invalid_request'],
    ['another redirect address', { redirect_uri: 'https://other.example/' }, 400, 'invalid_grant'],
    ['a wrong secret', { client_secret: 'wrong' }, 401, 'invalid_client'],
    ['the password grant, removed in 4.4', { grant_type: 'password' }, 400, 'unsupported_grant_type'],
  ])('is not given for %s', async (_name, change, expected, error) => {
    const { status, body } = await exchange(await newCode(), change);
    expect([status, body.error]).toEqual([expected, error]);
  });

  stageIt('is given without a verifier where no challenge was sent', async () => {
    const code = await newCode({ code_challenge: '', code_challenge_method: '' });
    expect((await exchange(code, { code_verifier: '' })).status).toBe(200);
  });

  stageIt('serves no longer once it is revoked', async () => {
    const { body } = await exchange(await newCode());
    const token = String(body.access_token);
    const revoked = await visit('POST', '/oauth/revoke', { form: { ...client, token } });
    expect([revoked.status, revoked.body]).toEqual([200, {}]);
    const after = await subject.ask('GET', '/api/v1/accounts/verify_credentials', { token });
    expect([after.status, after.body.error]).toEqual([401, 'The access token was revoked']);
  });

  stageIt("cannot be revoked by somebody else's client", async () => {
    const { body } = await exchange(await newCode());
    const form = { client_id: 'nobody', client_secret: 'nothing', token: String(body.access_token) };
    const { status, body: refusal } = await visit('POST', '/oauth/revoke', { form });
    expect([status, refusal.error]).toEqual([403, 'unauthorized_client']);
  });

  stageIt('of an app itself is no user: 422', async () => {
    const json = { grant_type: 'client_credentials', ...client, scope: 'read:accounts' };
    const { body } = await visit('POST', '/oauth/token', { json });
    const answer = await subject.ask('GET', '/api/v1/accounts/verify_credentials', {
      token: String(body.access_token),
    });
    expect([answer.status, answer.body.error]).toEqual([422, 'This method requires an authenticated user']);
  });
});
