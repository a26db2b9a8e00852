import { isElement, isInPage } from '../platforms/tree.ts';

/**
 * Where a person may be who did something in the innermost of these, the likeliest first: while watch was loaded the page may have
 * drawn its next screen. The nearest that is still in the page, and then what has the focus; nothing that is the whole page.
 */
export function whereNow(path: readonly EventTarget[], document: Document): Element[] {
  const whole: (EventTarget | null)[] = [document.documentElement, document.body];
  const isPart = (each: EventTarget | null): each is Element =>
    isElement(each) && !whole.includes(each) && isInPage(each);
  return [path.find(isPart), document.querySelector(':focus')].filter(
    (each) => each !== undefined && isPart(each),
  );
}
