import type { RequestListener } from 'node:http';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type * as Client from '../../../utils/mastodon/client.ts';
import { Refusal } from '../../../utils/mastodon/http.ts';
import type * as Statuses from '../../../utils/mastodon/statuses.ts';
import { vouchFor } from '../../../utils/post/freed-file.ts';
import type { PlannedStatus } from '../../../utils/post/plan.ts';
import type { ProblemReport } from '../../../utils/post/problem.ts';
import { accountOf } from '../outbox/world.ts';
import { always, hangUp, serve } from './network.ts';

let client: typeof Client;
let statuses: typeof Statuses;
const host = 'social.example';
const account = accountOf(`stadt@${host}`);
const status: PlannedStatus = {
  ...{ text: 'Hallo', spoilerText: '', sensitive: false, language: 'de', visibility: 'public' },
  ...{ media: [], replyTo: undefined },
};
const image = {
  ...{ kind: 'image' as const, description: '' },
  file: vouchFor(new Blob(['x'], { type: 'image/png' })),
};

const ours = globalThis.fetch;

beforeAll(async () => {
  client = await import('../../../utils/mastodon/client.ts');
  statuses = await import('../../../utils/mastodon/statuses.ts');
});
afterEach(hangUp);

const reportOf = (work: Promise<unknown>): Promise<ProblemReport> =>
  work.then(
    () => Promise.reject(new Error('nothing was thrown')),
    (thrown) => thrown.report ?? Promise.reject(thrown),
  );
const post = () => reportOf(statuses.post(account, status, [], undefined, 'key'));
const find = () => reportOf(statuses.find(account, status, undefined, 0, new Set()));
const upload = () => reportOf(statuses.upload(account, image, ''));
const isReady = () => reportOf(statuses.isReady(account, '1'));

const error = (code: number, words: string, headers = {}) =>
  always(code, 'application/json; charset=utf-8', JSON.stringify({ error: words }), headers);
const page = (code: number) => always(code, 'text/html', `<html><h1>${code}</h1></html>`);

test('whoever loads the client keeps the fetch that is there', () => {
  expect(globalThis.fetch).toBe(ours);
});

test('a request goes by the fetch that is given', async () => {
  const asked: string[] = [];
  const given: typeof fetch = async (input) => {
    asked.push(String(input));
    return Response.json({ id: '1' });
  };
  await client.clientFor(host, 'geheim', 1000, given).v1.accounts.verifyCredentials();
  expect(asked).toEqual([`https://${host}/api/v1/accounts/verify_credentials`]);
});

describe('a status that was sent', () => {
  test.each([
    ['a page of the proxy', page(502)],
    ['an error of the server', error(500, 'oops')],
    ['no more than a moment please', error(503, 'temporary problem')],
  ])('and was answered by %s is in doubt, for the trouble that the server told', async (_, listener) => {
    await serve(host, listener);
    expect(await post()).toMatchObject({ kind: 'unknown', reason: 'server-down' });
  });

  test.each([
    ['a page although all was well', always(200, 'text/html', '<html></html>')],
    ['nothing although all was well', always(200, 'application/json', '')],
    ['half an answer', always(200, 'application/json', '{"id": "1", ')],
    ['null', always(200, 'application/json', 'null')],
  ])('and was answered by %s is in doubt', async (_, listener) => {
    await serve(host, listener);
    expect(await post()).toMatchObject({ kind: 'unknown', reason: 'lost-answer' });
  });

  test('and was not answered is in doubt', async () => {
    await serve(host, (request) => request.socket.destroy());
    expect(await post()).toEqual({ kind: 'unknown', reason: 'lost-answer', detail: '' });
    await serve(host);
    expect(await post()).toEqual({ kind: 'unknown', reason: 'lost-answer', detail: '' });
  });

  test('and may still be worked on is not looked for at once', () => {
    const gateway = new Refusal(new Response(null, { status: 504 }), 'Gateway Time-out');
    for (const thrown of [gateway, new DOMException('', 'TimeoutError')]) {
      expect(client.problemOf(thrown, true, 1000).report).toMatchObject({ kind: 'unknown', retryAt: 61_000 });
    }
  });

  test.each([
    [401, 'The access token was revoked', 'needs-login', 'signed-out'],
    [403, 'This action is not allowed', 'refused', 'server-refused'],
    [404, 'Record not found', 'refused', 'server-refused'],
    [422, 'Validation failed: Text character limit of 500 exceeded', 'refused', 'server-refused'],
  ])('and was answered by %i is not, and the words are kept', async (code, words, kind, reason) => {
    await serve(host, error(code, words));
    expect(await post()).toEqual({ kind, reason, detail: words });
  });

  test.each([
    ['a page', 'text/html', '<h1>Forbidden</h1>'],
    ['nothing', 'application/json', ''],
    ['half an answer', 'application/json', '{"error": "This'],
    ['something else', 'application/json', '["This"]'],
  ])('and was refused with %s is not either', async (_, type, body) => {
    await serve(host, always(403, type, body));
    expect(await post()).toEqual({ kind: 'refused', reason: 'server-refused', detail: 'Forbidden' });
  });

  test('carries its key, the same for every attempt, and no cookies', async () => {
    const seen: unknown[] = [];
    await serve(host, (request, response) => {
      const { 'idempotency-key': key, authorization, cookie } = request.headers;
      seen.push([request.method, request.url, key, authorization, cookie]);
      always(
        200,
        'application/json',
        '{"id":"5","url":"https://social.example/@stadt/5"}',
      )(request, response);
    });
    const made = await statuses.post(account, status, [], undefined, 'my-key');
    expect(made).toEqual({ id: '5', url: 'https://social.example/@stadt/5' });
    expect(seen).toEqual([['POST', '/api/v1/statuses', 'my-key', 'Bearer geheim', undefined]]);
  });
});

