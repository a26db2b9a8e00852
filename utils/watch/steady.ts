import { type Doubt, hidden, placeOf } from './as-drawn.ts';

/** How often what is ours in the page is looked at, in milliseconds. */
const interval = 125;
/** How long it must have stood where it stands before a press on it counts, in milliseconds. */
export const settled = 500;

/** Keeps an eye on where an element of ours stands, so that at a press it is known since when. */
export interface Steady {
  /** Why it has not surely been seen for a while; `undefined` where it has. */
  doubt(): Doubt | undefined;
  /** It has been seen for a while at least once since it was put there. */
  wasSeen(): boolean;
  /**
   * We draw it anew ourselves: that it gets wider by that, at one side, is no move. What the page has moved before is one, and
   * so is where the page puts it because it is wider.
   */
  redraw(draw: () => void): void;
}

/** Watches until `signal` aborts. A few reads of a rectangle a second, for which no frame is drawn and no style is asked for. */
export function keepSteady(element: Element, signal: AbortSignal, now = () => performance.now()): Steady {
  let place = '';
  let since = now();
  let seen = false;

  function look(): void {
    const next = element.isConnected ? placeOf(element) : '';
    if (next !== place) {
      place = next;
      since = now();
    } else if (!seen && place !== '' && now() - since >= settled) seen = hidden(element) === undefined;
  }
  look();
  const timer = setInterval(look, interval);
  signal.addEventListener('abort', () => clearInterval(timer));

  return {
    doubt() {
      look();
      return now() - since < settled ? 'moved' : hidden(element);
    },
    wasSeen() {
      look();
      return seen;
    },
    redraw(draw) {
      look();
      const before = element.getBoundingClientRect();
      draw();
      if (isWider(before, element.getBoundingClientRect())) place = placeOf(element);
      else look();
    },
  };
}

/** Whether a box has stayed in its line and kept one of its sides. */
function isWider(before: DOMRect, after: DOMRect): boolean {
  const isSame = (side: 'left' | 'right' | 'top' | 'bottom') => Math.abs(before[side] - after[side]) < 1;
  return isSame('top') && isSame('bottom') && (isSame('left') || isSame('right'));
}
