// @vitest-environment happy-dom
import { MessageChannel } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createFrame } from '../../../utils/watch/frame.ts';

// Node knows the origin of no other scheme.
const address = 'https://own.example/frame.html';
let channels: MessageChannel[] = [];

beforeEach(() => {
  // Those of Node, because happy-dom's carry nothing.
  vi.stubGlobal(
    'MessageChannel',
    class extends MessageChannel {
      constructor() {
        super();
        channels.push(this);
      }
    },
  );
});
afterEach(() => {
  for (const { port1 } of channels) port1.close();
  channels = [];
  vi.unstubAllGlobals();
});

/** A frame that never loads by itself: a test says what is in it. */
function create() {
  let later: (() => void)[] = [];
  let tickets = 0;
  const io = {
    ...{ address, register: vi.fn(async (_: string): Promise<unknown> => undefined) },
    ...{ newTicket: () => `ticket-${tickets++}`, heard: vi.fn(), ready: vi.fn(), failed: vi.fn() },
    later: (work: () => void) => void later.push(work),
  };
  const frame = createFrame(document, io);
  const replace = vi.fn();
  const postMessage = vi.fn();
  const contents = { isBlank: true };
  Object.defineProperties(frame.element, {
    contentDocument: { get: () => (contents.isBlank ? document : null) },
    contentWindow: { value: { location: { replace }, postMessage } },
  });
  const load = (isBlank: boolean) => {
    contents.isBlank = isBlank;
    frame.element.dispatchEvent(new Event('load'));
  };
  return {
    ...{ frame, io, replace, postMessage, load },
    /** Our page is there, and has got its ticket. */
    async welcomed(): Promise<MessagePort> {
      const before = postMessage.mock.calls.length;
      load(false);
      await vi.waitFor(() => expect(postMessage.mock.calls.length).toBe(before + 1));
      return postMessage.mock.lastCall?.[2][0];
    },
    passPatience(): void {
      const due = later;
      later = [];
      for (const work of due) work();
    },
  };
}

describe('the frame', () => {
  test('says in no attribute where it leads, and is led there by script', () => {
    const { frame, replace, load } = create();
    load(true);
    expect(frame.element.getAttributeNames()).toEqual(['title']);
    expect(replace).toHaveBeenCalledWith(address);
  });

  test('gets a ticket that the background knows, told to our own origin alone', async () => {
    const { io, postMessage, welcomed, frame } = create();
    await welcomed();
    expect(io.register).toHaveBeenCalledWith('ticket-0');
    expect(postMessage.mock.calls[0]?.slice(0, 2)).toEqual([
      ...[{ ticket: 'ticket-0' }, 'https://own.example'],
    ]);
    expect(frame.ticket()).toBe('ticket-0');
  });

  test('is ready once our page has said hello, and hears and is heard from then on', async () => {
    const { io, welcomed, frame } = create();
    const port = await welcomed();
    const said: unknown[] = [];
    port.onmessage = ({ data }) => said.push(data);
    frame.send({ type: 'open', isOpen: true });
    port.postMessage('hello');
    await vi.waitFor(() => expect(io.ready).toHaveBeenCalledOnce());
    port.postMessage({ type: 'height', height: 40 });
    frame.send({ type: 'open', isOpen: false });
    await vi.waitFor(() => {
      expect(io.heard.mock.calls).toEqual([[{ type: 'height', height: 40 }]]);
      expect(said).toEqual([{ type: 'open', isOpen: false }]);
    });
  });

  test('has failed where our page does not say hello', async () => {
    const { io, welcomed, passPatience } = create();
    await welcomed();
    expect(io.failed).not.toHaveBeenCalled();
    passPatience();
    expect(io.failed).toHaveBeenCalledOnce();
  });

  test('has not failed where it did', async () => {
    const { io, welcomed, passPatience } = create();
    (await welcomed()).postMessage('hello');
    await vi.waitFor(() => expect(io.ready).toHaveBeenCalled());
    passPatience();
    expect(io.failed).not.toHaveBeenCalled();
  });

  test('that says hello late is there all the same', async () => {
    const { io, welcomed, passPatience } = create();
    const port = await welcomed();
    passPatience();
    port.postMessage('hello');
    await vi.waitFor(() => expect(io.ready).toHaveBeenCalledOnce());
  });

  test('loaded anew gets another ticket, and the one before is worth nothing', async () => {
    const { io, welcomed, passPatience, frame } = create();
    (await welcomed()).postMessage('hello');
    await vi.waitFor(() => expect(io.ready).toHaveBeenCalledOnce());
    (await welcomed()).postMessage('hello');
    await vi.waitFor(() => expect(io.ready).toHaveBeenCalledTimes(2));
    passPatience();
    expect([frame.ticket(), io.failed.mock.calls]).toEqual(['ticket-1', []]);
  });

  test('is loaded five times and then no more, whatever the page does to it', async () => {
    const { io, welcomed, load, postMessage } = create();
    for (let time = 0; time < 5; time += 1) await welcomed();
    expect(io.failed).not.toHaveBeenCalled();
    load(false);
    expect(io.failed).toHaveBeenCalledOnce();
    expect(postMessage).toHaveBeenCalledTimes(5);
  });
});
