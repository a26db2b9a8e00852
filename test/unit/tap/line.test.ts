import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Exchange } from '../../../utils/post/types.ts';
import { alive, type Line, offerLine, over, renewLine, takeLine } from '../../../utils/tap/line.ts';

const exchange = (url: string): Exchange => ({
  ...{ url, method: 'POST', requestHeaders: {}, requestBody: '', files: [], status: 200, responseBody: '' },
});
const secret = 'ein-geheimnis';

const ports: MessagePort[] = [];
afterEach(() => {
  for (const port of ports.splice(0)) port.close();
});

/** What comes over a line. */
function heardOn(line: Line | undefined): unknown[] {
  if (!line) throw new Error('there is no line');
  const heard: unknown[] = [];
  line.port.onmessage = ({ data }) => heard.push(data);
  ports.push(line.port);
  return heard;
}

/** A page with a tap and a lookout, as they are before its first script. */
function started() {
  const document = new EventTarget();
  const send = offerLine(document, false);
  const line = takeLine(document, secret);
  return { document, send, line, heard: heardOn(line) };
}

/** Whether what the tap sends still comes to the lookout that had the line first. */
async function reaches(send: (exchange: Exchange) => void, heard: unknown[]): Promise<void> {
  send(exchange('later'));
  await vi.waitFor(() => expect(heard).toEqual([exchange('later')]));
}

describe('the line', () => {
  test('carries what the tap sends to the lookout, in order', async () => {
    const { send, heard } = started();
    send(exchange('a'));
    send(exchange('b'));
    await vi.waitFor(() => expect(heard).toEqual([exchange('a'), exchange('b')]));
  });

  test('is of a tap that came before the page, or says that it came late', () => {
    const late = new EventTarget();
    offerLine(late, true);
    expect([started().line?.isLate, takeLine(late, secret)?.isLate]).toEqual([false, true]);
  });

  test('is none without a tap', () => {
    expect(takeLine(new EventTarget(), secret)).toBeUndefined();
    expect(renewLine(new EventTarget(), secret)).toBeUndefined();
  });

  test('without a lookout sends nothing, and nothing fails', () => {
    expect(() => offerLine(new EventTarget(), false)(exchange('a'))).not.toThrow();
  });

  test('is answered at its other end, whatever is asked', async () => {
    const { line, heard } = started();
    line?.port.postMessage(alive);
    await vi.waitFor(() => expect(heard).toEqual([alive]));
  });

  test('passes nothing through the messages that the page hears', async () => {
    const { document, send, heard } = started();
    const page = vi.fn();
    document.addEventListener('message', page);
    await reaches(send, heard);
    expect(page).not.toHaveBeenCalled();
  });
});

describe('the lookout of a later version, which knows the secret,', () => {
  test('hears in place of the one before, which is told so', async () => {
    const { document, send, heard: before } = started();
    const after = heardOn(renewLine(document, secret));
    await reaches(send, after);
    expect(before).toEqual([over]);
  });

  test('gets a line four times; after that the page is to be loaded anew', () => {
    const { document } = started();
    const lines = Array.from({ length: 5 }, () => renewLine(document, secret));
    for (const line of lines) if (line) ports.push(line.port);
    expect(lines.map((line) => line !== undefined)).toEqual([true, true, true, true, false]);
  });

  test('that nobody hears leaves the line with the one before', async () => {
    const { document, send, heard } = started();
    document.dispatchEvent(new Event(secret));
    await reaches(send, heard);
  });
});

describe('a page', () => {
  const names = ['mitposten:line', 'mitposten:hello', 'mitposten:secret', 'undefined', 'undefined:line'];

  test('can neither take, renew nor end the line by an event, whatever it says', async () => {
    const { document, send, heard } = started();
    const given = vi.fn();
    for (const name of names) document.addEventListener(name, given);
    const { port1, port2 } = new MessageChannel();
    ports.push(port1, port2);
    for (const name of names) {
      document.dispatchEvent(new Event(name));
      document.dispatchEvent(new MessageEvent(name, { data: 'mein-geheimnis', ports: [port2] }));
    }
    document.dispatchEvent(new Event('mein-geheimnis'));
    const events = given.mock.calls.map(([event]) => event as MessageEvent);
    // All of them are its own: none has a port that it did not put in.
    expect(events.flatMap(({ ports: all = [] }) => all).every((port) => port === port2)).toBe(true);
    await reaches(send, heard);
  });

  test('learns nothing by listening for what both have said to each other', () => {
    const { document } = started();
    const heard = vi.fn();
    for (const name of names) document.addEventListener(name, heard);
    const renewed = renewLine(document, secret);
    if (renewed) ports.push(renewed.port);
    expect(renewed).toBeDefined();
    expect(heard).not.toHaveBeenCalled();
  });
});

/**
 * As browsers make one (HTML, "MessageEvent"; Web IDL, dictionaries and sequences): each member is read from what was given
 * and from what that inherits, and the ports are iterated. Node's own does more, in script that a page has no part in.
 */
class BrowserMessageEvent extends Event {
  readonly #data: unknown;
  readonly #ports: MessagePort[] = [];

  constructor(type: string, init: MessageEventInit) {
    super(type, init);
    for (const name of ['lastEventId', 'origin', 'source'] as const) void init[name];
    this.#data = init.data;
    let next = 0;
    for (const port of init.ports ?? []) this.#ports[next++] = port;
  }

