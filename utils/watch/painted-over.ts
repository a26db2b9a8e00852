/**
 * Whether an outline or a shadow of something else is drawn over most of an element: neither can be found by asking what lies
 * at a point. Reads the style of every element of the page, so it is asked at a press alone.
 */
export function isPaintedOver(element: Element, root: ParentNode = element.ownerDocument): boolean {
  const window = element.ownerDocument.defaultView;
  if (!window) return true;
  const own = element.getBoundingClientRect();
  for (const each of root.querySelectorAll('*')) {
    const inner = shadowOf(each);
    if (inner && each !== element && isPaintedOver(element, inner)) return true;
    if (each === element || each.contains(element)) continue;
    const style = window.getComputedStyle(each);
    const reaches = [...shadowReach(style), outlineReach(style)].filter((reach) => reach !== undefined);
    if (reaches.length && reaches.some((reach) => coversMost(own, each.getBoundingClientRect(), reach)))
      return true;
  }
  return false;
}

/** How far something is drawn beyond its element, in CSS pixels. */
interface Reach {
  x: number;
  y: number;
  by: number;
}

/** What touches an element with its last pixels hides nothing. */
const least = 6;

function outlineReach({ outlineStyle, outlineWidth, outlineOffset }: CSSStyleDeclaration): Reach | undefined {
  if (outlineStyle === 'none' || !outlineStyle) return undefined;
  const by = Number.parseFloat(outlineWidth) + Math.max(0, Number.parseFloat(outlineOffset) || 0);
  return by > least ? { x: 0, y: 0, by } : undefined;
}

function shadowReach({ boxShadow }: CSSStyleDeclaration): Reach[] {
  if (!boxShadow || boxShadow === 'none') return [];
  // Computed, each is a colour and four lengths; a shadow that is hardly to be seen covers nothing.
  const shadows = boxShadow.split(/,(?![^(]*\))/);
  return shadows.flatMap((shadow) => {
    if (shadow.includes('inset') || /[,/]\s*0?\.[0-2]\d*\)/.test(shadow)) return [];
    const [x = 0, y = 0, blur = 0, spread = 0] = [...shadow.matchAll(/(-?[\d.]+)px/g)].map(([, each]) =>
      Number(each),
    );
    const by = spread + blur / 2;
    return by > least || Math.hypot(x, y) > least ? [{ x, y, by }] : [];
  });
}

function coversMost(own: DOMRect, other: DOMRect, { x, y, by }: Reach): boolean {
  const width = Math.min(own.right, other.right + x + by) - Math.max(own.left, other.left + x - by);
  const height = Math.min(own.bottom, other.bottom + y + by) - Math.max(own.top, other.top + y - by);
  if (width <= 0 || height <= 0) return false;
  return width * height > 0.3 * own.width * own.height;
}

/** A page's shadow root, also a closed one, which only a content script is given. */
function shadowOf(element: Element): ShadowRoot | null {
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
