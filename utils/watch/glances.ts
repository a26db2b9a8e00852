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

/** Looks that have seen it are to be so far apart, in milliseconds: what was not looked at was not seen, nor what was there for an instant. */
const span = { before: 2 * interval, since: interval };
/** A page that keeps its thread busy is pressed long before that is heard; in milliseconds. */
const kept = 5000;

/**
 * What was seen of an element lately, by a few cheap looks a second: a page may hide it, or keep it somewhere else, but for the
 * moment of the press.
 */
export interface Glances {
  /** A look. What of ours may lie over it is no doubt. */
  look(element: Element | undefined, ours?: readonly Surface[]): void;
  /** A look while the next frame is drawn: what is there for frames alone is seen by no other. */
  lookAtFrame(element: Element, ours?: readonly Surface[]): void;
  /** Somebody writes: that moves and covers what it likes, and what was seen before says nothing. The element is there meanwhile. */
  forget(element: Element | undefined): void;
  /**
   * It was seen in the half second before that time, and nothing speaks against it: it could be seen, and stood under the point
   * that is given. Right after somebody wrote, that it was seen before is enough. Of a page that is not shown nobody can tell.
   */
  wasSeen(at?: Point, when?: number): boolean;
  /** It was seen since, under that point, or nothing speaks against it where so little time is enough. */
  wasSeenSince(time: number, at: Point | undefined, isEnough: boolean): boolean;
  /** It was there that long ago, whatever was seen of it. */
  isKnown(when?: number): boolean;
}

/**
 * `now` in milliseconds, as `performance` counts them and events are stamped. `host`: that of the closed root of ours that the element
 * stands in.
 */
export function createGlances({
  now = () => performance.now(),
  host,
}: {
  now?: () => number;
  host?: Element | undefined;
} = {}): Glances {
  let glances: Glance[] = [];
  let last: Glance | undefined;
  let since: number | undefined;
  let forgottenAt = Number.NEGATIVE_INFINITY;

  function take(element: Element, ours: readonly Surface[]): void {
    const seen = () => (isSeen(element, host ?? element, ours) ? element.getBoundingClientRect() : undefined);
    last = { at: now(), box: unlessMisled(seen, undefined) };
    glances.push(last);
  }
  const areSeen = (some: readonly Glance[], point: Point | undefined, apart: number) => {
    const lasted = (some.at(-1)?.at ?? 0) - (some[0]?.at ?? 0);
    return some.every(({ box }) => box && isIn(box, point)) && (lasted >= apart || isHidden());
  };

  return {
    look(element, ours = []) {
      glances = glances.filter(({ at }) => now() - at < kept);
      since = element && (since ?? now());
      if (element) take(element, ours);
    },
    lookAtFrame(element, ours = []) {
      afterLayout(() => element.isConnected && take(element, ours));
    },
    forget(element) {
      glances = [];
      forgottenAt = now();
      since = element && (since ?? now());
    },
    wasSeen(point, when = now()) {
      const recent = glances.filter(({ at }) => at > when - lately && at <= when);
      const wasJustWriting = when - forgottenAt < lately && (last?.box !== undefined || !last);
      return areSeen(recent, point, wasJustWriting ? 0 : span.before);
    },
    wasSeenSince: (time, point, isEnough) =>
      areSeen(
        glances.filter(({ at }) => at > time),
        point,
        isEnough ? 0 : span.since,
      ),
    isKnown: (when = now()) => since !== undefined && when - since >= settled,
  };
}

/** In a tab that is not shown timers run once a second, and no person presses. */
const isHidden = () => document.visibilityState === 'hidden';

/** With the next frame, after the page's own scripts for it and before it is painted: what is there for frames alone no other look sees. */
export function afterLayout(look: () => void): void {
  if (isHidden()) return;
  const observer = new ResizeObserver(() => {
    observer.disconnect();
    look();
  });
  observer.observe(document.documentElement);
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
function isSeen(element: Element, foundAs: Element, ours: readonly Surface[]): boolean {
  const doubt = hidden(element);
  return (doubt === undefined || doubt === 'out-of-view') && isOnTop(element, foundAs, ours);
}

function isOnTop(element: Element, foundAs: Element, ours: readonly Surface[]): boolean {
  const { left, top, width, height } = element.getBoundingClientRect();
  const found = rootOf(foundAs).elementFromPoint(left + width / 2, top + height / 2);
  // What lets the pointer through itself, as a button that is off for the moment, is found by what it is in; out of view nothing is.
  return (
    !found || foundAs.contains(found) || found.contains(foundAs) || ours.some(({ host }) => host === found)
  );
}
