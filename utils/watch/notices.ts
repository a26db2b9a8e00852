import { mark } from '../lookout/mark.ts';
import type { Shield } from '../lookout/shield.ts';
import { createFrame, type Frame } from './frame.ts';
import { type Probe, type Witness, witness } from './witness.ts';

export interface NoticesIo {
  mode: ShadowRootMode;
  shield: Shield;
  signal: AbortSignal;
  probe: Probe;
  frameAddress: string;
  register(ticket: string): Promise<unknown>;
  newTicket(): string;
  later(work: () => void, delay: number): void;
  failed(): void;
}

/** Important here, it wins over whatever a page says of the element. */
const css = `:host {
  all: initial !important;
  position: fixed !important;
  z-index: 2147483647 !important;
  inset: auto 16px 16px auto !important;
  display: block !important;
  width: min(372px, calc(100vw - 32px)) !important;
  max-height: calc(100vh - 32px) !important;
  pointer-events: auto !important;
  animation: none !important;
  transition: none !important;
}
iframe { display: block; width: 100%; height: 100%; border: 0; color-scheme: normal; background: transparent; }`;

/**
 * Where it is not displayed, a browser does not lay out what is in it, and it would never say how high it is. Said in the root,
 * not by an attribute, which a page could set.
 */
const sizeFor = (height: number) =>
  height === 0
    ? ':host { height: 1px !important; opacity: 0 !important; pointer-events: none !important; }'
    : `:host { height: ${height}px !important; }`;

/** The frame at the lower edge of the window in which a person reads what became of their posts, and is asked. */
export function createNotices(io: NoticesIo) {
  let made: { host: HTMLElement; frame: Frame; witness: Witness } | undefined;

  // What is said meanwhile is lost while the frame is being made: it asks again then.
  const tellNews = () => made?.frame.send({ type: 'news' });

  function make() {
    const host = document.createElement('div');
    host.setAttribute(mark, 'notices');
    const root = host.attachShadow({ mode: io.mode });
    const style = document.createElement('style');
    style.textContent = css;
    const size = document.createElement('style');
    size.textContent = sizeFor(0);
    const frame = createFrame(document, {
      ...io,
      address: io.frameAddress,
      ready: tellNews,
      heard(message) {
        if (message.type !== 'height') return;
        // Without anything in it, it is no stop for the tabulator key.
        frame.element.tabIndex = message.height === 0 ? -1 : 0;
        size.textContent = sizeFor(message.height);
      },
    });
    root.append(style, size, frame.element);
    io.shield.protect(host, root, () => {});
    io.signal.addEventListener('abort', () => host.remove());
    document.body.append(host);
    return { host, frame, witness: witness(host, io.signal, io.probe) };
  }

  return {
    /** There is something new, or nothing more, to tell: the frame is made, or put back where the page has taken it out. */
    show(isAnything: boolean): void {
      if (isAnything) made ??= make();
      if (isAnything && made && !made.host.isConnected) document.body.append(made.host);
      tellNews();
    },
    /** Whether the frame with this ticket was seen as it was drawn by whoever pressed something in it. */
    async isSure(ticket: string): Promise<boolean> {
      return made?.frame.ticket() === ticket && (await made.witness.doubt()) === undefined;
    },
  };
}
