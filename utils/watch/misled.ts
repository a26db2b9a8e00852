/*
 * What a page may put in place of what a browser says of its elements: a form has the fields in it as properties of their names,
 * and a document some of its elements, before all that every form or document has (HTML, `LegacyOverrideBuiltIns`). So a field
 * called "parentNode" says that the form stands where the field does. In Chromium a content script is told so too (156,
 * 2026-12-01), in Firefox it is not.
 */

/** Honest forms have fields called so, and nobody here asks a form for them. */
const honest = [
  'id',
  'title',
  'lang',
  'dir',
  'role',
  'prefix',
  'slot',
  'part',
  'hidden',
  'translate',
  'constructor',
];

const ofForms = namesIn([EventTarget, Node, Element, HTMLElement]);
const ofDocuments = namesIn([EventTarget, Node, Document]);

function namesIn(all: { prototype: object }[]): string[] {
  const names = all.flatMap(({ prototype }) => Object.getOwnPropertyNames(prototype));
  return names.filter((name) => !honest.includes(name));
}

const kindOf = (of: object) => Object.prototype.toString.call(of).slice('[object '.length, -1);

/** Whether an element or document is answered for by the page. Cheap but for forms: asked of every element at a press. */
export function misleads(of: Element | Document): boolean {
  const kind = kindOf(of);
  const names = kind === 'HTMLFormElement' ? ofForms : kind === 'HTMLDocument' ? ofDocuments : [];
  // Asked by name: Chromium lists none of them, and knows a field by a name that it has no longer, too.
  return names.some((name) => Object.hasOwn(of, name));
}
