import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { readServer as ReadServer } from '../../../utils/mastodon/read-server.ts';
import { createMastodon } from '../../stage/mastodon/index.ts';
import { always, hangUp, serve } from './network.ts';

let readServer: typeof ReadServer;
const host = 'social.example';

beforeAll(async () => {
  ({ readServer } = await import('../../../utils/mastodon/read-server.ts'));
});
afterEach(hangUp);

const reasonOf = (work: Promise<unknown>) =>
  work.then(
    () => 'nothing was thrown',
    (thrown) => thrown.report?.reason ?? String(thrown),
  );

const json = (status: number, body: unknown) => always(status, 'application/json', JSON.stringify(body));

describe("a server's limits", () => {
  const mastodon = createMastodon({ host, title: 'Stadt', maxCharacters: 1234, rules: ['Seid nett'] });
  afterAll(() => mastodon.close());

  test('come from what it says', async () => {
    await serve(host, mastodon.listener);
    expect(await readServer(host)).toMatchObject({
      title: 'Stadt',
      software: 'mastodon',
      version: '4.5.15',
      rules: ['Seid nett'],
      limits: { characters: 1234, charactersPerUrl: 23, media: 4, descriptionCharacters: 1500 },
    });
  });

  test('come from the first version of the API where there is no second', async () => {
    const asked: string[] = [];
    await serve(host, (request, response) => {
      asked.push(request.url ?? '');
      const isFirst = request.url === '/api/v1/instance';
      const body = {
        version: '4.0.0 (not true; really snac/2.94)',
        title: '',
        configuration: { statuses: { max_characters: 99 } },
      };
      (isFirst ? json(200, body) : always(404, 'text/html', ''))(request, response);
    });
    expect(await readServer(host)).toMatchObject({
      title: host,
      software: 'snac',
      limits: { characters: 99 },
    });
    expect(asked).toEqual(['/api/v2/instance', '/api/v1/instance']);
  });

  test("are Mastodon's own where something is left out", async () => {
    await serve(host, json(200, { version: '4.3.0', title: 'x' }));
    expect((await readServer(host)).limits).toEqual({
      characters: 500,
      charactersPerUrl: 23,
      media: 4,
      descriptionCharacters: 1500,
      imageBytes: 16_777_216,
      imagePixels: 33_177_600,
      videoBytes: 103_809_024,
      mimeTypes: expect.arrayContaining(['image/jpeg', 'image/png', 'video/mp4']),
    });
  });

  test.each([
    ['4.6.5', 'mastodon'],
    ['4.6.5+glitch', 'mastodon'],
    ['0.20.0-rc1+git-9e3d0f4', 'gotosocial'],
    ['0.10.0', 'hollo'],
    ['2.7.2 (compatible; Pleroma 2.7.2)', 'pleroma'],
    ['2.8.0 (compatible; Friendica 2023.03)', 'friendica'],
  ])('of version %s are of a %s', async (version, software) => {
    await serve(host, json(200, { version, title: 'x' }));
    expect((await readServer(host)).software).toBe(software);
  });
});

describe('no Mastodon', () => {
  test.each([
    ['answers every address with a page', always(200, 'text/html; charset=utf-8', '<h1>Example Domain</h1>')],
    ['answers every address with an empty page', always(200, 'text/html', '')],
    ['answers with bytes of no kind', always(200, undefined, 'hello')],
    ['has no such address', always(404, 'text/html', '<h1>Not Found</h1>')],
    ['forbids the address', always(403, 'application/json', '{"error":"no"}')],
    ['answers with some JSON', json(200, { hello: 'world' })],
    ['answers with a list', json(200, [])],
    ['answers with null', json(200, null)],
    ['answers with a number for a version', json(200, { version: 3 })],
    ['says JSON and means something else', always(200, 'application/json', '<html>')],
  ])('is what %s', async (_, listener) => {
    await serve(host, listener);
    expect(await reasonOf(readServer(host))).toBe('not-mastodon');
  });

  test('is not said of a network that is gone', async () => {
    expect(await reasonOf(readServer(host))).toBe('no-network');
  });

  test.each([
    ['is broken', always(502, 'text/html', '<h1>Bad Gateway</h1>'), 'server-down'],
    ['is being repaired', always(503, 'text/plain', ''), 'server-down'],
    ['has enough of us', always(429, 'application/json', '{"error":"Too many requests"}'), 'rate-limited'],
  ])('is not said of one that %s', async (_, listener, reason) => {
    await serve(host, listener);
    expect(await reasonOf(readServer(host))).toBe(reason);
  });
});

