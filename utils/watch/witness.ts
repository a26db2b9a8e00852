import { rootOf } from '../platforms/tree.ts';
import { type Doubt, hidden, isCovered, noneSpared, type Surface } from './as-drawn.ts';
import { afterLayout, createGlances, interval, lately } from './glances.ts';
import { unlessMisled } from './misled.ts';
import { isPaintedOver, isUnderTopLayer } from './painted-over.ts';
import { showsItself } from './shows-itself.ts';
import { keepSteady } from './steady.ts';

/** Says whether an element of ours in the page was surely seen by whoever presses it. */
export interface Witness {
  /** Why it was not; `undefined` where it was. To be asked at the press, or with the time at which that was, as events are stamped. */
  doubt(when?: number): Promise<Doubt | undefined>;
  /** It has been seen for a while, and is still seen: so a person knows what it says. */
  wasSeen(): boolean;
  /** We draw it anew ourselves, which may make it wider: that is no move of the page's. */
  redraw(draw: () => void): void;
}

/** Lets everything of the page be found at its place while `look` runs, also what lets the pointer through. */
export type Probe = <T>(look: () => T) => Promise<T>;

/** How long a frame may not come, in milliseconds: a busy machine takes its time. */
const patience = 1500;

export interface WitnessIo {
  signal: AbortSignal;
  probe: Probe;
  /** While somebody writes in the page hardly anything is asked. */
  isWriting?(): boolean;
  /**
   * Where it is in the top layer: the host of the closed root of ours that it stands in. It comes where a person has just asked for
   * it, is as high as what is in it, and goes along with what it stands beside: that it has moved is no doubt, nor that it reaches out
   * of view.
   */
  host?: Element;
}

/** Watches over an element of ours until the signal. */
export function witness(
  element: Element,
  { signal, probe, isWriting = () => false, host }: WitnessIo,
): Witness {
  const steady = host ? undefined : keepSteady(element, signal);
  const sight = trackVisibility(element, signal);
  const spared = { ...noneSpared, host };
  const covered = () => isFound(element, spared);
  const isOver = () => (host ? isUnderTopLayer(element, host) : isPaintedOver(element));
  const isUnderNow = () => covered() || isOver();
  const uncovered = keepUncovered();
  const glances = createGlances({ host });
  const timer = setInterval(() => {
    const isHere = element.matches(':hover, :focus-within');
    sight.track(isHere && !isWriting());
    uncovered.look(isHere, isUnderNow, isWriting());
    if (isWriting()) glances.forget(element);
    else {
      glances.look(element);
      glances.lookAtFrame(element);
    }
  }, interval);
  signal.addEventListener('abort', () => clearInterval(timer));

  return {
    wasSeen: () =>
      unlessMisled(() => (steady?.wasSeen() ?? true) && glances.wasSeen(), false) && isSeenNow(element),
    redraw: (draw) => (steady ? steady.redraw(draw) : draw()),
    doubt: (when = performance.now()) => doubt(Math.min(when, performance.now())).catch(() => 'covered'),
  };

  /** Where no frame comes in time, the page prevents it; in a tab that is not shown there is none. */
  function isUnderAtFrame(): Promise<boolean> {
    if (document.visibilityState !== 'visible') return Promise.resolve(false);
    return new Promise((resolve) => {
      afterLayout(() => resolve(isUnderNow()));
      setTimeout(() => resolve(true), patience);
    });
  }

  /** What somebody has asked for may be pressed before it was looked at often; what looks there were have seen it. */
  function wasSeenBefore(when: number): boolean {
    return host ? glances.wasSeenSince(when - lately, undefined, true) : glances.wasSeen(undefined, when);
  }

  function doubtOfPlace(): Doubt | undefined {
    if (steady) return steady.doubt();
    const doubt = hidden(element);
    return doubt === 'out-of-view' ? undefined : doubt;
  }

  async function doubt(when: number): Promise<Doubt | undefined> {
    const seen = doubtOfPlace() ?? (covered() ? 'covered' : undefined);
    if (seen) return seen;
    if (isOver() || !uncovered.isClear(when) || !wasSeenBefore(when)) return 'covered';
    if (sight.isSeen()) return undefined;
    if (host) return undefined;
    if (await isUnderAtFrame()) return 'covered';
    // Chromium also says no where a dialog has a filter or is not quite opaque, and Firefox says nothing.
    const found = await probe(covered);
    return found ? 'covered' : hidden(element);
  }
}

/** Whether an element can be seen at this moment, whole: what is drawn over it is found too. To be asked at a press. */
export function isSeenNow(element: Element): boolean {
  return unlessMisled(() => hidden(element) === undefined && !isUnder(element), false);
}

/**
 * The same of the platform's own button, which may stand partly out of view or under one of `ours`, and wholly where it is
 * pressed by a short cut from within its composer.
 */
