import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readBytes, readJson } from '../../../utils/platforms/bluesky/answer.ts';

const address = 'https://pds.example/xrpc/com.atproto.repo.getRecord';
const limit = { bytes: 1000, milliseconds: 20_000 };

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A server that answers this, and how often more of it was asked for. */
function server(answer: (signal: AbortSignal) => Response | Promise<Response>) {
  const requests: RequestInit[] = [];
  const fetch: typeof globalThis.fetch = async (_, init) => {
    if (init) requests.push(init);
    return answer(init?.signal ?? new AbortController().signal);
  };
  return { io: { fetch }, requests };
}

/** A body that gives `chunk` whenever it is asked, `every` milliseconds. */
function endless(chunk: Uint8Array, every = 0) {
  const seen = { pulled: 0, cancelled: false };
  const body = new ReadableStream({
    async pull(controller) {
      seen.pulled += 1;
      if (every) await new Promise((resolve) => setTimeout(resolve, every));
      if (!seen.cancelled) controller.enqueue(chunk);
    },
    cancel() {
      seen.cancelled = true;
    },
  });
  return { body, seen };
}

const reasonOf = (work: Promise<unknown>) =>
  work.then(
    () => 'nothing was thrown',
    (thrown) => thrown.report?.reason ?? String(thrown),
  );

describe('an answer', () => {
  test('is read to its end, in whatever pieces it comes', async () => {
    const pieces = ['{"te', 'xt":"Gr', 'üße"}'].map((piece) => new TextEncoder().encode(piece));
    const body = new ReadableStream({
      pull: (controller) => {
        const piece = pieces.shift();
        if (piece) controller.enqueue(piece);
        else controller.close();
      },
    });
    expect(await readJson(address, server(() => new Response(body)).io, limit)).toEqual({ text: 'Grüße' });
  });
  test('of exactly as many bytes as are allowed is read, of one more not', async () => {
    const answered = (length: number) =>
      readBytes(address, server(() => new Response(new Uint8Array(length))).io, limit);
    expect((await answered(1000))?.length).toBe(1000);
    expect(await answered(1001)).toBeUndefined();
  });
  test('larger than the first buffer is whole', async () => {
    const sent = Uint8Array.from({ length: 200_000 }, (_, index) => index % 251);
    const { io } = server(() => new Response(sent));
    expect(await readBytes(address, io, { ...limit, bytes: 300_000 })).toEqual(sent);
  });
  test('without a body has no bytes', async () => {
    const { io } = server(() => new Response(null));
    expect(await readBytes(address, io, limit)).toEqual(new Uint8Array());
  });
  test('that is no JSON is none', async () => {
    const { io } = server(() => new Response('<html>'));
    expect(await reasonOf(readJson(address, io, limit))).toBe('source-unreachable');
  });
  test('is asked for without cookies, from no cache, and only at this address', async () => {
    const { io, requests } = server(() => Response.json({}));
    await readJson(address, io, limit);
    expect(requests[0]).toMatchObject({ credentials: 'omit', redirect: 'error', cache: 'no-store' });
  });
});

describe('a hostile server', () => {
  test('that sends without end is cut off at the limit', async () => {
    const { body, seen } = endless(new Uint8Array(100));
    expect(await readBytes(address, server(() => new Response(body)).io, limit)).toBeUndefined();
    expect(seen.cancelled).toBe(true);
    expect(seen.pulled).toBeLessThan(20);
  });
  test.each(['5', '1000000000000'])(
    'that says a length of %s is measured by what it sends',
    async (length) => {
      const answer = () => new Response(new Uint8Array(800), { headers: { 'content-length': length } });
      expect((await readBytes(address, server(answer).io, limit))?.length).toBe(800);
    },
  );
  test('that sends a byte a second is cut off when the time is over', async () => {
    const { body, seen } = endless(new Uint8Array(1), 1000);
    const work = reasonOf(readBytes(address, server(() => new Response(body)).io, limit));
    await vi.advanceTimersByTimeAsync(limit.milliseconds);
    expect(await work).toBe('source-unreachable');
    expect(seen.cancelled).toBe(true);
  });
  test('that begins and then says nothing is cut off when the time is over', async () => {
    const silent = new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array(1)) });
    const work = reasonOf(readBytes(address, server(() => new Response(silent)).io, limit));
    await vi.advanceTimersByTimeAsync(limit.milliseconds);
    expect(await work).toBe('source-unreachable');
  });
  test('that does not even begin is given up when the time is over', async () => {
    const { io, requests } = server(() => new Promise(() => {}));
    const work = reasonOf(readBytes(address, io, limit));
    await vi.advanceTimersByTimeAsync(limit.milliseconds);
    expect(await work).toBe('source-unreachable');
    expect(requests[0]?.signal?.aborted).toBe(true);
  });
  test('that breaks off is unreachable', async () => {
    const broken = new ReadableStream({ pull: (controller) => controller.error(new TypeError('reset')) });
    const { io } = server(() => new Response(broken));
    expect(await reasonOf(readBytes(address, io, limit))).toBe('source-unreachable');
  });
  test('that refuses at length is not heard to the end', async () => {
    const { body, seen } = endless(new Uint8Array(1000));
    const { io } = server(() => new Response(body, { status: 500 }));
    expect(await reasonOf(readBytes(address, { ...io }, { ...limit, bytes: 1_000_000 }))).toBe(
      'source-unreachable',
    );
    expect(seen.pulled).toBeLessThan(20);
  });
  test('that answers in time leaves no timer behind', async () => {
    await readJson(address, server(() => Response.json({})).io, limit);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('an error', () => {
  test.each([
    [400, 'RecordNotFound', 'record-missing'],
    [400, 'RepoDeactivated', 'record-missing'],
    [400, 'RepoTakendown', 'record-missing'],
    [404, 'Whatever', 'record-missing'],
    [400, 'InvalidRequest', 'source-unreachable'],
    [500, 'InternalServerError', 'source-unreachable'],
  ])('%i %s is %s', async (status, error, reason) => {
    const { io } = server(() => Response.json({ error }, { status }));
    expect(await reasonOf(readBytes(address, io, limit))).toBe(reason);
  });
});