describe('what may be asked again without harm', () => {
  test.each([
    ['a page of the proxy', page(502), 'server-down'],
    ['an error of the server', error(500, 'oops'), 'server-down', 'media-failed'],
    ['nobody', undefined, 'no-network'],
  ])('and is answered by %s is tried again', async (_, listener, reason, ofFiles = reason) => {
    await serve(host, listener);
    expect(await find()).toMatchObject({ kind: 'unreachable', reason });
    expect(await upload()).toMatchObject({ kind: 'unreachable', reason: ofFiles });
    expect(await isReady()).toMatchObject({ kind: 'unreachable', reason: ofFiles });
  });

  test('an upload that the proxy finds too large is so, though the answer is a page or empty', async () => {
    await serve(host, page(413));
    expect(await upload()).toMatchObject({ kind: 'refused', reason: 'media-too-large' });
    await serve(host, always(413, undefined, ''));
    expect(await upload()).toMatchObject({ kind: 'refused', reason: 'media-too-large' });
  });

  test('an upload that the server cannot read has failed, in its words', async () => {
    await serve(host, error(422, 'Validation failed: File content type is invalid'));
    const report = {
      kind: 'refused',
      reason: 'media-failed',
      detail: 'Validation failed: File content type is invalid',
    };
    expect(await upload()).toEqual(report);
    expect(await isReady()).toEqual(report);
  });
});

describe('a limit', () => {
  const now = Date.parse('2026-11-22T09:00:00Z');
  const limited = async (reset?: string) => {
    await serve(
      host,
      error(429, 'Too many requests', reset === undefined ? {} : { 'x-ratelimit-reset': reset }),
    );
    vi.useFakeTimers({ now, toFake: ['Date'] });
    const report = await post();
    vi.useRealTimers();
    return report;
  };

  test('is lifted when the header says, an ISO time with microseconds', async () => {
    expect(await limited('2026-11-22T09:12:30.123456Z')).toEqual({
      kind: 'unreachable',
      reason: 'rate-limited',
      detail: 'Too many requests',
      retryAt: Date.parse('2026-11-22T09:12:30.123Z'),
    });
  });
  test.each([undefined, '', 'soon', '1795338750'])(
    'is waited for five minutes where it says %j',
    async (reset) => {
      expect((await limited(reset)).retryAt).toBe(now + 300_000);
    },
  );
  test.each(['+275760-09-13T00:00:00.000Z', '9999-12-31T23:59:59Z', '2026-11-22T12:30:00Z'])(
    'is not believed for more than three hours: %s',
    async (reset) => {
      expect((await limited(reset))?.retryAt).toBeLessThanOrEqual(now + 3 * 3_600_000);
    },
  );
  test('of the past is not asked again at once', async () => {
    expect((await limited('2026-11-22T08:59:00Z')).retryAt).toBe(now + 1000);
  });
});

