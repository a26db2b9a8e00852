import { hostOf, isElement } from '../platforms/tree.ts';
import { drawn } from './drawn.ts';
import { misleads } from './misled.ts';
import { pseudoPaints, pseudosOf } from './pseudos.ts';

/**
 * Whether an element of ours in a page is seen as we drew it: a page may make it invisible, move it under the pointer or
 * cover it, so that a person presses what they do not see. Nothing here is asked before somebody presses.
 */

/** Why an element is not surely seen as it was drawn. */
export type Doubt = 'gone' | 'out-of-view' | 'moved' | 'style' | 'covered' | 'transition';

/** The style of an element as far as it may hide what is in it. */
type Style = Pick<
  CSSStyleDeclaration,
  | 'opacity'
  | 'visibility'
  | 'filter'
  | 'maskImage'
  | 'clipPath'
  | 'clip'
  | 'mixBlendMode'
  | 'transform'
  | 'scale'
  | 'rotate'
  | 'zoom'
  | 'perspective'
  | 'contentVisibility'
> & { maskBorderSource?: string };

/** Whether nothing in the style hides, shrinks or blurs: a little less than opaque, as dialogs arrive, is still seen. */
export function isPlain(style: Style): boolean {
  return (
    Number(style.opacity || 1) >= 0.9 &&
    (style.visibility || 'visible') === 'visible' &&
    isHarmlessFilter(style.filter) &&
    isNone(style.maskImage) &&
    isNone(style.maskBorderSource) &&
    isNone(style.clipPath) &&
    (style.clip || 'auto') === 'auto' &&
    (style.mixBlendMode || 'normal') === 'normal' &&
    isMove(style.transform) &&
    isNone(style.rotate) &&
    isNone(style.perspective) &&
    (isNone(style.scale) || style.scale === '1') &&
    Number(style.zoom || 1) === 1 &&
    (style.contentVisibility || 'visible') !== 'hidden'
  );
}

const isNone = (value: string | undefined) => !value || value === 'none';

/** Shadows, and light or colour within what can be read. */
const isHarmlessFilter = (filter: string) => fadedBy(filter) <= most.faded;

/** What may add up over an element and all that it is in. */
const most = { faded: 0.25 };

/** How much a filter fades or blurs what it holds, 0 for nothing; endless where that cannot be told. Several add up. */
function fadedBy(filter: string): number {
  if (isNone(filter)) return 0;
  const calls = [...filter.matchAll(/([a-z-]+)\(((?:[^()]|\([^()]*\))*)\)/g)];
  const read = calls.map(([call]) => call).join(' ');
  if (read !== filter.trim()) return Number.POSITIVE_INFINITY;
  return calls.reduce((sum, [, name, value = '']) => sum + fading(name ?? '', value), 0);
}

function fading(name: string, value: string): number {
  const amount = value.endsWith('%') ? Number.parseFloat(value) / 100 : Number.parseFloat(value);
  switch (name) {
    case 'drop-shadow':
    case 'grayscale':
    case 'saturate':
    case 'sepia':
      return 0;
    case 'brightness':
    case 'contrast':
      return Math.abs(1 - amount);
    case 'opacity':
      return 2 * (1 - amount);
    case 'blur':
      return amount / 2;
    default:
      return Number.POSITIVE_INFINITY;
  }
}

/** No transform but one that moves. */
function isMove(transform: string): boolean {
  if (isNone(transform)) return true;
  const [, kind, list = ''] = /^(matrix|matrix3d)\((.*)\)$/.exec(transform) ?? [];
  const values = list.split(',').map(Number);
  // The last number of a matrix in space makes everything smaller.
  const identity =
    kind === 'matrix'
      ? [1, 0, 0, 1]
      : kind === 'matrix3d'
        ? [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, any, any, any, 1]
        : undefined;
  return (
    identity?.every(
      (each, index) => each === any || Math.abs((values[index] ?? Number.NaN) - each) < 0.001,
    ) ?? false
  );
}

