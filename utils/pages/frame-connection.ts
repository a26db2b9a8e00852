import browser from 'webextension-polyfill';
import { origins } from '../platforms/hosts.ts';
import type { FromFrameDirect, ToFrame, Welcome } from '../protocol/direct.ts';
import type { FrameAnswer, FromFrame, ToFrames } from '../protocol/from-frame.ts';

type Told<M> = M extends unknown ? Omit<M, 'ticket'> : never;

/** The way from this frame to the background, and the port to watch beside the page. */
export interface Connection {
  answer: FrameAnswer;
  tell(message: Told<FromFrame>): Promise<unknown>;
  onTold(heard: (message: ToFrames) => void): void;
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
  let saidBefore: ToFrame[] = [];
  let heard: ((message: ToFrame) => void) | undefined;
  port.onmessage = ({ data }: MessageEvent<ToFrame>) => {
    if (heard) heard(data);
    else saidBefore.push(data);
  };
  const tell: Connection['tell'] = (message) => browser.runtime.sendMessage({ ...message, ticket });
  // Nobody but our background answers, in this shape.
  const answer = (await tell({ type: 'frame-hello' })) as FrameAnswer | undefined;
  if (!answer) throw new Error('The background does not know this frame');
  port.postMessage('hello');
  let height = -1;
  return {
    answer,
    tell,
    onTold: (told) =>
      browser.runtime.onMessage.addListener((message: unknown) => void told(message as ToFrames)),
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