describe('an answer without end', () => {
  /** Sends on for as long as somebody listens. */
  const endless =
    (code: number, type: string, begin: string, counted: { sent: number }): RequestListener =>
    (_request, response) => {
      response.writeHead(code, { 'content-type': type });
      response.write(begin);
      const more = () => {
        while (!response.destroyed && counted.sent < 1_000_000_000) {
          counted.sent += 100_000;
          if (!response.write('x'.repeat(100_000))) return void response.once('drain', more);
        }
      };
      more();
    };

  test.each([
    ['a status that was sent is in doubt', 200, post, { kind: 'unknown', reason: 'lost-answer' }],
    ['what was asked is tried again', 200, find, { kind: 'unreachable', reason: 'strange-answer' }],
    ['an error is one without words', 422, post, { kind: 'refused', reason: 'server-refused' }],
  ])('is cut off, and %s', async (_, code, ask, expected) => {
    const counted = { sent: 0 };
    await serve(host, endless(code, 'application/json', '{"error": "', counted));
    expect(await ask()).toMatchObject(expected);
    expect(counted.sent).toBeLessThan(100_000_000);
  });

  test('says nothing that is longer than a person would read, and in one line', async () => {
    await serve(host, error(422, `Nein\n\u202e${'!'.repeat(90_000)}`));
    const { detail } = await post();
    expect(detail).toHaveLength(500);
    expect(detail).toMatch(/^Nein !+…$/);
  });
});

test('a status that is nothing but the beginnings of tags is compared all the same', async () => {
  const content = '<'.repeat(100_000);
  const standing = { id: '1', created_at: '2026-11-22T09:00:00Z', content, media_attachments: [] };
  await serve(host, always(200, 'application/json', JSON.stringify(Array(5).fill(standing))));
  expect(await statuses.find(account, status, undefined, 0, new Set())).toBeUndefined();
});

test('a token goes to the host of its account alone: a redirect is not followed', async () => {
  let elsewhere = 0;
  await serve('other.example', (request, response) => {
    elsewhere += 1;
    always(200, 'application/json', '{"id":"1","url":"x"}')(request, response);
  });
  await serve(host, always(307, undefined, '', { location: 'https://other.example/api/v1/statuses' }));
  expect(await post()).toMatchObject({ kind: 'unknown' });
  expect(await find()).toMatchObject({ kind: 'unreachable' });
  expect(elsewhere).toBe(0);
});

test('an upload has more time than any other request', async () => {
  const given = vi.spyOn(AbortSignal, 'timeout');
  await serve(host, always(200, 'application/json', '{"id":"9","url":"https://files.example/9.png"}'));
  await statuses.upload(account, image, '');
  await statuses.isReady(account, '9');
  expect(given.mock.calls).toEqual([[300_000], [30_000]]);
  given.mockRestore();
});

test('each file goes under a name of its own, which says nothing', async () => {
  const names: string[] = [];
  vi.stubGlobal('fetch', async (_: string, { body }: { body: FormData }) => {
    const file = body.get('file');
    if (file instanceof File) names.push(file.name);
    return new Response('{"id":"9","url":"https://files.example/9.png"}', {
      headers: { 'content-type': 'application/json' },
    });
  });
  await statuses.upload(account, image, '');
  await statuses.upload(account, image, '');
  vi.unstubAllGlobals();
  expect(names).toHaveLength(2);
  expect(names[0]).not.toBe(names[1]);
  for (const name of names) expect(name).toMatch(/^[0-9a-f-]{36}\.png$/);
});

test('media are processed when the server says where they lie', async () => {
  await serve(host, always(202, 'application/json', '{"id":"9","url":null}'));
  expect(await statuses.upload(account, image, '')).toEqual({ id: '9', ready: false });
  await serve(host, always(206, 'application/json', '{"id":"9","url":null}'));
  expect(await statuses.isReady(account, '9')).toBe(false);
  await serve(host, always(200, 'application/json', '{"id":"9","url":"https://files.example/9.png"}'));
  expect(await statuses.isReady(account, '9')).toBe(true);
});
