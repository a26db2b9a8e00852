import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Exchange } from '../../../utils/post/types.ts';
import { observeFetch } from '../../../utils/tap/observe-fetch.ts';

const address = 'https://pds.example/xrpc/com.atproto.repo.applyWrites';
const wire = {
  concerns: (url: string, method: string) => method === 'POST' && url.includes('applyWrites'),
  worthReading: (body: string) => body.includes('post'),
};

/** The page's `fetch` as it becomes, what it was asked for, and what was seen. */
function observed(respond: () => Promise<Response> = async () => Response.json({ ok: true })) {
  const seen: Exchange[] = [];
  const original = vi.fn(async function fetch(_input: RequestInfo | URL, _init?: RequestInit) {
    return respond();
  });
  const saw = vi.fn((exchange: Exchange) => void seen.push(exchange));
  return { seen, saw, original, fetch: observeFetch(original, { wire, tell: saw }) };
}

const body = '{"a":"post"}';
const init = { method: 'post', body, headers: { authorization: 'Bearer geheim' } };
const exchange = {
  ...{ url: address, method: 'POST', requestHeaders: {}, requestBody: body, files: [], status: 200 },
  responseBody: '{"ok":true}',
  at: expect.any(Number),
};

const rejections: unknown[] = [];
const note = (reason: unknown) => rejections.push(reason);
process.on('unhandledRejection', note);
afterEach(() => {
  expect(rejections.splice(0)).toEqual([]);
});

describe('a request is seen', () => {
  test.each<[string, () => Parameters<typeof fetch>]>([
    ['by a text', () => [address, init]],
    ['by a URL', () => [new URL(address), init]],
    ['by a Request', () => [new Request(address, init)]],
    ['by a Request whose body is another', () => [new Request(address, { ...init, body: 'x' }), { body }]],
    ['with bytes', () => [address, { ...init, body: new TextEncoder().encode(body) }]],
    ['with a buffer', () => [address, { ...init, body: new TextEncoder().encode(body).buffer }]],
    ['with a blob', () => [address, { ...init, body: new Blob([body]) }]],
  ])('%s', async (_, request) => {
    const { fetch, seen } = observed();
    expect(await (await fetch(...request())).json()).toEqual({ ok: true });
    await vi.waitFor(() => expect(seen).toEqual([exchange]));
  });

  test('without the headers, which hold the token for the platform', async () => {
    const { fetch, seen } = observed();
    await fetch(address, init);
    await vi.waitFor(() => expect(seen).toHaveLength(1));
    expect(JSON.stringify(seen)).not.toContain('geheim');
  });

  test('when it is refused too', async () => {
    const { fetch, seen } = observed(async () => new Response('no', { status: 400 }));
    await fetch(address, init);
    await vi.waitFor(() => expect(seen).toMatchObject([{ status: 400, responseBody: 'no' }]));
  });
});

describe('the page notices nothing', () => {
  test('it gets the very answer, unread, and may read it in its own `then`', async () => {
    const answer = Response.json({ ok: true });
    const { fetch, original, seen } = observed(async () => answer);
    const read = fetch(address, init).then((response) => {
      expect(response).toBe(answer);
      expect(response.bodyUsed).toBe(false);
      return response.json();
    });
    expect(await read).toEqual({ ok: true });
    expect(original.mock.calls).toEqual([[address, init]]);
    await vi.waitFor(() => expect(seen).toHaveLength(1));
  });

  test('its Request still has its body', async () => {
    const request = new Request(address, init);
    const { fetch, original } = observed();
    await fetch(request);
    expect(original.mock.calls[0]?.[0]).toBe(request);
    expect(await request.text()).toBe(body);
  });

  test('a rejection reaches it as it is, and is told as an answer that was lost', async () => {
    const error = new TypeError('Failed to fetch');
    const { fetch, seen } = observed(() => Promise.reject(error));
    await expect(fetch(address, init)).rejects.toBe(error);
    await vi.waitFor(() => expect(seen).toMatchObject([{ status: 0, responseBody: '' }]));
  });

  test('what the original throws is thrown', () => {
    const broken = (() => {
      throw new RangeError('oops');
    }) as typeof fetch;
    expect(() => observeFetch(broken, { wire, tell: () => {} })(address, init)).toThrow(RangeError);
  });

  test('name, length, source and `this` are as they were', async () => {
    const page: { fetch?: typeof fetch } = {};
    page.fetch = async function fetch(this: unknown, _input: RequestInfo | URL, _init?: RequestInit) {
      return new Response(String(this === page));
    };
    page.fetch = observeFetch(page.fetch, { wire, tell: () => {} });
    expect([page.fetch.name, page.fetch.length]).toEqual(['fetch', 2]);
    expect(await (await page.fetch('https://a.example/')).text()).toBe('true');
    const native = observeFetch(globalThis.fetch, { wire, tell: () => {} });
    expect(Object.keys(native)).toEqual(Object.keys(globalThis.fetch));
  });

  test('a fault in whoever listens stays there', async () => {
    const { original } = observed();
    const saw = vi.fn(() => {
      throw new Error('oops');
    });
    const response = await observeFetch(original, { wire, tell: saw })(address, init);
    expect(await response.json()).toEqual({ ok: true });
    await vi.waitFor(() => expect(saw).toHaveBeenCalled());
  });

  test('a fault in what decides stays there', async () => {
    const { original } = observed();
    const fault = () => {
      throw new Error('oops');
    };
    for (const broken of [
      { ...wire, concerns: fault },
      { ...wire, worthReading: fault },
    ]) {
      const response = await observeFetch(original, { wire: broken, tell: () => {} })(address, init);
      expect(await response.json()).toEqual({ ok: true });
    }
  });

  test.each([
    ['nonsense', undefined],
    [
      {
        toString: () => {
          throw new Error('oops');
        },
      },
      undefined,
    ],
    [undefined, undefined],
    [address, { method: 'POST', body: { not: 'a body' } }],
  ])('strange arguments go where they would have gone (%#)', async (...args) => {
    const { fetch, original } = observed();
    await fetch(...(args as Parameters<typeof globalThis.fetch>));
    expect(original.mock.calls).toEqual([args]);
  });
});

describe('nothing is read', () => {
  test.each<[string, Parameters<typeof fetch>]>([
    ['of another address', ['https://pds.example/xrpc/app.bsky.feed.getTimeline', init]],
    ['of a GET', [address]],
    ['of a body that is no post', [address, { ...init, body: '{"a":"like"}' }]],
  ])('%s', async (_, request) => {
    const answer = Response.json({});
    const clone = vi.spyOn(answer, 'clone');
    const { fetch, saw } = observed(async () => answer);
    await (await fetch(...request)).text();
    expect(clone).not.toHaveBeenCalled();
    expect(saw).not.toHaveBeenCalled();
  });
});
