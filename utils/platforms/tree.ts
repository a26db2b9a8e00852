/** What an event happened to, also where that is in an open shadow root. Asked at every key and move, so it is cheap. */
export function innermost(event: Event): EventTarget | null {
  const { target } = event;
  return target instanceof Element && target.shadowRoot ? (event.composedPath()[0] ?? target) : target;
}

/** What an element stands in, out of open shadow roots too. */
export function parentOf(element: Element): Element | null {
  const { parentElement } = element;
  const root = parentElement ? undefined : element.getRootNode();
  return parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}

/** The nearest element of the selector around it, out of open shadow roots too. */
export function closestOf(element: Element, selector: string): Element | undefined {
  for (let each: Element | null = element; each; each = parentOf(each))
    if (each.matches(selector)) return each;
  return undefined;
}

/** Whether an element is another, or stands in it, also in an open shadow root. */
export function holds(element: Element, other: Element): boolean {
  for (let each: Element | null = other; each; each = parentOf(each)) if (each === element) return true;
  return false;
}