  get data(): unknown {
    return this.#data;
  }
  get ports(): MessagePort[] {
    return this.#ports;
  }
}

describe('after the start a page puts something else in place of', () => {
  /** Everything that the page's own versions were given, and how each is undone. */
  let seen: unknown[] = [];
  let undo: (() => void)[] = [];
  let isLooking = false;

  beforeEach(() => {
    seen = [];
    undo = [];
    vi.stubGlobal('MessageEvent', BrowserMessageEvent);
  });
  afterEach(() => vi.unstubAllGlobals());

  function see(self: unknown, args: ArrayLike<unknown>): void {
    // What this itself does is none of it.
    if (isLooking) return;
    isLooking = true;
    seen[seen.length] = self;
    for (let at = 0; at < args.length; at += 1) seen[seen.length] = args[at];
    isLooking = false;
  }

  /** Puts a method or property of the page's own in place of one, which does the same and keeps what it is given. */
  function replace(object: object, name: string | symbol): void {
    const before = Object.getOwnPropertyDescriptor(object, name);
    const { apply, defineProperty, deleteProperty } = Reflect;
    const { value, get, set } = before ?? {};
    const replaced: PropertyDescriptor = {
      get(this: unknown) {
        see(this, []);
        return get && apply(get, this, []);
      },
      set(this: object, given: unknown) {
        see(this, [given]);
        if (set) apply(set, this, [given]);
        else
          defineProperty(this, name, { value: given, writable: true, configurable: true, enumerable: true });
      },
    };
    const method = function (this: unknown, ...args: unknown[]): unknown {
      see(this, args);
      return apply(value, this, args);
    };
    defineProperty(object, name, {
      configurable: true,
      ...(value ? { value: method, writable: true } : replaced),
    });
    undo[undo.length] = () => {
      if (before) defineProperty(object, name, before);
      else deleteProperty(object, name);
    };
  }

  /** What of it is a port, and whether the secret is in it, in things within things too. */
  function leaked() {
    const all = new Set<unknown>();
    const gather = (value: unknown) => {
      if (all.has(value)) return;
      all.add(value);
      if (typeof value !== 'object' || value === null || value instanceof MessagePort) return;
      for (const { value: own } of Object.values(Object.getOwnPropertyDescriptors(value))) gather(own);
      if (value instanceof BrowserMessageEvent) gather(value.ports);
    };
    for (const each of seen) gather(each);
    return {
      ports: [...all].filter((each) => each instanceof MessagePort).length,
      secret: [...all].some((each) => String(each).includes(secret)),
    };
  }

  // Only what the tap does counts: the lookout runs in our own world, where the page has replaced nothing.
  test.each<[string, () => object, (string | symbol)[]]>([
    ['MessagePort.prototype.postMessage', () => MessagePort.prototype, ['postMessage']],
    ['MessagePort.prototype.onmessage', () => MessagePort.prototype, ['onmessage']],
    ['the methods of EventTarget', () => EventTarget.prototype, ['addEventListener', 'dispatchEvent']],
    ['the properties of MessageEvent', () => MessageEvent.prototype, ['data', 'ports']],
    [
      'the methods of arrays',
      () => Array.prototype,
      ['shift', 'pop', 'push', 'slice', 'splice', 'at', 'map'],
    ],
    ['the iterator of arrays', () => Array.prototype, [Symbol.iterator]],
    ['the methods of functions', () => Function.prototype, ['call', 'apply', 'bind']],
    ['what every object inherits', () => Object.prototype, ['bubbles', 'composed', 'origin', 'source']],
  ])('%s, and gets neither the port nor the secret', (_, object, names) => {
    const document = new EventTarget();
    const { addEventListener, dispatchEvent, removeEventListener } = document;
    const { apply } = Reflect;
    const lookouts = {
      addEventListener: (...args: unknown[]) => apply(addEventListener, document, args),
      removeEventListener: (...args: unknown[]) => apply(removeEventListener, document, args),
      dispatchEvent: (event: Event): boolean => apply(dispatchEvent, document, [event]),
    };
    const send = offerLine(document, false);
    const line = takeLine(lookouts, secret);
    const asking = new Event(secret);
    let isRenewed = false;
    lookouts.addEventListener(`${secret}:line`, (event: Event) => {
      event.preventDefault();
      isRenewed = true;
    });
    const told = exchange('a');
    for (const name of names) replace(object(), name);
    try {
      send(told);
      lookouts.dispatchEvent(asking);
      send(told);
    } finally {
      // Nothing that a page has replaced is called until all is as it was.
      for (let at = undo.length - 1; at >= 0; at -= 1) undo[at]?.();
    }
    if (line) ports.push(line.port);
    expect(isRenewed).toBe(true);
    expect(leaked()).toEqual({ ports: 0, secret: false });
  });

  test('a method of the tap itself, which shows that it would be found', () => {
    const document = new EventTarget();
    replace(MessagePort.prototype, 'postMessage');
    replace(EventTarget.prototype, 'addEventListener');
    // Each end of each of the five channels.
    const channels = 10;
    const send = offerLine(document, false);
    takeLine(document, secret);
    send(exchange('a'));
    for (const each of undo.reverse()) each();
    expect(leaked()).toEqual({ ports: channels, secret: true });
  });
});
