/*
 * The tree of a page with all that it holds as one: open shadow roots, and frames of the page's own, whose documents its scripts
 * and ours reach. What was made in a frame is of another realm, where `instanceof` does not hold, and stays so wherever the page
 * puts it.
 */

/** What an event happened to, also where that is in an open shadow root. Asked at every key and move, so it is cheap. */
export function innermost(event: Event): EventTarget | null {
  const { target } = event;
  // What has no shadow root is told by its having none.
  return (target as Partial<Element> | null)?.shadowRoot ? (event.composedPath()[0] ?? target) : target;
}

/** Whether it is an element, in whichever document. */
export const isElement = (target: unknown): target is Element =>
  (target as Partial<Node> | null)?.nodeType === 1;

/** Whether an element is one of this name, in whichever document it was made. */
export const isNamed = <Name extends keyof HTMLElementTagNameMap>(
  element: unknown,
  name: Name,
): element is HTMLElementTagNameMap[Name] => (element as Partial<Element> | null)?.localName === name;

/** The shadow root or document that an element stands in, and what lies where in it is asked of. */
export function rootOf(element: Element): Document | ShadowRoot {
  const root = element.getRootNode();
  return root.nodeType === 11 && 'host' in root ? (root as ShadowRoot) : element.ownerDocument;
}

/** The element of the page in which a document is shown; none for the page's own, and for what another site has framed. */
export const frameOf = ({ defaultView }: Document): Element | null => defaultView?.frameElement ?? null;

/** What holds a tree: the host of a shadow root, the frame of a document. */
export function hostOf(root: Node): Element | null {
  if (root.nodeType === 9) return frameOf(root as Document);
  return (root as Partial<ShadowRoot>).host ?? null;
}

let parent: ((this: Node) => Element | null) | undefined;

/**
 * What an element stands in, out of open shadow roots and frames too. A form has its fields as properties of their names, so it is
 * not asked itself: it could say that it stands anywhere, or in its own field.
 */
export function parentOf(element: Element): Element | null {
  parent ??= Object.getOwnPropertyDescriptor(Node.prototype, 'parentElement')?.get;
  return parent?.call(element) ?? hostOf(Node.prototype.getRootNode.call(element));
}

/** The nearest element of the selector around it, out of open shadow roots and frames too. */
export function closestOf(element: Element, selector: string): Element | undefined {
  for (let each: Element | null = element; each; each = parentOf(each))
    if (Element.prototype.matches.call(each, selector)) return each;
  return undefined;
}

/** Whether an element is another, or stands in it, also in an open shadow root or a frame. */
export function holds(element: Element, other: Element): boolean {
  for (let each: Element | null = other; each; each = parentOf(each)) if (each === element) return true;
  return false;
}

/** Whether an element is in the page: a frame that was taken out leaves its document as it was. */
export function isInPage(element: Element): boolean {
  for (let each: Element | null = element; each; ) {
    if (!each.isConnected) return false;
    const { ownerDocument } = each;
    if (ownerDocument === document) return true;
    each = frameOf(ownerDocument);
  }
  return false;
}
