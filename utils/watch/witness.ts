import { type Doubt, hidden, isCovered } from './as-drawn.ts';
import { isPaintedOver } from './painted-over.ts';
import { keepSteady } from './steady.ts';

/** Says whether an element of ours in the page was surely seen by whoever presses it. */
export interface Witness {
  /** Why it was not; `undefined` where it was. To be asked at the press. */
  doubt(): Promise<Doubt | undefined>;
  /** It has been seen for a while at least once. */
  wasSeen(): boolean;
}

/** Lets everything of the page be found at its place while `look` runs, also what lets the pointer through. */
export type Probe = <T>(look: () => T) => Promise<T>;

/** `within`: the root in which the element stands. */
export function witness(element: Element, signal: AbortSignal, probe: Probe): Witness {
  const steady = keepSteady(element, signal);
  const sight = trackVisibility(element, signal);
  const covered = () => isCovered(element, (x, y) => rootOf(element).elementsFromPoint(x, y));

  return {
    wasSeen: steady.wasSeen,
    async doubt() {
      const doubt = steady.doubt() ?? (covered() ? 'covered' : undefined);
      if (doubt) return doubt;
      if (isPaintedOver(element)) return 'covered';
      if (sight()) return undefined;
      // Chromium also says no where a dialog has a filter or is not quite opaque, and Firefox says nothing.
      const found = await probe(covered);
      return found ? 'covered' : hidden(element);
    },
  };
}

function rootOf(element: Element): DocumentOrShadowRoot {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root : element.ownerDocument;
}

/** Whether the browser itself says that the whole element is seen, undistorted and uncovered. Chromium alone can tell. */
function trackVisibility(element: Element, signal: AbortSignal): () => boolean {
  let isSeen = false;
  if (import.meta.env.FIREFOX || typeof IntersectionObserver === 'undefined') return () => false;
  const options = { threshold: [0, 0.5, 0.99, 1], trackVisibility: true, delay: 100 };
  const observer = new IntersectionObserver((entries) => {
    const last = entries.at(-1) as (IntersectionObserverEntry & { isVisible?: boolean }) | undefined;
    isSeen = last?.isVisible === true && last.intersectionRatio >= 0.99;
  }, options);
  observer.observe(element);
  signal.addEventListener('abort', () => observer.disconnect());
  return () => isSeen;
}
