// @vitest-environment happy-dom
import { MessageChannel, MessagePort } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { lookout as shared } from '../../../utils/lookout/shared.ts';
import type { Lookouts } from '../../../utils/platforms/contract.ts';
import type { Exchange } from '../../../utils/post/types.ts';
import { offerLine } from '../../../utils/tap/line.ts';

const send = vi.fn(async (_message: { type: string }): Promise<unknown> => undefined);
const own = { runtime: { id: 'mitposten', sendMessage: send } };
Object.assign(globalThis, { browser: own, chrome: own });
const { startLookout } = await import('../../../utils/lookout/start.ts');

const lookouts: Lookouts = {
  platform: 'bluesky',
  looksLikeComposer: (element) => element.className === 'composer',
  mayPublish: ({ url }) => url === 'publish',
};
const exchange = (url: string): Exchange => ({
  ...{ url, method: 'POST', requestHeaders: {}, requestBody: '', files: [], status: 200, responseBody: '' },
});
const sent = (type: string) =>
  send.mock.calls.map(([message]) => message).filter((each) => each.type === type);

/** Those of Node, because happy-dom's carry nothing; closed after each test. */
let channels: MessageChannel[] = [];
class Channel extends MessageChannel {
  constructor() {
    super();
    channels.push(this);
  }
}

/** As the first of its version in the page, whose world is new. */
function start() {
  Reflect.deleteProperty(globalThis, 'mitposten');
  startLookout(lookouts);
  const lookout = shared();
  if (!lookout) throw new Error('there is no lookout');
  return lookout;
}

