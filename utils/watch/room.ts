import { mark } from '../lookout/mark.ts';
import { holds } from '../platforms/tree.ts';

/** So far from its composer and from the window's edge a pill floats, in CSS pixels. */
const gap = 8;
const edge = 16;

/** A place in the window, in CSS pixels. */
export interface Spot {
  left: number;
  top: number;
}

/** One that is free: which of the places beside a composer it is. */
export interface FreeSpot extends Spot {
  place: number;
}

type Size = Pick<DOMRect, 'width' | 'height'>;

/** The places for something of this size beside a composer and in the corners of the window, free or not, the best first. */
export function spotsBeside(composer: Element, { width, height }: Size): Spot[] {
  const { clientWidth, clientHeight } = composer.ownerDocument.documentElement;
  const { left, right, top, bottom } = composer.getBoundingClientRect();
  return [
    { left: right - width, top: bottom + gap },
    { left: right - width, top: top - gap - height },
    { left: right + gap, top: bottom - height },
    { left: left - gap - width, top: bottom - height },
    { left: clientWidth - edge - width, top: clientHeight - edge - height },
    { left: edge, top: clientHeight - edge - height },
    { left: clientWidth - edge - width, top: edge },
    { left: edge, top: edge },
  ];
}

/** Whether something of this size is in view there, whole. */
export function isInView({ ownerDocument }: Element, { left, top }: Spot, { width, height }: Size): boolean {
  const { clientWidth, clientHeight } = ownerDocument.documentElement;
  return left >= 0 && top >= 0 && left + width <= clientWidth && top + height <= clientHeight;
}

/**
 * The best of these places that are free: where nothing of the composer lies, and nothing that can be pressed. Where the composer
 * leaves no such place, those in it that are empty. `own` is what is to go there, and other things of ours are in the way.
 */
export function* roomsBeside(composer: Element, size: Size, own?: Element): Generator<FreeSpot> {
  const all = spotsBeside(composer, size).map((spot, place) => ({ ...spot, place }));
  const inView = all.filter((spot) => isInView(composer, spot, size));
  const isFree = (spot: Spot, isAllowed: (found: Element) => boolean) => {
    for (const found of elementsIn(composer, spot, size)) {
      if (found !== own && (found.closest(`${wanted}, [${mark}]`) || !isAllowed(found))) return false;
    }
    return true;
  };
  // Each point that is asked about costs: no further than to the first that is taken.
  for (const spot of inView) if (isFree(spot, (found) => !holds(composer, found))) yield spot;
  for (const spot of inView) if (isFree(spot, isEmpty)) yield spot;
}

/** What a person may want to press or write in, as a selector. */
export const wanted =
  'a[href], button, input, select, textarea, label, [role="button"], [role="switch"], [role="checkbox"], [tabindex="0"], [contenteditable]';

function* elementsIn(composer: Element, { left, top }: Spot, { width, height }: Size): Generator<Element> {
  const steps = (count: number, start: number, length: number) =>
    Array.from({ length: count }, (_, at) => start + 1 + (at / (count - 1)) * (length - 2));
  for (const x of steps(9, left, width)) {
    for (const y of steps(4, top, height)) {
      const found = elementAt(composer.ownerDocument, x, y);
      if (found) yield found;
    }
  }
}

/** What lies there, also in a frame of the page's own. */
function elementAt(document: Document, x: number, y: number): Element | null {
  const found = document.elementFromPoint(x, y);
  const inner = found?.localName === 'iframe' && (found as HTMLIFrameElement).contentDocument;
  if (!found || !inner) return found;
  const { left, top } = found.getBoundingClientRect();
  return elementAt(inner, x - left - found.clientLeft, y - top - found.clientTop) ?? found;
}

/** Whether nothing of its own is to be seen: no picture, no word. */
const isEmpty = (element: Element) =>
  !element.matches('img, video, canvas, svg, svg *, iframe') &&
  [...element.childNodes].every(({ nodeType, nodeValue }) => nodeType !== 3 || !nodeValue?.trim());