export function isButtonSeen(button: Element, byShortcut: boolean, ours: readonly Surface[]): boolean {
  return unlessMisled(() => isSeenThere(button, byShortcut, ours), false);
}

function isSeenThere(button: Element, byShortcut: boolean, ours: readonly Surface[]): boolean {
  if (hasStrangePointer(button)) return false;
  // By the short cut it is not looked at.
  if (!byShortcut && !showsItself(button)) return false;
  const doubt = hidden(button);
  const spared = { ours, wholly: byShortcut };
  if (doubt === undefined) return !isUnder(button, spared);
  if (doubt !== 'out-of-view') return false;
  return isOutside(button) ? byShortcut : !isUnder(button, spared);
}

/** Whether the pointer over it is a picture of the page's, which may be larger than it, or none, while another is drawn elsewhere. */
function hasStrangePointer(button: Element): boolean {
  return [button, ...button.querySelectorAll('*')].some((each) =>
    /url\(|image-set\(|^none$/.test(getComputedStyle(each).cursor),
  );
}

function isOutside(element: Element): boolean {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  const { clientWidth, clientHeight } = element.ownerDocument.documentElement;
  return right <= 0 || bottom <= 0 || left >= clientWidth || top >= clientHeight;
}

/** Whether something lies over it, found or only drawn. */
export function isUnder(element: Element, spared = noneSpared): boolean {
  return isFound(element, spared) || isPaintedOver(element, spared);
}

/** Whether something is found above it. */
function isFound(element: Element, spared = noneSpared): boolean {
  const root = rootOf(spared.host ?? element);
  return isCovered(element, (x, y) => root.elementsFromPoint(x, y), spared);
}

/** How often it is asked at most what lies above, while pointer or focus is there; in milliseconds. */
const looksEvery = 500;
/** How long nothing may have lain above it before a press counts. */
const clear = 500;
/** No more than the tenth part of the time goes into looking. */
const share = 10;

/**
 * Whether nothing lay over an element a moment before the press either: a page may take away, by its style alone and at the
 * first touch, what a person believed to press. Looks only while somebody is there.
 */
export interface Uncovered {
  /** While somebody writes it is only looked when somebody comes: a look costs, and so what lay above it is not known then. */
  look(isHere: boolean, isUnder: () => boolean, isWriting?: boolean): void;
  /** At that time, in milliseconds as `performance` counts them. */
  isClear(when?: number): boolean;
}

/** Looks at once, and with the next frame: what is there for frames alone is seen by no other look. */
export function keepUncovered(): Uncovered {
  const [now, atFrame] = [keepOne(), keepOne()];
  return {
    look(isHere, isUnder, isWriting) {
      now.look(isHere, isUnder, isWriting);
      // A frame is asked for only where there is something to look at.
      if (isHere && !isWriting) afterLayout(() => atFrame.look(isHere, isUnder));
      else atFrame.look(isHere, () => false, isWriting);
    },
    isClear: (when) => now.isClear(when) && atFrame.isClear(when),
  };
}

function keepOne(): Uncovered {
  let coveredAt = Number.NEGATIVE_INFINITY;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let pause = looksEvery;
  return {
    look(isHere, isUnder, isWriting = false) {
      const now = performance.now();
      const isComing = lookedAt === Number.NEGATIVE_INFINITY;
      if (!isHere) lookedAt = Number.NEGATIVE_INFINITY;
      else if (now - lookedAt >= pause) {
        if ((isWriting && !isComing) || isUnder()) coveredAt = now;
        lookedAt = performance.now();
        pause = Math.max(looksEvery, share * (lookedAt - now));
      }
    },
    isClear: (when = performance.now()) => when - coveredAt > pause + clear,
  };
}

/**
 * Whether the browser itself says that the whole element is seen, undistorted and uncovered. Chromium alone can tell, and pays
 * for it with every frame: so it is asked only while somebody is there who does not write.
 */
function trackVisibility(element: Element, signal: AbortSignal) {
  if (import.meta.env.FIREFOX || typeof IntersectionObserver === 'undefined') {
    return { track: (_isHere: boolean) => {}, isSeen: () => false };
  }
  let isSeen = false;
  let isTracked = false;
  const options = { threshold: [0, 0.5, 0.99, 1], trackVisibility: true, delay: 100 };
  const observer = new IntersectionObserver((entries) => {
    const last = entries.at(-1) as (IntersectionObserverEntry & { isVisible?: boolean }) | undefined;
    isSeen = isTracked && last?.isVisible === true && last.intersectionRatio >= 0.99;
  }, options);
  signal.addEventListener('abort', () => observer.disconnect());
  return {
    track(isHere: boolean): void {
      if (isHere === isTracked) return;
      isTracked = isHere;
      isSeen = false;
      if (isHere) observer.observe(element);
      else observer.disconnect();
    },
    isSeen: () => isSeen,
  };
}
