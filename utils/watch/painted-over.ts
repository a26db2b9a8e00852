import { rootOf } from '../platforms/tree.ts';
import { around, isCovered, noneSpared, paints, type Spared, shadowOf } from './as-drawn.ts';
import { drawn } from './drawn.ts';
import { letsThrough, whileFound, whileSaid } from './make-found.ts';
import { misleads } from './misled.ts';
import { isPseudoSeen, pseudosOf } from './pseudos.ts';

type Roots = ReadonlySet<Document | ShadowRoot>;

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
  const roots = new Set<Document | ShadowRoot>();
  /** What lets the pointer through by its style, what is drawn before or behind such a thing, and what does by being inert. */
  const through = new Set<Element>();
  const inert: HTMLElement[] = [];
  const apart = new Set<Element>();
  let covered = 0;
  const closed = new Set([element, ...spared.ours.map(({ host }) => host)]);
  for (const each of everyElement(document, closed, roots)) {
    if (misleads(each)) return true;
    if (element.contains(each)) continue;
    for (const style of pseudosOf(each)) {
      const reachesFar = bends(style) || isReflected(style) || reachesOf(style).some(isFar);
      if (reachesFar && isLaidOut(each)) return true;
      if (letsThrough(style)) through.add(each);
    }
    const style = window.getComputedStyle(each);
    if (letsThrough(style)) through.add(each);
    if (outer.has(each)) continue;
    if (drawsAnywhere(each, style)) return true;
    if (modal && isApart(each, modal)) apart.add(each);
    if (apart.size && isIn(each, apart) && mayLieOver(own, each)) return true;
    for (const reach of reachesOf(style)) covered += shareOf(own, shadowed(each, style), reach);
    if (covered > most) return true;
    if ((each as HTMLElement).inert && style.display !== 'none') inert.push(each as HTMLElement);
  }
  // While parts of a page turn into others, pictures of them lie where no element does.
  if ([...roots].some((root) => root.querySelector(':active-view-transition'))) return true;
  if (through.size + inert.length === 0) return false;
  return isCoveredOnceFound(element, { roots, through: [...through], inert }, spared);
}

/** What has no box of its own may still show what stands before or behind its contents. */
const isLaidOut = (element: Element) =>
  element.getClientRects().length > 0 || getComputedStyle(element).display === 'contents';

/** Beside a modal dialog everything is inert, and what is opened after it lies above all the same. */
const isApart = (element: Element, modal: Element) =>
  element.matches(':popover-open') && !modal.contains(element);

const isIn = (element: Element, all: ReadonlySet<Element>) =>
  [...around(element)].some((each) => all.has(each));

/** So much of an element may lie under the edges of others. */
const most = 0.3;

/** Above this all that is open in the top layer lies, or may. */
const inTopLayer = ':popover-open, :modal, :fullscreen';

/**
 * The same of an element in the top layer, over which nothing else can lie than what is there too. What the page says is not changed
 * for that: a browser drops keys that are written meanwhile in a frame of another origin (Chromium 156, 2026-12-01). `host`: that of the
 * closed root of ours in which it stands.
 */
export function isUnderTopLayer(element: Element, host: Element): boolean {
  const own = element.getBoundingClientRect();
  const outer = new Set(around(host));
  const closed = new Set([host]);
  for (const each of everyElement(element.ownerDocument, closed, new Set())) {
    if (misleads(each)) return true;
    if (!each.matches(inTopLayer)) continue;
    // What it stands in lies below, or is found at its points.
    if (outer.has(each) ? letsThrough(getComputedStyle(each)) : liesOver(each, own)) return true;
  }
  return false;
}

/** Whether something in the top layer, or in it, draws at that place. */
function liesOver(open: Element, own: DOMRect): boolean {
  if (hasBackdrop(open)) return true;
  for (const each of [open, ...everyElement(open, new Set(), new Set())]) {
    const style = getComputedStyle(each);
    if (pseudosOf(each).length > 0 || drawsAnywhere(each, style)) return true;
    if (mayLieOver(own, each)) return true;
    if (reachesOf(style).some((reach) => shareOf(own, shadowed(each, style), reach) > 0)) return true;
  }
  return false;
}

/** Every element of the page through its shadow roots, which are noted, but for the roots of `closed`. */
function* everyElement(
  root: Document | ShadowRoot | Element,
  closed: ReadonlySet<Element>,
  roots: Set<Document | ShadowRoot>,
): Generator<Element> {
  if (root.nodeType !== 1) roots.add(root as Document | ShadowRoot);
  for (const each of root.querySelectorAll('*')) {
    yield each;
    const inner = closed.has(each) ? null : shadowOf(each);
    if (inner) yield* everyElement(inner, closed, roots);
  }
}

/** What draws its contents, or a picture of them, in another place than its own; or what lies behind it, which is no element. */
function drawsAnywhere(element: Element, style: CSSStyleDeclaration): boolean {
  const isBent = bends(style) && element.getBoundingClientRect().width > 0;
  return isBent || isReflected(style) || hasBackdrop(element);
}

const isReflected = ({ webkitBoxReflect = 'none' }: CSSStyleDeclaration & { webkitBoxReflect?: string }) =>
  webkitBoxReflect !== 'none';

const bends = ({ filter }: CSSStyleDeclaration) => filter.includes('url(');

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

/** What stands before or behind an element is nobody knows where: more than an edge of it may be thrown far. */
const isFar = ({ x, y, by }: Reach) => by + Math.hypot(x, y) > 24;

const here: Reach = { x: 0, y: 0, by: 0 };

/** How much of an element lies under what another draws, from 0 to 1. */
export function shareOf(own: DOMRect, other: DOMRect, { x, y, by }: Reach = here): number {
  const width = Math.min(own.right, other.right + x + by) - Math.max(own.left, other.left + x - by);
  const height = Math.min(own.bottom, other.bottom + y + by) - Math.max(own.top, other.top + y - by);
  return width > 0 && height > 0 ? (width * height) / (own.width * own.height) : 0;
}

/** What lets the pointer through, draws something, and may do so at the element's place. */
function mayLieOver(own: DOMRect, each: Element): boolean {
  const isNear = shareOf(own, each.getBoundingClientRect()) > 0 || shareOf(own, withText(each)) > 0;
  const isPlaced = () => pseudosOf(each).some(({ position }) => /fixed|absolute/.test(position));
  return (isNear || isPlaced()) && paints(each);
}

/** So many are tried; a page with more of them at one place means to hide something. */
const tried = 200;

/** Whether something of these roots lies above once it is found: `through` lets the pointer through, or what stands before it does. */
function isCoveredOnceFound(
  element: Element,
  { roots, through, inert }: { roots: Roots; through: readonly Element[]; inert: readonly HTMLElement[] },
  spared: Spared,
): boolean {
  const own = element.getBoundingClientRect();
  const root = rootOf(element);
  const isHeld = (each: Element) => letsThrough(getComputedStyle(each));
  const isCoveredNow = () => isCovered(element, (x, y) => root.elementsFromPoint(x, y), spared);
  return whileFound(roots, () => {
    // Where the page insists on it, nobody can tell where that lies.
    const insists = through.some((each) =>
      pseudosOf(each).some((style) => letsThrough(style) && isPseudoSeen(style)),
    );
    if (insists) return true;
    const held = through.filter((each) => isHeld(each) && mayLieOver(own, each));
    if (held.length > tried) return true;
    // A transition could hold back what was said just now.
    return whileSaid(held, inert, () => held.some(isHeld) || isCoveredNow());
  });
}