/** Where a transform moves to. */
const any = Number.POSITIVE_INFINITY;

/** The element, and what it is in, up to the document and through the shadow roots of the page. */
export function* around(element: Element): Generator<Element> {
  for (let each: Element | null = element; each; ) {
    yield each;
    const parent: Node | null = each.assignedSlot ?? each.parentNode;
    each = isElement(parent) ? parent : parent && hostOf(parent);
  }
}

/** How an element is placed in the window, rounded so that what a person cannot see does not count. */
export function placeOf(element: Element): string {
  const { x, y, width, height } = element.getBoundingClientRect();
  return [x, y, width, height].map((each) => Math.round(each / 3)).join();
}

/** In CSS pixels; where there is no room the pill is a column of 28. */
const smallest = 16;

/** What hides it by style or place; `undefined` where nothing does. */
export function hidden(element: Element): Doubt | undefined {
  const { ownerDocument: document } = element;
  const window = document.defaultView;
  if (!element.isConnected || !window) return 'gone';
  const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const isInView = left >= -1 && top >= -1 && right <= clientWidth + 1 && bottom <= clientHeight + 1;
  // What is smaller than a fingertip says nothing to anybody.
  if (width < smallest || height < smallest) return 'style';
  // While one page view turns into another, pictures of both lie above the page.
  if (document.documentElement.matches(':active-view-transition')) return 'transition';
  let opacity = 1;
  let faded = 0;
  for (const each of around(element)) {
    if (misleads(each)) return 'style';
    const style = window.getComputedStyle(each);
    opacity *= Number(style.opacity || 1);
    faded += fadedBy(style.filter);
    if (!isPlain(style)) return 'style';
  }
  if (opacity < 0.8 || faded > most.faded) return 'style';
  return isInView ? undefined : 'out-of-view';
}

/** How many points of the element are asked about, across and down. */
const grid = [7, 3] as const;

/** What of ours a person has before them: `shown` is in the closed root of `host`, where no page can reach it. */
export interface Surface {
  host: Element;
  shown: Element;
}

/** What may lie over an element: some of it must be seen all the same, unless it may be wholly under them. */
export interface Spared {
  ours: readonly Surface[];
  wholly: boolean;
  /** The host of the closed root of ours that the element stands in: what a document finds in its place. */
  host?: Element | undefined;
}

export const noneSpared: Spared = { ours: [], wholly: false };

function isAt({ shown }: Surface, x: number, y: number): boolean {
  const { left, top, right, bottom } = shown.getBoundingClientRect();
  return x >= left && x <= right && y >= top && y <= bottom;
}

/**
 * Whether something that paints, and is not in the element, lies above any point of it, as far as it is in view; or nothing
 * of it is. `hit` gives what lies there, the topmost first.
 */
export function isCovered(
  element: Element,
  hit: (x: number, y: number) => readonly Element[],
  { ours, wholly, host = element } = noneSpared,
): boolean {
  const box = element.getBoundingClientRect();
  const { left, top, width, height } = box;
  const { clientWidth, clientHeight } = element.ownerDocument.documentElement;
  const isInside = shapeOf(element, box);
  const [columns, rows] = grid;
  let asked = 0;
  for (let column = 0; column < columns; column += 1) {
    for (let row = 0; row < rows; row += 1) {
      const x = left + 3 + ((width - 6) * column) / (columns - 1);
      const y = top + 3 + ((height - 6) * row) / (rows - 1);
      if (x < 0 || y < 0 || x >= clientWidth || y >= clientHeight || !isInside(x, y)) continue;
      const found = hit(x, y);
      const stack = found.filter((each) => !ours.some((one) => one.host === each && isAt(one, x, y)));
      const own = stack.indexOf(host);
      const above = stack.slice(0, own).filter((each) => !element.contains(each));
      if (own < 0 || above.some((each) => paintsAt(each, element, { x, y }))) return true;
      if (wholly || stack.length === found.length) asked += 1;
    }
  }
  return asked === 0;
}

