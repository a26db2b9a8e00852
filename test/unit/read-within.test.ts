import { expect, test } from 'vitest';
import { readTextWithin, readWithin } from '../../utils/read-within.ts';

/** A body that gives these pieces, counted, and then goes on for ever with the last. */
function endless(...pieces: Uint8Array<ArrayBuffer>[]) {
  const counted = { given: 0, cancelled: false };
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull(controller) {
      controller.enqueue(pieces[Math.min(counted.given, pieces.length - 1)] ?? new Uint8Array(1));
      counted.given += 1;
    },
    cancel() {
      counted.cancelled = true;
    },
  });
  return { body, counted };
}

test.each([0, 1, 99, 100])('%i bytes are read where there may be a hundred', async (length) => {
  const bytes = await readWithin(new Response('x'.repeat(length)), 100);
  expect(bytes).toHaveLength(length);
});

test('no answer has no bytes', async () => {
  expect(await readWithin({ body: null }, 100)).toHaveLength(0);
});

test('one byte more than there may be is none at all, and nothing more is sent', async () => {
  const { body, counted } = endless(new Uint8Array(50));
  expect(await readWithin({ body }, 101)).toBeUndefined();
  expect(counted.cancelled).toBe(true);
  expect(counted.given).toBeLessThan(10);
});

test('a signal ends what never comes', async () => {
  const stop = new AbortController();
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({});
  const reading = readWithin({ body }, 100, stop.signal);
  stop.abort();
  expect(await reading).toHaveLength(0);
});

test('a character that came in two pieces is one', async () => {
  const [first, second] = [new Uint8Array([0xc3]), new Uint8Array([0xa4])];
  const body = new ReadableStream({
    start(controller) {
      for (const piece of [first, second]) controller.enqueue(piece);
      controller.close();
    },
  });
  expect(await readTextWithin({ body }, 100)).toBe('ä');
});