describe('a redirect', () => {
  const mastodon = createMastodon({ host, title: 'Stadt' });
  afterAll(() => mastodon.close());
  const to = (location: string) => always(301, 'text/html', '', { location });

  test('is followed to the server that it leads to', async () => {
    await serve(host, mastodon.listener);
    await serve('www.social.example', (request, response) =>
      to(`https://${host}${request.url}`)(request, response),
    );
    expect(await readServer('www.social.example')).toMatchObject({ host, title: 'Stadt' });
  });

  test.each([
    [
      "to a page of somebody else's",
      'https://sso.example/login',
      always(200, 'text/html', '<h1>Anmelden</h1>'),
    ],
    ['to a page of its own', `https://${host}/login`, always(200, 'text/html', '<h1>Anmelden</h1>')],
    ['to what may not be read', 'https://hidden.example/', undefined],
    ['to what is not encrypted', 'http://social.example/', undefined],
    ['to itself, for ever', `https://${host}/api/v2/instance`, undefined],
  ])('%s is told apart from a dead network', async (_, location, listener) => {
    const elsewhere = new URL(location).hostname;
    if (elsewhere !== host) await serve(elsewhere, listener);
    await serve(host, (request, response) => {
      if (request.url === '/login' && listener) return listener(request, response);
      to(location)(request, response);
    });
    expect(await reasonOf(readServer(host))).toBe('redirected');
  });

  test('never carries a token', async () => {
    let elsewhere = 0;
    await serve('other.example', (request, response) => {
      elsewhere += 1;
      mastodon.listener(request, response);
    });
    await serve(host, to('https://other.example/api/v2/instance'));
    expect(await reasonOf(readServer(host, 'geheim'))).toBe('server-moved');
    expect(elsewhere).toBe(0);
  });
});

describe('a server that answers nobody', () => {
  test('before the sign-in (limited federation) is taken for one, with what is usual', async () => {
    await serve(host, json(401, { error: 'This method requires an authenticated user' }));
    expect(await readServer(host)).toMatchObject({ isClosed: true, limits: { characters: 500 } });
  });

  test.each([
    ['by a page that forbids', always(403, 'text/html', '<h1>Just a moment</h1>')],
    ['by a page that says so', always(503, 'text/html', '<h1>Wait</h1>', { 'cf-mitigated': 'challenge' })],
  ])('but browsers, %s', async (_, listener) => {
    await serve(host, listener);
    expect(await reasonOf(readServer(host))).toBe('challenged');
  });
});

describe('what it says of texts and handles', () => {
  const said = (more: object) => json(200, { version: '4.5.0', title: 'x', ...more });

  test.each([
    ['another domain', { domain: 'krefeld.example' }, 'krefeld.example'],
    ['the first version, as an address', { uri: 'https://Krefeld.example/' }, 'krefeld.example'],
    ['umlauts', { domain: 'bücher.example' }, 'xn--bcher-kva.example'],
    ['none', {}, host],
    ['nonsense', { domain: '../x' }, host],
    ['a number', { domain: 7 }, host],
  ])('%s', async (_, more, domain) => {
    await serve(host, said(more));
    expect((await readServer(host)).domain).toBe(domain);
  });

  test('kinds of text, plain among them, or nothing', async () => {
    const kinds = (list: unknown) => said({ configuration: { statuses: { supported_mime_types: list } } });
    await serve(host, kinds(['text/plain', 'text/markdown']));
    expect(await readServer(host)).toMatchObject({ namesPlainText: true });
    await serve(host, said({ pleroma: { metadata: { post_formats: ['text/plain', 'text/bbcode'] } } }));
    expect(await readServer(host)).toMatchObject({ namesPlainText: true });
    for (const list of [['text/markdown'], 'text/plain', null]) {
      await serve(host, kinds(list));
      expect(await readServer(host)).not.toHaveProperty('namesPlainText');
    }
  });
});
