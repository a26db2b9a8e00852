import type { FromFrameDirect, ToFrame, Welcome } from '../protocol/direct.ts';

/** How long our page may take to say hello, in milliseconds. Under a policy that forbids frames it never does. */
const patience = 2000;
/** So often it is loaded again after the page has led it elsewhere or taken it out. */
const most = 5;

/** A page of the extension's own inside the platform's page, which can neither read it nor reach into it. */
export interface Frame {
  element: HTMLIFrameElement;
  /** The ticket by which the background knows the frame that is there now. */
  ticket(): string | undefined;
  send(message: ToFrame): void;
}

interface FrameIo {
  /** Where our page lies. */
  address: string;
  /** Tells the background of a ticket; the frame is let in only with it. */
  register(ticket: string): Promise<unknown>;
  newTicket(): string;
  heard(message: FromFrameDirect): void;
  /** It is there, for the first time or anew: what it shows must be sent again. */
  ready(): void;
  failed(): void;
  later(work: () => void, delay: number): void;
}

/**
 * Makes the frame; it loads once it is in the document. It has neither `src` nor name, which the page would find, and is led
 * to our page by script, which no policy of the page forbids (Chromium 156, Firefox 153).
 */
export function createFrame(document: Document, io: FrameIo): Frame {
  const element = document.createElement('iframe');
  element.title = 'Mitposten';
  let port: MessagePort | undefined;
  let ticket: string | undefined;
  let loads = 0;

  element.addEventListener('load', () => {
    // Something else than our page: before that is there, and after the element was taken out and put back.
    if (isOther(element, io.address)) element.contentWindow?.location.replace(io.address);
    else void welcome();
  });

  async function welcome(): Promise<void> {
    port?.close();
    port = undefined;
    loads += 1;
    if (loads > most) return io.failed();
    const own = io.newTicket();
    ticket = own;
    await io.register(own);
    if (ticket !== own) return;
    const { port1, port2 } = new MessageChannel();
    let isThere = false;
    port1.onmessage = ({ data }: MessageEvent<FromFrameDirect | 'hello'>) => {
      if (data !== 'hello') return io.heard(data);
      isThere = true;
      port = port1;
      io.ready();
    };
    io.later(() => {
      if (!isThere && ticket === own) io.failed();
    }, patience);
    // Whoever else is in the frame does not get it.
    const message: Welcome = { ticket: own };
    element.contentWindow?.postMessage(message, new URL(io.address).origin, [port2]);
  }

  return { element, ticket: () => ticket, send: (message) => port?.postMessage(message) };
}

/**
 * Whether a document can be looked into that is not ours. Where a browser has both in one process, Firefox lets a content
 * script look into our own too.
 */
function isOther(element: HTMLIFrameElement, address: string): boolean {
  try {
    return element.contentDocument !== null && element.contentDocument.URL !== address;
  } catch {
    return false;
  }
}
