import { describe, expect, it } from 'vitest';
import { stageIt, startSubject } from './subject.ts';

const subject = await startSubject();
const Origin = 'chrome-extension://abcdefghijklmnop';

describe('who may ask', () => {
  it('knows the owner of a token', async () => {
    const { status, body } = await subject.ask('GET', '/api/v1/accounts/verify_credentials');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: expect.stringMatching(/^\d+$/),
      source: { privacy: expect.any(String) },
    });
  });

  it.each([
    ['an unknown token', 'nonsense'],
    ['no token', null],
  ])('says 401 to %s', async (_name, token) => {
    const { status, body } = await subject.ask('GET', '/api/v1/accounts/verify_credentials', { token });
    expect([status, body.error]).toEqual([401, 'The access token is invalid']);
  });

  stageIt('says 403 where the scopes do not reach', async () => {
    const token = subject.stage().issueToken('presse', 'read:accounts');
    const { status, body } = await subject.ask('POST', '/api/v1/statuses', { json: { status: 'x' }, token });
    expect([status, body.error]).toEqual([403, 'This action is outside the authorized scopes']);
  });

  stageIt('lets a wider scope stand for its parts', async () => {
    const token = subject.stage().issueToken('presse', 'read');
    expect((await subject.ask('GET', '/api/v1/accounts/verify_credentials', { token })).status).toBe(200);
  });

  stageIt('wants write:media to look at an upload', async () => {
    const token = subject.stage().issueToken('presse', 'read write:statuses');
    expect((await subject.ask('GET', '/api/v1/media/1', { token })).status).toBe(403);
  });

  stageIt.each([
    ['pending', 'Your login is currently pending approval'],
    ['unconfirmed', 'Your login is missing a confirmed e-mail address'],
    ['disabled', 'Your login is currently disabled'],
    ['suspended', 'Your login is currently disabled'],
    ['second-factor-missing', 'Your login is currently disabled'],
  ] as const)(
    'says 403 while the account is %s, in the same words in every language',
    async (state, words) => {
      subject
        .stage()
        .addUser({ username: `de_${state.slice(0, 4)}`, password: '', displayName: '', locale: 'de' });
      const token = subject.stage().issueToken(`de_${state.slice(0, 4)}`);
      subject.stage().faults.loginState = state;
      const { status, body } = await subject.ask('GET', '/api/v1/accounts/verify_credentials', { token });
      subject.stage().reset();
      expect([status, body.error]).toEqual([403, words]);
    },
  );

  stageIt("speaks the account's own language, whatever the browser's", async () => {
    subject.stage().addUser({ username: 'archiv', password: '', displayName: '', locale: 'en' });
    const token = subject.stage().issueToken('archiv');
    const headers = { 'Accept-Language': 'de-DE,de;q=0.9' };
    const { body } = await subject.ask('GET', '/api/v1/statuses/1', { token, headers });
    expect(body.error).toBe('Record not found');
  });

  stageIt('answers in German to a German browser where an account has chosen none', async () => {
    const headers = { 'Accept-Language': 'de-DE,de;q=0.9,en;q=0.8' };
    const ids = ['1', '2', '3', '4', '5'];
    const { body } = await subject.ask('POST', '/api/v1/statuses', { json: { media_ids: ids }, headers });
    expect(body.error).toBe('Mehr als vier Dateien können nicht angehängt werden');
  });

  it('says 404 where there is no such route: in JSON to whoever asks for it, else in a page', async () => {
    const Accept = 'application/json';
    const json = await subject.ask('GET', '/api/v1/nothing_here', { headers: { Accept } });
    const page = await subject.ask('GET', '/api/v1/nothing_here');
    expect([json.status, typeof json.body.error]).toEqual([404, 'string']);
    expect([page.status, page.headers.get('Content-Type')]).toEqual([
      404,
      expect.stringContaining('text/html'),
    ]);
  });
});