/** Whether what was found above an element at a point paints there: it may have been found by what stands before or behind it. */
function paintsAt(each: Element, element: Element, point: { x: number; y: number }): boolean {
  const outer = [...around(element)];
  const at = outer.indexOf(each);
  if (at >= 0) {
    const isBehind = outer.slice(0, at).some((inner) => Number(getComputedStyle(inner).zIndex) < 0);
    return isBehind || pseudosOf(each).length === 0 || pseudoPaints(each);
  }
  const { left, top, right, bottom } = each.getBoundingClientRect();
  const isIn = point.x >= left - 1 && point.x <= right + 1 && point.y >= top - 1 && point.y <= bottom + 1;
  return paints(each) || (!isIn && pseudosOf(each).length === 0);
}

/** Says of a point in the box whether it is in the element too: round corners are cut off. */
function shapeOf(element: Element, { left, top, right, bottom, width, height }: DOMRect) {
  const { borderTopLeftRadius = '' } = element.ownerDocument.defaultView?.getComputedStyle(element) ?? {};
  const said = Number.parseFloat(borderTopLeftRadius) || 0;
  const widest = Math.min(width, height) / 2;
  const radius = Math.min(borderTopLeftRadius.includes('%') ? (said * width) / 100 : said, widest);
  return (x: number, y: number) => {
    const across = radius - Math.min(x - left, right - x);
    const down = radius - Math.min(y - top, bottom - y);
    // A pixel less: what lies on the line itself belongs to neither.
    return across <= 0 || down <= 0 || Math.hypot(across, down) < radius - 1;
  };
}

const pictures =
  /^(?:IMG|VIDEO|CANVAS|SVG|IFRAME|EMBED|OBJECT|INPUT|TEXTAREA|SELECT|BUTTON|FENCEDFRAME|PROGRESS|METER)$/i;

/** Whether an element draws anything of its own. In doubt it does. */
export function paints(element: Element): boolean {
  if (pictures.test(element.tagName) || element.namespaceURI !== 'http://www.w3.org/1999/xhtml') return true;
  const hasText = [...element.childNodes].some(
    (node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim(),
  );
  if (hasText) return true;
  const view = element.ownerDocument.defaultView;
  if (!view) return true;
  const own = view.getComputedStyle(element);
  if (Number(own.opacity) === 0) return false;
  // What lies behind a modal dialog is painted by it, and is no element.
  if (element.matches(':modal, :popover-open, :fullscreen')) return true;
  if (drawn(own) || hasWideScrollbar(element) || shadowOf(element)) return true;
  return pseudoPaints(element);
}

/** Pages may draw what they like in place of a scroll bar. */
function hasWideScrollbar(element: Element): boolean {
  const { offsetWidth, offsetHeight, clientWidth, clientHeight } = element as HTMLElement;
  return clientWidth > 0 && (offsetWidth - clientWidth > 24 || offsetHeight - clientHeight > 24);
}

/** A page's shadow root, also a closed one, which only a content script is given. */
export function shadowOf(element: Element): ShadowRoot | null {
  if (element.shadowRoot) return element.shadowRoot;
  const firefox = element as Element & { openOrClosedShadowRoot?: ShadowRoot | null };
  if ('openOrClosedShadowRoot' in element) return firefox.openOrClosedShadowRoot ?? null;
  // Only these may have one (DOM, "attachShadow").
  const may = /-|^(?:ARTICLE|ASIDE|BLOCKQUOTE|BODY|DIV|FOOTER|H[1-6]|HEADER|MAIN|NAV|P|SECTION|SPAN)$/;
  if (!may.test(element.tagName)) return null;
  const chromium = globalThis as {
    chrome?: { dom?: { openOrClosedShadowRoot(of: Element): ShadowRoot | null } };
  };
  return chromium.chrome?.dom?.openOrClosedShadowRoot(element) ?? null;
}
