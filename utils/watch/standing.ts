import type { Pill } from './pill-contract.ts';
import { roomBeside } from './room.ts';
import type { OpenComposer } from './state.ts';

type Placed = Pick<OpenComposer, 'anchor' | 'button' | 'composer'>;

/** Where one pill stands: beside the button that publishes, or afloat where it would move what is the platform's. */
export interface Standing {
  /** While the page is publishing its button is away; the pill stays where it was, if that is still there. */
  isInPlace(composer: Placed): boolean;
  put(composer: Placed): void;
}

export function createStanding(pill: Pill, signal: AbortSignal): Standing {
  const { host } = pill;
  let afloat: Element | undefined;
  /** The margins at its sides where it stands in the page's own flow. */
  let margins = '0';
  let isDue = false;
  /** What it floats beside is elsewhere, or larger: a composer grows while somebody writes. */
  const follow = () => {
    if (!afloat || isDue) return;
    isDue = true;
    requestAnimationFrame(() => {
      isDue = false;
      if (afloat) float(afloat);
    });
  };
  const sizes = new ResizeObserver(follow);
  signal.addEventListener('abort', () => sizes.disconnect());
  addEventListener('resize', follow, { signal });
  addEventListener('scroll', follow, { capture: true, passive: true, signal });

  function float(composer: Element): void {
    pill.float(0, 0);
    const own = host.getBoundingClientRect();
    const spot = roomBeside(composer, own);
    // What it stands in may be what its place is counted from.
    if (spot) pill.float(spot.left - own.left, spot.top - own.top);
    else pill.align(margins);
    afloat = spot && composer;
  }

  return {
    isInPlace({ anchor, composer }) {
      if (anchor === 'nowhere') return host.parentNode === composer.element;
      return !anchor?.isConnected || host.nextSibling === anchor;
    },
    put({ anchor, button, composer: { element } }) {
      sizes.disconnect();
      host.remove();
      afloat = undefined;
      if (anchor === 'nowhere') {
        margins = '0';
        element.append(host);
        float(element);
      } else if (anchor) {
        // In line with the button, whose margin may be all that keeps it from the dialog's edge.
        const { marginInlineStart, marginInlineEnd } = getComputedStyle(anchor);
        margins = `${marginInlineStart} ${marginInlineEnd}`;
        pill.align(margins);
        const own = button ?? anchor;
        const before = own.getBoundingClientRect();
        anchor.before(host);
        if (isMoved(before, own.getBoundingClientRect())) float(element);
      }
      sizes.observe(element);
      sizes.observe(element.ownerDocument.documentElement);
    },
  };
}

/** Whether something of the page is not where it was. */
const isMoved = (before: DOMRect, after: DOMRect) =>
  Math.abs(before.left - after.left) > 0.5 || Math.abs(before.top - after.top) > 0.5;
