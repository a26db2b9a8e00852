import { hostOf } from '../tree.ts';

/** Fields for rich text, whatever they are made with. */
export const richFields = '[contenteditable]:not([contenteditable="false" i])';

/** The outermost field for rich text that is worth most; `undefined` where there is none. */
export function bestField(root: Element, worthOf: (field: Element) => number): Element | undefined {
  const rated = allIn(root, richFields)
    .filter((field) => !field.parentElement?.closest(richFields))
    .map((field) => ({ field, worth: worthOf(field) }));
  const most = Math.max(...rated.map(({ worth }) => worth));
  return rated.find(({ worth }) => worth === most)?.field;
}

/** What speaks for something, and what against it, in sum. */
export function sum(marks: readonly (readonly [worth: number, speaks: boolean])[]): number {
  return marks.reduce((all, [worth, speaks]) => all + (speaks ? worth : 0), 0);
}

/** What is laid over the page, or is a page of its own in it. */
export const dialogs = '[role="dialog"], [role="alertdialog"], [aria-modal="true"], dialog';

/** All that the selector finds in an element, and in the open shadow roots and the page's own frames within it. */
export function allIn(element: ParentNode, selector: string): Element[] {
  const found = [...element.querySelectorAll(selector)];
  const roots = [...element.querySelectorAll('*')].flatMap((each) => each.shadowRoot ?? []);
  // Of another site's there is no document.
  const framed = [...element.querySelectorAll('iframe')].flatMap((each) => each.contentDocument ?? []);
  return [...found, ...[...roots, ...framed].flatMap((root) => allIn(root, selector))];
}

/** Buttons are `div[role=button]` on all of Meta's pages (observed 2023 to 2026); what only takes the focus is the next best. */
export function buttonsIn(element: Element): Element[] {
  const named = allIn(
    element,
    '[role="button"], button, input:is([type="submit"], [type="button"]):not([hidden])',
  ).filter(isShown);
  if (named.length) return named;
  return allIn(element, `[tabindex="0"]:not(${richFields}):not(input)`).filter(isShown);
}

/** Whether the first stands before the second in the document. Of two in different shadow roots their hosts count. */
export function precedes(first: Element, second: Element): boolean {
  const [one, other] = [hostIn(first, second), hostIn(second, first)];
  return (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

/** The element, or what holds it, in a tree that the other is in too. */
function hostIn(element: Element, other: Element): Element {
  let each = element;
  while (!isAround(each.getRootNode(), other)) {
    const host = hostOf(each.getRootNode());
    if (!host) return each;
    each = host;
  }
  return each;
}

function isAround(root: Node, element: Element): boolean {
  for (let each: Element | null = element; each; ) {
    const own = each.getRootNode();
    if (own === root) return true;
    each = hostOf(own);
  }
  return false;
}

/** Pages keep the screens that wait behind the one that is shown. */
export function isShown(element: Element): boolean {
  return element.checkVisibility?.() ?? !element.closest('[hidden]');
}

/** The smallest element that holds all of these. */
export function around(first: Element, ...others: Element[]): Element | undefined {
  let element: Element | null = first;
  while (element && !others.every((other) => element?.contains(other))) element = element.parentElement;
  return element ?? undefined;
}

/** A cookie that the platform leaves open to its pages' scripts. */
export function cookie(name: string): string | undefined {
  const found = document.cookie.split('; ').find((pair) => pair.startsWith(`${name}=`));
  return found?.slice(name.length + 1) || undefined;
}

/** Pictures and videos that were attached: not a person's portrait, an icon, an emoji, or the picture of a link card. */
export function attachedIn(element: Element): (HTMLImageElement | HTMLVideoElement)[] {
  const all = element.querySelectorAll<HTMLImageElement | HTMLVideoElement>('img, video');
  return [...all].filter((each) => {
    if (each.closest('a[href], [role="link"], [contenteditable="true"]')) return false;
    return each.localName === 'video' || /^(?:blob:|data:image\/(?!svg)|https:\/\/scontent)/.test(each.src);
  });
}
