// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { FrameAnswer } from '../../../utils/protocol/from-frame.ts';
import { fakeBrowser } from '../background/browser.ts';

const { connectFrame } = await import('../../../utils/pages/frame-connection.ts');

const ticket = '00000000-0000-4000-8000-000000000000';
const answer = { kind: 'notices', tab: 7, notices: [] } satisfies FrameAnswer;
/** What was sent and is not answered yet. */
let sent: { type: string; answer(with_?: unknown): void }[];
let port: MessagePort;

beforeEach(() => {
  sent = [];
  Object.assign(fakeBrowser.runtime, {
    sendMessage: ({ type }: { type: string }) =>
      new Promise((resolve) => {
        sent.push({ type, answer: resolve });
      }),
  });
});
afterEach(() => port.close());

async function answered(type: string, with_?: unknown): Promise<void> {
  await vi.waitFor(() => expect(sent.map((each) => each.type)).toContain(type));
  const at = sent.findIndex((each) => each.type === type);
  sent.splice(at, 1)[0]?.answer(with_);
  await new Promise((resolve) => setTimeout(resolve));
}

async function connected() {
  const { port1, port2 } = new MessageChannel();
  port = port1;
  const connecting = connectFrame();
  const welcome = Object.assign(new MessageEvent('message', { data: { ticket } }), {});
  for (const [name, value] of Object.entries({
    ports: [port2],
    source: window.parent,
    origin: 'https://bsky.app',
  }))
    Object.defineProperty(welcome, name, { value });
  window.dispatchEvent(welcome);
  await answered('frame-hello', answer);
  const connection = await connecting;
  const news: boolean[] = [];
  connection.onNews((_, isOlder) => news.push(isOlder));
  return { connection, news };
}

const edit = { type: 'frame-edit', edits: {} } as const;
const newsCome = () => port.postMessage({ type: 'news' });

test('news that were asked for while nothing was told are what the background has', async () => {
  const { connection, news } = await connected();
  void connection.tell(edit);
  await answered('frame-edit');
  newsCome();
  await answered('frame-hello', answer);
  expect(news).toEqual([false]);
});

test('news are older than what is on its way when they are asked for, though that arrives before them', async () => {
  const { connection, news } = await connected();
  void connection.tell(edit);
  newsCome();
  await vi.waitFor(() => expect(sent.map(({ type }) => type)).toContain('frame-hello'));
  await answered('frame-edit');
  await answered('frame-hello', answer);
  expect(news).toEqual([true]);
});

test('news are older than what is told while they come, though that is answered before them', async () => {
  const { connection, news } = await connected();
  newsCome();
  await vi.waitFor(() => expect(sent.map(({ type }) => type)).toContain('frame-hello'));
  void connection.tell(edit);
  await answered('frame-edit');
  await answered('frame-hello', answer);
  expect(news).toEqual([true]);
});
