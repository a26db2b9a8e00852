import { rootOf } from '../platforms/tree.ts';
import { hidden, type Surface } from './as-drawn.ts';
import { unlessMisled } from './misled.ts';
import { settled } from './steady.ts';

/** How often it is to be looked, in milliseconds. */
export const interval = 125;
/** What was so when the time that counts began was seen by the look before; in milliseconds. */
export const lately = settled + interval;

/** A point of the window, in CSS pixels. */
export interface Point {
  x: number;
  y: number;
}

/** One look at an element: where it could be seen, if it could. */
interface Glance {
  at: number;
  box: DOMRect | undefined;
}

/**
 * What was seen of an element lately, by a few cheap looks a second: a page may hide it, or keep it somewhere else, but for the
 * moment of the press.
 */
export interface Glances {
  /** A look. What of ours may lie over it is no doubt. */
  look(element: Element | undefined, ours?: readonly Surface[]): void;
  /** Somebody writes: that moves and covers what it likes, and what was seen before says nothing. */
  forget(): void;
  /**
   * Nothing was seen in the last half second that speaks against it: it could be seen, and stood under the point that is given.
   * Where nobody looked in that time, nothing was.
   */
  wasSeen(at?: Point): boolean;
  /** It was there that long ago, whatever was seen of it. */
  isKnown(): boolean;
}

/** `now` in milliseconds, as `performance` counts them. */
export function createGlances(now = () => performance.now()): Glances {
  let glances: Glance[] = [];
  let since: number | undefined;
  const isLate = ({ at }: Glance) => now() - at < lately;

  return {
    look(element, ours = []) {
      glances = glances.filter(isLate);
      since = element && (since ?? now());
      if (!element) return;
      const seen = () => (isSeen(element, ours) ? element.getBoundingClientRect() : undefined);
      glances.push({ at: now(), box: unlessMisled(seen, undefined) });
    },
    forget() {
      glances = [];
    },
    wasSeen: (point) => glances.filter(isLate).every(({ box }) => box && isIn(box, point)),
    isKnown: () => since !== undefined && now() - since >= settled,
  };
}

/** Its edges may be drawn a little further out than its box, and are pressed there too; in CSS pixels. */
const edge = 12;

/** Whether the point is where something stands. */
export function isIn(box: DOMRect, point: Point | undefined): boolean {
  if (!point) return true;
  const { left, top, right, bottom } = box;
  const { x, y } = point;
  return x >= left - edge && x <= right + edge && y >= top - edge && y <= bottom + edge;
}

/** Cheaply: neither style nor place hides it, and its middle lies under nothing that takes the pointer. */
function isSeen(element: Element, ours: readonly Surface[]): boolean {
  const doubt = hidden(element);
  return (doubt === undefined || doubt === 'out-of-view') && isOnTop(element, ours);
}

function isOnTop(element: Element, ours: readonly Surface[]): boolean {
  const { left, top, width, height } = element.getBoundingClientRect();
  const found = rootOf(element).elementFromPoint(left + width / 2, top + height / 2);
  // What lets the pointer through itself, as a button that is off for the moment, is found by what it is in; out of view nothing is.
  return (
    !found || element.contains(found) || found.contains(element) || ours.some(({ host }) => host === found)
  );
}