/** Of each test its own: what was agreed in a document holds for as long as that lives. */
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  send.mockReset().mockResolvedValue(undefined);
  vi.stubGlobal('MessageChannel', Channel);
  vi.stubGlobal('MessagePort', MessagePort);
  vi.stubGlobal('document', window.document.implementation.createHTMLDocument());
  Object.defineProperty(document, 'readyState', { value: 'loading', configurable: true });
  Object.defineProperty(document, 'defaultView', { value: window, configurable: true });
});
afterEach(() => {
  for (const { port1 } of channels) port1.close();
  channels = [];
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** As somebody else than the tap would. */
function offerForged(): void {
  const { port2 } = new globalThis.MessageChannel();
  const init = { ports: [port2], data: 'early', cancelable: true };
  document.dispatchEvent(new MessageEvent('mitposten:line', init));
}
function composer(): HTMLElement {
  const element = document.body.appendChild(document.createElement('div'));
  element.className = 'composer';
  return element;
}
function happens(type: string, at: Element, isTrusted = true): void {
  const event = new Event(type, { bubbles: true });
  Object.defineProperty(event, 'isTrusted', { value: isTrusted });
  at.dispatchEvent(event);
}

test('where this version is in the page already, it stays as it is', async () => {
  offerLine(document, false);
  const lookout = start();
  send.mockClear();
  startLookout(lookouts);
  expect(shared()).toBe(lookout);
  expect([lookout.isSighted(), lookout.signal.aborted]).toEqual([true, false]);
  expect(send).not.toHaveBeenCalled();
});

describe('watch is called', () => {
  test.each(['focusin', 'input', 'drop'])('once, when a person is in a composer (%s)', (type) => {
    const lookout = start();
    const element = composer();
    happens(type, element);
    happens(type, element);
    expect(sent('watch')).toEqual([{ type: 'watch', platform: 'bluesky' }]);
    expect(lookout.seen?.[0]).toBe(element);
  });

  test('in a frame of the page’s own too, once the focus has come into it', () => {
    const lookout = start();
    const inner = window.document.implementation.createHTMLDocument();
    for (const each of [document, inner]) Object.defineProperty(each, 'defaultView', { value: window });
    Object.defineProperty(document, 'activeElement', { value: { contentDocument: inner } });
    window.dispatchEvent(new Event('blur'));
    vi.advanceTimersByTime(1);
    const element = inner.body.appendChild(inner.createElement('div'));
    element.className = 'composer';
    happens('click', element, false);
    expect(sent('watch')).toEqual([]);
    happens('click', element);
    // The lookouts of the tests before it are still there.
    expect(sent('watch')).not.toEqual([]);
    expect(lookout.seen?.[0]).toBe(element);
  });

  test('by nothing that a script of the page does, and by no other element', () => {
    start();
    happens('focusin', composer(), false);
    happens('focusin', document.body);
    expect(sent('watch')).toEqual([]);
  });

  test('when something may have been published, and by nothing that only uploads', async () => {
    const tell = offerLine(document, false);
    start();
    tell(exchange('upload'));
    tell(exchange('publish'));
    await vi.waitFor(() => expect(sent('watch')).toHaveLength(1));
  });

  test('again where the background did not hear it', async () => {
    start();
    send.mockRejectedValueOnce(new Error('no background'));
    const element = composer();
    happens('focusin', element);
    await vi.waitFor(() => {
      happens('focusin', element);
      expect(sent('watch')).toHaveLength(2);
    });
  });

  test('again where the background has refused', async () => {
    start();
    send.mockResolvedValueOnce({ mitpostenRefused: 'failed' });
    const element = composer();
    happens('focusin', element);
    await vi.waitFor(() => {
      happens('focusin', element);
      expect(sent('watch')).toHaveLength(2);
    });
  });

  test('no more once watch looks itself', () => {
    start().look = () => {};
    happens('focusin', composer());
    expect(sent('watch')).toEqual([]);
  });
});

describe('watch gets', () => {
  test('what the tap has told, from the first on', async () => {
    const tell = offerLine(document, false);
    const lookout = start();
    tell(exchange('upload'));
    tell(exchange('publish'));
    await vi.waitFor(() => expect(sent('watch')).toHaveLength(1));
    const hear = vi.fn();
    lookout.listen(hear);
    tell(exchange('later'));
    await vi.waitFor(() =>
      expect(hear.mock.calls.map(([{ url }]) => url)).toEqual(['upload', 'publish', 'later']),
    );
  });

  test.each([null, 'publish', { url: 'publish' }, { url: 1, requestBody: '' }])(
    'nothing like %j, whatever comes over the line',
    async (message) => {
      // The tap stands in the page's world.
      const tell = offerLine(document, false) as (message: unknown) => void;
      const lookout = start();
      const hear = vi.fn();
      lookout.listen(hear);
      tell(message);
      tell(exchange('a'));
      await vi.waitFor(() => expect(hear).toHaveBeenCalled());
      expect(hear.mock.calls).toEqual([[exchange('a')]]);
    },
  );

  test('each press of the page, and where somebody writes, in the place of the lookout', () => {
    const lookout = start();
    const look = vi.fn();
    lookout.look = look;
    const element = composer();
    window.dispatchEvent(new MouseEvent('click'));
    window.dispatchEvent(new KeyboardEvent('keydown'));
    window.dispatchEvent(new MouseEvent('mousemove'));
    for (const type of ['focusin', 'input', 'drop']) happens(type, element);
    expect(look.mock.calls.map(([{ type }]) => type)).toEqual([
      'click',
      'keydown',
      'focusin',
      'input',
      'drop',
    ]);
    expect(sent('watch')).toEqual([]);
  });
});

describe('the requests of a page are seen', () => {
  test('where its tap came before its scripts', () => {
    offerLine(document, false);
    expect(start().isSighted()).toBe(true);
  });

  test.each([
    ['there is no tap', () => {}],
    ['it came late', () => void offerLine(document, true)],
  ])('not where %s', (_, before) => {
    before();
    expect(start().isSighted()).toBe(false);
  });

  test('and the background learns how their line is renewed, once the page has come to rest', () => {
    offerLine(document, false);
    start();
    expect(sent('line')).toEqual([]);
    vi.advanceTimersByTime(2000);
    expect(sent('line')).toEqual([{ type: 'line', secret: expect.stringMatching(/^[0-9a-f-]{36}$/) }]);
  });

  test('before watch is called: with the line a new page begins, and nothing that it offers may be taken for old', () => {
    offerLine(document, false);
    start();
    happens('focusin', composer());
    vi.advanceTimersByTime(2000);
    const told = send.mock.calls.map(([{ type }]) => type).filter((type) => type !== 'earlier-line');
    // And not again: a person may have deleted everything meanwhile.
    expect(told).toEqual(['line', 'watch']);
  });

  test('again by a later version, which has the secret from the background; the one before ends', async () => {
    offerLine(document, false);
    const before = start();
    vi.advanceTimersByTime(2000);
    const [line] = sent('line') as unknown as { secret: string }[];
    send.mockImplementation(async ({ type }) => (type === 'earlier-line' ? line?.secret : undefined));
    const after = start();
    const changed = vi.fn();
    after.onSight(changed);
    await vi.waitFor(() => expect(after.isSighted()).toBe(true));
    expect(changed).toHaveBeenCalled();
    await vi.waitFor(() => expect(before.signal.aborted).toBe(true));
    expect(after.signal.aborted).toBe(false);
  });

  test('where the background reached into a page being loaded before its tap was there', () => {
    const lookout = start();
    const changed = vi.fn();
    lookout.onSight(changed);
    offerLine(document, false);
    expect(lookout.isSighted()).toBe(false);
    // As the manifest has it, right behind the tap.
    startLookout(lookouts);
    expect(shared()).toBe(lookout);
    expect([lookout.isSighted(), changed.mock.calls.length]).toEqual([true, 1]);
    vi.advanceTimersByTime(2000);
    expect(sent('line')).toHaveLength(1);
  });

  test('not by a line that a page offers where there is no tap any more', () => {
    const forged = vi.fn();
    document.addEventListener('mitposten:secret', forged);
    document.addEventListener('mitposten:hello', offerForged);
    // As in a page that is there already, into which the lookout is put.
    Object.defineProperty(document, 'readyState', { value: 'complete' });
    expect(start().isSighted()).toBe(false);
    expect(forged).not.toHaveBeenCalled();
  });
});

test('a tap that is there says so when it is asked', async () => {
  offerLine(document, false);
  const heard = vi.fn();
  start().askTap(heard);
  await vi.waitFor(() => expect(heard).toHaveBeenCalledOnce());
});

test('what an earlier version left in the page is taken out', () => {
  document.body.innerHTML = '<div data-mitposten="pill"></div><p></p>';
  start();
  expect(document.body.innerHTML).toBe('<p></p>');
});
