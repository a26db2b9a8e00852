import { afterFrame } from './after-frame.ts';
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
  /** We draw it anew ourselves: that it gets wider by that is no move. What the page has moved before is one. */
  redraw(draw: () => void): void;
}

/** Watches until `signal` aborts. A few reads of a rectangle a second, when it is known anyway: no style is asked for. */
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
  const timer = setInterval(() => afterFrame(look), interval);
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
      draw();
      if (element.isConnected) place = placeOf(element);
    },
  };
}
