import browser from 'webextension-polyfill';
import { inTurn } from '../in-turn.ts';
import { origins } from '../platforms/hosts.ts';
import type { FromFrameDirect, ToFrame, Welcome } from '../protocol/direct.ts';
import type { FrameAnswer, FromFrame } from '../protocol/from-frame.ts';
import { pressesOf } from './press.ts';

type Told<M> = M extends unknown ? Omit<M, 'ticket'> : never;

/** The way from this frame to the background, and the port to watch beside the page. */
export interface Connection {
  answer: FrameAnswer;
  tell(message: Told<FromFrame>): Promise<unknown>;
  /**
   * Calls back with what the background knows now, whenever that has changed. `isOlder`: what was told from here meanwhile may not be
   * in it yet.
   */
  onNews(heard: (answer: FrameAnswer, isOlder: boolean) => void): void;
  say(message: FromFrameDirect): void;
  onSaid(heard: (message: ToFrame) => void): void;
  tellHeight(height: number): void;
}

/**
 * Waits for the ticket that watch gives, shows it to the background, and says hello. Stays silent for ever in any other place
 * than directly inside a platform's page: nobody gives it a ticket there that the background would take.
 */
export async function connectFrame(): Promise<Connection> {
  const { ticket, port } = await welcomed();
  const calm = pressesOf(document);
  let saidBefore: ToFrame[] = [];
  let heard: ((message: ToFrame) => void) | undefined;
  let heardNews: Parameters<Connection['onNews']>[0] | undefined;
  let told = { under: 0, all: 0 };
  port.onmessage = ({ data }: MessageEvent<ToFrame>) => {
    if (data.type === 'news') void calm().then(askAgain);
    else if (heard) heard(data);
    else saidBefore.push(data);
  };
  const send: Connection['tell'] = (message) => browser.runtime.sendMessage({ ...message, ticket });
  // Nobody but our background answers, in this shape.
  const ask = async () => (await send({ type: 'frame-hello' })) as FrameAnswer | undefined;
  const askAgain = inTurn(async () => {
    const before = { ...told };
    const now = await ask().catch(() => undefined);
    if (now) heardNews?.(now, before.under > 0 || told.all > before.all);
  });
  async function tell(message: Told<FromFrame>): Promise<unknown> {
    told = { under: told.under + 1, all: told.all + 1 };
    try {
      return await send(message);
    } finally {
      told.under -= 1;
    }
  }
  const answer = await ask();
  if (!answer || !('kind' in answer)) throw new Error('The background does not know this frame');
  port.postMessage('hello');
  let height = -1;
  return {
    answer,
    tell,
    // By way of watch: Firefox does not tell a frame in a web page what is told to all pages of ours (153, 2026-11-28).
    onNews(listener) {
      heardNews = listener;
    },
    say: (message) => port.postMessage(message),
    onSaid(listener) {
      heard = listener;
      for (const message of saidBefore) listener(message);
      saidBefore = [];
    },
    tellHeight(now) {
      if (now === height) return;
      height = now;
      port.postMessage({ type: 'height', height: now } satisfies FromFrameDirect);
    },
  };
}

function welcomed(): Promise<Welcome & { port: MessagePort }> {
  return new Promise((resolve) => {
    addEventListener('message', function hear({ data, ports, source, origin }: MessageEvent<Welcome>) {
      const [port] = ports;
      if (source !== parent || parent !== top || !port || typeof data?.ticket !== 'string') return;
      if (!origins.includes(origin)) return;
      removeEventListener('message', hear);
      resolve({ ticket: data.ticket, port });
    });
  });
}
