import { afterEach, expect, test, vi } from 'vitest';
import type { Exchange } from '../../../utils/post/types.ts';
import { offerLine, takeLine } from '../../../utils/tap/channel.ts';

const exchange = (url: string): Exchange => ({
  ...{ url, method: 'POST', requestHeaders: {}, requestBody: '', files: [], status: 200, responseBody: '' },
});

const lives: AbortController[] = [];
afterEach(() => {
  for (const life of lives.splice(0)) life.abort();
});

function watch(document: EventTarget) {
  const life = new AbortController();
  lives.push(life);
  const heard: unknown[] = [];
  const connected = vi.fn();
  takeLine(document, (message) => heard.push(message), connected, life);
  return { life, heard, connected };
}

test.each(['tap', 'watch'])('they find each other, the %s being first', async (first) => {
  const document = new EventTarget();
  const early = first === 'watch' ? watch(document) : undefined;
  const send = offerLine(document, false);
  const { heard, connected } = early ?? watch(document);
  expect(connected).toHaveBeenCalledOnce();
  send(exchange('a'));
  send(exchange('b'));
  await vi.waitFor(() => expect(heard).toEqual([exchange('a'), exchange('b')]));
});

test('a tap that came after the page is no connection, for what the page sends is not seen', () => {
  const document = new EventTarget();
  offerLine(document, true);
  expect(watch(document).connected).not.toHaveBeenCalled();
});

test('without a watch nothing is sent, and nothing fails', () => {
  expect(() => offerLine(new EventTarget(), false)(exchange('a'))).not.toThrow();
});

test('without a tap there is no connection', () => {
  expect(watch(new EventTarget()).connected).not.toHaveBeenCalled();
});

test('a second watch, after an update, ends the first and hears in its place', async () => {
  const document = new EventTarget();
  const send = offerLine(document, false);
  const first = watch(document);
  const second = watch(document);
  expect(first.life.signal.aborted).toBe(true);
  expect(second.life.signal.aborted).toBe(false);
  send(exchange('a'));
  await vi.waitFor(() => expect(second.heard).toEqual([exchange('a')]));
  expect(first.heard).toEqual([]);
});

test('nothing passes through the messages that the page hears', async () => {
  const document = new EventTarget();
  const page = vi.fn();
  document.addEventListener('message', page);
  globalThis.addEventListener?.('message', page);
  const send = offerLine(document, false);
  const { heard } = watch(document);
  send(exchange('a'));
  await vi.waitFor(() => expect(heard).toHaveLength(1));
  expect(page).not.toHaveBeenCalled();
});
