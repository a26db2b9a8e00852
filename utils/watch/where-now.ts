import { isElement, isInPage } from '../platforms/tree.ts';

/**
 * Where a person is who did something in the innermost of these: the nearest that is still in the page, for while watch was loaded
 * the page may have drawn its next screen; where all of it is gone, what has the focus. None if that is the whole page.
 */
export function whereNow(path: readonly EventTarget[], { activeElement }: Document): Element | undefined {
  return [...path, activeElement].find((each): each is Element => isPart(each) && isInPage(each));
}

/** Whether it is an element in a page, and not all of one. */
const isPart = (each: EventTarget | null): each is Element =>
  isElement(each) && each !== each.ownerDocument.documentElement && each !== each.ownerDocument.body;