describe('other origins', () => {
  it('may read the API, without credentials, and the headers that matter', async () => {
    const { headers } = await subject.ask('GET', '/api/v2/instance', { token: null, headers: { Origin } });
    expect(headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(headers.get('Access-Control-Allow-Credentials')).toBeNull();
    const exposed = headers.get('Access-Control-Expose-Headers') ?? '';
    for (const name of [
      'Link',
      'X-RateLimit-Limit',
      'X-RateLimit-Remaining',
      'X-RateLimit-Reset',
      'X-Request-Id',
    ]) {
      expect(exposed).toContain(name);
    }
    expect(exposed).not.toContain('Retry-After');
  });

  it('may send any header, the Idempotency-Key too', async () => {
    const { status, headers } = await subject.ask('OPTIONS', '/api/v1/statuses', {
      token: null,
      headers: {
        Origin,
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'authorization,content-type,idempotency-key',
      },
    });
    expect(status).toBeLessThan(300);
    expect(headers.get('Access-Control-Allow-Headers')?.toLowerCase()).toContain('idempotency-key');
    expect(headers.get('Access-Control-Allow-Methods')).toContain('POST');
  });

  it('may read errors', async () => {
    const { status, headers } = await subject.ask('GET', '/api/v1/statuses/1', {
      token: null,
      headers: { Origin },
    });
    expect([status, headers.get('Access-Control-Allow-Origin')]).toEqual([404, '*']);
  });

  it('may fetch tokens, but not the authorization page', async () => {
    const headers = { Origin };
    const token = await subject.ask('POST', '/oauth/token', { token: null, headers, json: {} });
    const page = await subject.ask('GET', '/oauth/authorize', { token: null, headers });
    expect(token.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(page.headers.get('Access-Control-Allow-Origin')).toBeNull();
  });

  it.each(['/.well-known/oauth-authorization-server', '/nodeinfo/2.0'])('may read %s', async (path) => {
    const { headers } = await subject.ask('GET', path, { token: null, headers: { Origin } });
    expect(headers.get('Access-Control-Allow-Origin')).toBe('*');
  });
});

describe('rate limits', () => {
  it('are told in every answer, the time as ISO 8601 with microseconds', async () => {
    const { headers } = await subject.ask('GET', '/api/v1/accounts/verify_credentials');
    expect(headers.get('X-RateLimit-Limit')).toMatch(/^\d+$/);
    expect(headers.get('X-RateLimit-Remaining')).toMatch(/^\d+$/);
    expect(headers.get('X-RateLimit-Reset')).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
  });

  it('count down', async () => {
    const left = async () => {
      const { headers } = await subject.ask('GET', '/api/v1/accounts/verify_credentials');
      return { reset: headers.get('X-RateLimit-Reset'), left: Number(headers.get('X-RateLimit-Remaining')) };
    };
    const [first, second] = [await left(), await left()];
    // A window may end in between.
    if (second.reset === first.reset) expect(second.left).toBeLessThan(first.left);
    else expect(second.left).toBeGreaterThan(0);
  });

  stageIt('end in 429 with an error, readable by other origins', async () => {
    beginWindow(300);
    const statuses = new Set<number>();
    for (let count = 0; count < 300; count++) {
      statuses.add((await subject.ask('GET', '/api/v1/accounts/verify_credentials')).status);
    }
    const last = await subject.ask('GET', '/api/v1/accounts/verify_credentials', { headers: { Origin } });
    subject.stage().reset();
    expect([...statuses]).toEqual([200]);
    expect([last.status, last.body.error]).toEqual([429, 'Too many requests']);
    expect(last.headers.get('X-RateLimit-Remaining')).toBe('0');
    expect(last.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(last.headers.get('Retry-After')).toBeNull();
  });

  stageIt('are over when their window is', async () => {
    beginWindow(300);
    for (let count = 0; count < 301; count++) await subject.ask('GET', '/api/v1/accounts/verify_credentials');
    subject.stage().advance(300_000);
    const { status } = await subject.ask('GET', '/api/v1/accounts/verify_credentials');
    subject.stage().reset();
    expect(status).toBe(200);
  });

  stageIt('allow 30 deletions in 30 minutes', async () => {
    beginWindow(1800);
    const statuses = [];
    for (let count = 0; count < 31; count++) {
      statuses.push((await subject.ask('DELETE', '/api/v1/statuses/1')).status);
    }
    subject.stage().reset();
    expect([statuses.slice(0, 30).every((status) => status === 404), statuses[30]]).toEqual([true, 429]);
  });
});

// Windows are aligned to 1970: one that is about to end would give the case a second one.
function beginWindow(seconds: number): void {
  subject.stage().reset();
  subject.stage().advance(seconds * 1000 - (Date.now() % (seconds * 1000)));
}
