import { afterEach, describe, expect, test, vi } from 'vitest';
import { askFollowers, askStatuses, isReadable } from '../../../utils/mastodon/ask-figures.ts';
import { accountOf } from '../outbox/world.ts';

const account = accountOf('stadt@krefeld.example');
const asked = vi.fn<(url: string, init?: RequestInit) => Response>();
vi.stubGlobal('fetch', async (url: string | URL, init?: RequestInit) => asked(String(url), init));
afterEach(() => asked.mockReset());

const json = (body: unknown, status = 200) => Response.json(body, { status });
const status = (id: string, more = {}) => ({
  ...{ id, replies_count: 1, reblogs_count: 2, favourites_count: 3 },
  ...more,
});

describe('what a server counts', () => {
  test('is asked for in one request, with the token', async () => {
    asked.mockReturnValue(json([status('1', { quotes_count: 4 }), status('2')]));
    expect(await askStatuses(account, ['1', '2', '3'])).toEqual([
      { id: '1', replies: 1, boosts: 2, favourites: 3, quotes: 4 },
      { id: '2', replies: 1, boosts: 2, favourites: 3 },
    ]);
    expect(asked).toHaveBeenCalledOnce();
    const [url, init] = asked.mock.calls[0] ?? [];
    expect(decodeURIComponent(url ?? '')).toMatch(/\/api\/v1\/statuses\?id\[\]=1&id\[\]=2&id\[\]=3$/);
    expect(new Headers(init?.headers).get('authorization')).toBe('Bearer geheim');
  });

  test('of what nobody asked for, or what is no count, is left out', async () => {
    asked.mockReturnValue(json([status('9'), status('1', { replies_count: -1 }), status('2'), 'x', null]));
    expect(await askStatuses(account, ['1', '2'])).toMatchObject([{ id: '2' }]);
  });

  test.each([404, 405, 422])('is nothing from a server that knows no such question (%i)', async (code) => {
    asked.mockReturnValue(json({ error: 'no' }, code));
    expect(await askStatuses(account, ['1'])).toBeUndefined();
  });

  test('is a problem where the server has one', async () => {
    asked.mockReturnValue(json({ error: 'later' }, 429));
    await expect(askStatuses(account, ['1'])).rejects.toMatchObject({ report: { reason: 'rate-limited' } });
  });

  test('says how many follow, or nothing', async () => {
    asked.mockReturnValueOnce(json({ followers_count: 812 })).mockReturnValueOnce(json({}));
    expect([await askFollowers(account), await askFollowers(account)]).toEqual([812, undefined]);
  });
});

describe('whether a status can be read without signing in', () => {
  const address = 'https://krefeld.example/@stadt/1';
  const ask = (answer: () => Response) =>
    isReadable(address, async (...call) => {
      asked(String(call[0]), call[1]);
      return answer();
    });

  test('is asked of its address as nobody', async () => {
    expect(await ask(() => new Response(''))).toBe(true);
    const [url, init] = asked.mock.calls[0] ?? [];
    expect([url, init?.credentials]).toEqual([address, 'omit']);
    expect(new Headers(init?.headers).has('authorization')).toBe(false);
  });

  test.each([401, 403, 404, 410])('is no after %i', async (code) => {
    expect(await ask(() => new Response('', { status: code }))).toBe(false);
  });

  test('is not known where the server is out of order, or was not reached', async () => {
    expect(await ask(() => new Response('', { status: 503 }))).toBeUndefined();
    expect(
      await ask(() => {
        throw new TypeError('Failed to fetch');
      }),
    ).toBeUndefined();
  });
});
