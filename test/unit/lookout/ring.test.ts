import { expect, test, vi } from 'vitest';
import { createRing } from '../../../utils/lookout/ring.ts';
import type { Exchange } from '../../../utils/post/types.ts';

const exchange = (url: string): Exchange => ({
  ...{ url, method: 'POST', requestHeaders: {}, requestBody: '', files: [], status: 200, responseBody: '' },
});
const heard = (hear: ReturnType<typeof vi.fn>) => hear.mock.calls.map(([{ url }]) => url);

test('what was kept comes first, in order, then what comes', () => {
  const ring = createRing();
  ring.add(exchange('a'));
  ring.add(exchange('b'));
  const hear = vi.fn();
  ring.take(hear);
  ring.add(exchange('c'));
  expect(heard(hear)).toEqual(['a', 'b', 'c']);
});

test('each exchange is heard once, by whoever listens last', () => {
  const ring = createRing();
  const [first, second] = [vi.fn(), vi.fn()];
  ring.add(exchange('a'));
  ring.take(first);
  ring.take(second);
  ring.add(exchange('b'));
  expect([heard(first), heard(second)]).toEqual([['a'], ['b']]);
});

test('the last two hundred are kept, more than the pictures of any post', () => {
  const ring = createRing();
  for (let index = 0; index < 210; index += 1) ring.add(exchange(String(index)));
  const hear = vi.fn();
  ring.take(hear);
  expect(heard(hear)).toEqual(Array.from({ length: 200 }, (_, index) => String(index + 10)));
});
