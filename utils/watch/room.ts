import { holds } from '../platforms/tree.ts';

/** So far from its composer and from the window's edge a pill floats, in CSS pixels. */
const gap = 8;
const edge = 16;

/** A place in the window, in CSS pixels. */
export interface Spot {
  left: number;
  top: number;
}

/**
 * A place for something of this size beside a composer, or else in a corner of the window: where nothing of the composer lies,
 * and nothing that can be pressed. `undefined` where there is none.
 */
export function roomBeside(
  composer: Element,
  { width, height }: Pick<DOMRect, 'width' | 'height'>,
): Spot | undefined {
  const { documentElement } = composer.ownerDocument;
  const { clientWidth, clientHeight } = documentElement;
  const { left, right, top, bottom } = composer.getBoundingClientRect();
  const spots = [
    { left: right - width, top: bottom + gap },
    { left: right - width, top: top - gap - height },
    { left: right + gap, top: bottom - height },
    { left: left - gap - width, top: bottom - height },
    { left: clientWidth - edge - width, top: clientHeight - edge - height },
    { left: edge, top: clientHeight - edge - height },
    { left: clientWidth - edge - width, top: edge },
    { left: edge, top: edge },
  ];
  const isInView = (spot: Spot) =>
    spot.left >= 0 && spot.top >= 0 && spot.left + width <= clientWidth && spot.top + height <= clientHeight;
  return spots.find((spot) => isInView(spot) && isFree(composer, spot, width, height));
}

/** What a person may want to press or write in. */
const wanted = 'a[href], button, input, select, textarea, [role="button"], [contenteditable]';

function isFree(composer: Element, { left, top }: Spot, width: number, height: number): boolean {
  const across = [0, 0.25, 0.5, 0.75, 1].map((part) => left + 1 + part * (width - 2));
  const down = [0, 0.5, 1].map((part) => top + 1 + part * (height - 2));
  return across.every((x) =>
    down.every((y) => {
      const found = composer.ownerDocument.elementFromPoint(x, y);
      return !found || !(holds(composer, found) || found.closest(wanted));
    }),
  );
}
