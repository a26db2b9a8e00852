/*
 * What a page may put in place of what a browser says of its elements: a form has the fields in it as properties of their names,
 * before all that every form has (HTML, `LegacyOverrideBuiltIns`). So a field called "parentNode" says that the form stands
 * where the field does. In Chromium a content script is told so too (156, 2026-12-01), in Firefox it is not; and what a document
 * has by the names of its elements, neither tells it.
 */

/** Honest forms have fields called so, and nobody here asks a form for them. */
const honest = new Set([
  ...['id', 'title', 'lang', 'dir', 'role', 'prefix', 'slot', 'part', 'hidden', 'translate', 'constructor'],
  ...['before', 'after', 'children', 'remove', 'click', 'focus', 'blur'],
]);

const asked = [EventTarget, Node, Element, HTMLElement]
  .flatMap(({ prototype }) => Object.getOwnPropertyNames(prototype))
  .filter((name) => !honest.has(name));

/** Whether an element is a form that the page lets answer for the browser. Asked of every element at a press. */
export function misleads(element: Element): boolean {
  // By name: Chromium lists none of them, and gives a field by a name that it has no longer, too.
  const isForm = Object.prototype.toString.call(element) === '[object HTMLFormElement]';
  return isForm && asked.some((name) => Object.hasOwn(element, name));
}

/** What a look says; where the page answers for its elements, what is asked of them may be no function. */
export function unlessMisled<T>(look: () => T, otherwise: T): T {
  try {
    return look();
  } catch {
    return otherwise;
  }
}
