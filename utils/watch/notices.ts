import { mark } from '../lookout/mark.ts';
import type { Shield } from '../lookout/shield.ts';
import type { Attention } from './attention.ts';
import { createFrame, type Frame } from './frame.ts';
import { roomsBeside, type Spot } from './room.ts';
import { type Probe, type Witness, witness } from './witness.ts';

export interface NoticesIo {
  mode: ShadowRootMode;
  shield: Shield;
  signal: AbortSignal;
  probe: Probe;
  attention: Attention;
  frameAddress: string;
  register(ticket: string): Promise<unknown>;
  newTicket(): string;
  later(work: () => void, delay: number): void;
  failed(): void;
}

/**
 * Important here, it wins over whatever a page says of the element. The frame has the colour scheme of what is in it: of another,
 * a browser would lay a ground behind it.
 */
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
iframe { display: block; width: 100%; height: 100%; border: 0; color-scheme: light dark; background: transparent; }`;

/**
 * Where it is not displayed, a browser does not lay out what is in it, and it would never say how high it is. Said in the root,
 * not by an attribute, which a page could set.
 */
const sizeFor = (height: number, spot?: Spot) =>
  height === 0
    ? ':host { height: 1px !important; opacity: 0 !important; pointer-events: none !important; }'
    : `:host { height: ${height}px !important; ${spot ? `inset: ${spot.top}px auto auto ${spot.left}px !important;` : ''} }`;

/** The frame at the lower edge of the window in which a person reads what became of their posts, and is asked. */
export function createNotices(io: NoticesIo) {
  let made: { host: HTMLElement; frame: Frame; witness: Witness; follow(): void } | undefined;
  /** The composer that somebody writes in. */
  let composer: Element | undefined;
  const sizes = new ResizeObserver(() => made?.follow());
  io.signal.addEventListener('abort', () => sizes.disconnect());

  // What is said meanwhile is lost while the frame is being made: it asks again then.
  const tellNews = () => made?.frame.send({ type: 'news' });
  const tellComposer = () => made?.frame.send({ type: 'beside', isComposer: composer !== undefined });

  function make() {
    const host = document.createElement('div');
    host.setAttribute(mark, 'notices');
    const root = host.attachShadow({ mode: io.mode });
    const style = document.createElement('style');
    style.textContent = css;
    const size = document.createElement('style');
    size.textContent = sizeFor(0);
    let height = 0;
    /** Where it lies over nothing of the composer, as long as there is such a place. */
    const arrange = () => {
      const own = { width: host.offsetWidth, height };
      const spot = composer && height > 0 ? roomsBeside(composer, own, host).next().value : undefined;
      const next = sizeFor(height, spot || undefined);
      if (size.textContent !== next) size.textContent = next;
    };
    const frame = createFrame(document, {
      ...io,
      address: io.frameAddress,
      ready() {
        tellComposer();
        tellNews();
      },
      heard(message) {
        if (message.type !== 'height') return;
        // Without anything in it, it is no stop for the tabulator key.
        frame.element.tabIndex = message.height === 0 ? -1 : 0;
        height = message.height;
        arrange();
      },
    });
    root.append(style, size, frame.element);
    io.shield.protect(host, root, () => {});
    io.signal.addEventListener('abort', () => host.remove());
    let isDue = false;
    const follow = () => {
      // Without a composer, or with nothing to tell, its place is in the style alone.
      if (isDue || height === 0) return;
      isDue = true;
      requestAnimationFrame(() => {
        isDue = false;
        arrange();
      });
    };
    addEventListener('resize', follow, { signal: io.signal });
    const scrolled = () => void (composer && follow());
    addEventListener('scroll', scrolled, { capture: true, passive: true, signal: io.signal });
    document.body.append(host);
    return { host, frame, witness: witness(host, io), follow };
  }

  return {
    /** There is something new, or nothing more, to tell: the frame is made, or put back where the page has taken it out. */
    show(isAnything: boolean): void {
      if (isAnything) made ??= make();
      if (isAnything && made && !made.host.isConnected) document.body.append(made.host);
      tellNews();
    },
    /** The composer that is open in the page, if any: beside it one line is told. */
    beside(open: Element | undefined): void {
      if (open === composer) return;
      composer = open;
      tellComposer();
      sizes.disconnect();
      // It may grow to where something is told.
      if (open) sizes.observe(open);
      made?.follow();
    },
    isOurs: (element: Element) => made?.host === element,
    /** Whether the frame with this ticket was seen as it was drawn by whoever pressed something in it. */
    async isSure(ticket: string): Promise<boolean> {
      if (made?.frame.ticket() !== ticket || !io.attention.isThere() || !io.attention.isOwnKey())
        return false;
      return (await made.witness.doubt()) === undefined;
    },
  };
}
