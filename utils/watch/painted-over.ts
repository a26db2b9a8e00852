import { isShadowRoot } from '../platforms/tree.ts';
import { around, drawn, isCovered, noneSpared, paints, type Spared, shadowOf } from './as-drawn.ts';
import { misleads } from './misled.ts';

/**
 * Whether something is drawn over an element that cannot be found by asking what lies at a point: an outline or a shadow of
 * something else, what is behind a popover, what lets the pointer through or is inert. Where the page answers for its elements
 * itself, it is. Reads the style of every element of the page, so it is asked at a press alone. What is in a root of ours no
 * page has drawn.
 */
export function isPaintedOver(element: Element, spared = noneSpared): boolean {
  const { ownerDocument: document } = element;
  const window = document.defaultView;
  if (!window) return true;
  const own = element.getBoundingClientRect();
  const outer = new Set<Element>();
  for (const each of around(element)) {
    // Further out leads what it says it stands in, which may be its own field.
    if (misleads(each)) return true;
    outer.add(each);
  }
  const modal = [...outer].find((each) => each.matches(':modal'));
  /** What lets the pointer through by its style, and what does by being inert. */
  const through: Element[] = [];
  const inert: HTMLElement[] = [];
  const apart = new Set<Element>();
  let covered = 0;
  const closed = new Set([element, ...spared.ours.map(({ host }) => host)]);
  for (const each of everyElement(document, closed)) {
    if (misleads(each)) return true;
    if (outer.has(each) || element.contains(each)) continue;
    const style = window.getComputedStyle(each);
    if (drawsAnywhere(each, style)) return true;
    if (modal && isApart(each, modal)) apart.add(each);
    if (apart.size && isIn(each, apart) && mayLieOver(own, each, window)) return true;
    for (const reach of reachesOf(style)) covered += shareOf(own, shadowed(each, style), reach);
    if (covered > most) return true;
    if ((each as HTMLElement).inert && style.display !== 'none') inert.push(each as HTMLElement);
    if (letsThrough(style) && mayLieOver(own, each, window)) through.push(each);
  }
  return through.length + inert.length > 0 && isCoveredBy(through, inert, element, spared);
}

/** Beside a modal dialog everything is inert, and what is opened after it lies above all the same. */
const isApart = (element: Element, modal: Element) =>
  element.matches(':popover-open') && !modal.contains(element);

const isIn = (element: Element, all: ReadonlySet<Element>) =>
  [...around(element)].some((each) => all.has(each));

function letsThrough(style: CSSStyleDeclaration): boolean {
  const { interactivity } = style as CSSStyleDeclaration & { interactivity?: string };
  return style.pointerEvents === 'none' || interactivity === 'inert';
}

/** So much of an element may lie under the edges of others. */
const most = 0.3;

/** Every element of the page through its shadow roots, but for the roots of `closed`. */
function* everyElement(root: ParentNode, closed: ReadonlySet<Element>): Generator<Element> {
  for (const each of root.querySelectorAll('*')) {
    yield each;
    const inner = closed.has(each) ? null : shadowOf(each);
    if (inner) yield* everyElement(inner, closed);
  }
}

/** What draws its contents, or a picture of them, in another place than its own; or what lies behind it, which is no element. */
function drawsAnywhere(element: Element, style: CSSStyleDeclaration): boolean {
  const { webkitBoxReflect: reflection = 'none' } = style as CSSStyleDeclaration & {
    webkitBoxReflect?: string;
  };
  if (reflection !== 'none') return true;
  if (style.filter.includes('url(') && element.getBoundingClientRect().width > 0) return true;
  return hasBackdrop(element) || ['::before', '::after'].some((name) => isFixed(element, name));
}

/** Whether what stands before or behind its contents is fixed to the window, drawn, and lets the pointer through. */
function isFixed(element: Element, name: string): boolean {
  const style = getComputedStyle(element, name);
  const isNothing = style.content === 'none' || style.content === 'normal';
  return !isNothing && style.position === 'fixed' && style.pointerEvents === 'none' && drawn(style);
}

/** What lies behind a popover or dialog covers the window; behind a popover it lets every click through. */
function hasBackdrop(element: Element): boolean {
  return (
    element.matches(':popover-open, :modal, :fullscreen') && drawn(getComputedStyle(element, '::backdrop'))
  );
}

/** How far something is drawn beyond its element, in CSS pixels. */
interface Reach {
  x: number;
  y: number;
  by: number;
}

/** What touches an element with its last pixels hides nothing. */
const least = 6;

function reachesOf(style: CSSStyleDeclaration): Reach[] {
  const { filter } = style;
  const dropped = filter === 'none' ? [] : [...filter.matchAll(/drop-shadow\(((?:[^()]|\([^()]*\))*)\)/g)];
  const shadows = [style.boxShadow, style.textShadow, ...dropped.map(([, shadow = '']) => shadow)];
  return [...shadows.flatMap(shadowReach), ...outlineReach(style), ...imageReach(style)];
}

function outlineReach({ outlineStyle, outlineWidth, outlineOffset }: CSSStyleDeclaration): Reach[] {
  if (outlineStyle === 'none' || !outlineStyle) return [];
  const by = Number.parseFloat(outlineWidth) + Math.max(0, Number.parseFloat(outlineOffset) || 0);
  return by > least ? [{ x: 0, y: 0, by }] : [];
}

/** A border's image; outside in pixels, or as often as the border is wide. */
function imageReach({ borderImageSource, borderImageOutset }: CSSStyleDeclaration): Reach[] {
  if (!borderImageSource || borderImageSource === 'none') return [];
  const outside = Number.parseFloat(borderImageOutset) || 0;
  return [{ x: 0, y: 0, by: outside * (borderImageOutset.includes('px') ? 1 : 1000) }];
}

function shadowReach(list: string): Reach[] {
  if (!list || list === 'none') return [];
  // Computed, each is a colour and three or four lengths; a shadow that is hardly to be seen covers nothing.
  return list.split(/,(?![^(]*\))/).flatMap((shadow) => {
    if (shadow.includes('inset') || /[,/]\s*0?\.[0-2]\d*\)/.test(shadow)) return [];
    const [x = 0, y = 0, blur = 0, spread = 0] = [...shadow.matchAll(/(-?[\d.]+)px/g)].map(([, each]) =>
      Number(each),
    );
    const by = spread + blur / 2;
    return by > least || Math.hypot(x, y) > least ? [{ x, y, by }] : [];
  });
}

/** What throws the shadow: letters may reach far out of their element. */
function shadowed(element: Element, { textShadow }: CSSStyleDeclaration): DOMRect {
  return textShadow && textShadow !== 'none' ? withText(element) : element.getBoundingClientRect();
}

function withText(element: Element): DOMRect {
  const range = element.ownerDocument.createRange();
  range.selectNodeContents(element);
  return range.getBoundingClientRect();
}

/** How much of an element lies under what another draws, from 0 to 1. */
function shareOf(own: DOMRect, other: DOMRect, { x, y, by }: Reach): number {
  const width = Math.min(own.right, other.right + x + by) - Math.max(own.left, other.left + x - by);
  const height = Math.min(own.bottom, other.bottom + y + by) - Math.max(own.top, other.top + y - by);
  return width > 0 && height > 0 ? (width * height) / (own.width * own.height) : 0;
}

const here: Reach = { x: 0, y: 0, by: 0 };

/** What lets the pointer through, draws something, and may do so at the element's place. */
function mayLieOver(own: DOMRect, each: Element, window: Window): boolean {
  const isNear =
    shareOf(own, each.getBoundingClientRect(), here) > 0 || shareOf(own, withText(each), here) > 0;
  const isPlaced = () =>
    ['::before', '::after'].some((pseudo) => {
      const { content, position } = window.getComputedStyle(each, pseudo);
      return content !== 'none' && content !== 'normal' && /fixed|absolute/.test(position);
    });
  return (isNear || isPlaced()) && paints(each);
}

/** So many are tried; a page with more of them at one place means to hide something. */
const tried = 200;

/** What is said of an element for an instant, so that it is found where it lies. */
const found = { 'pointer-events': 'auto', interactivity: 'auto' };

/** Whether these, which let the pointer through, lie above: for an instant, in which nothing else runs, they do not. */
function isCoveredBy(
  through: readonly Element[],
  inert: readonly HTMLElement[],
  element: Element,
  spared: Spared,
): boolean {
  if (through.length > tried) return true;
  const put = through.flatMap((each) => {
    const { style } = each as HTMLElement;
    if (!style) return [];
    const hadStyle = each.hasAttribute('style');
    const before = Object.entries(found).map(([name, value]) => {
      const had = [style.getPropertyValue(name), style.getPropertyPriority(name)];
      style.setProperty(name, value, 'important');
      return () => style.setProperty(name, had[0] ?? '', had[1]);
    });
    return () => {
      for (const restore of before) restore();
      if (!hadStyle) each.removeAttribute('style');
    };
  });
  const said = inert.map((each) => each.getAttribute('inert') ?? '');
  for (const each of inert) each.removeAttribute('inert');
  try {
    const root = element.getRootNode();
    const scope = isShadowRoot(root) ? root : element.ownerDocument;
    // A transition could hold back what was said just now.
    const isHeld = through.some((each) => letsThrough(getComputedStyle(each)));
    return isHeld || isCovered(element, (x, y) => scope.elementsFromPoint(x, y), spared);
  } finally {
    for (const restore of put) restore();
    for (const [at, each] of inert.entries()) each.setAttribute('inert', said[at] ?? '');
  }
}
