import { frameIn } from '../../framed.ts';
import type { Chance } from './seeded.ts';

/** What a new version of a page may do to its structure, each to one element of the composer. */
const changes: Record<string, (element: Element, chance: Chance) => void> = {
  'an attribute is gone': (element, chance) => {
    const names = element.getAttributeNames();
    if (names.length) element.removeAttribute(chance.one(names));
  },
  'an attribute has another name': (element, chance) => {
    const names = element.getAttributeNames();
    if (!names.length) return;
    const name = chance.one(names);
    element.setAttribute(`data-${name.replace(/\W/g, '')}`, element.getAttribute(name) ?? '');
    element.removeAttribute(name);
  },
  'a role is another': (element, chance) => {
    const roles = ['alertdialog', 'combobox', 'group', 'region', 'presentation', 'article', 'form'];
    if (element.hasAttribute('role')) element.setAttribute('role', chance.one(roles));
  },
  'a name is another': (element, chance) => {
    const names = ['Absenden', 'இடு', 'Jetzt', 'Go live', ''];
    if (element.hasAttribute('aria-label')) element.setAttribute('aria-label', chance.one(names));
    else if (!element.children.length && element.textContent) element.textContent = chance.one(names);
  },
  wrapped: (element) => {
    const around = document.createElement('div');
    element.replaceWith(around);
    around.append(element);
  },
  unwrapped: (element) => {
    if (element.matches('[contenteditable], [contenteditable] *, [role="button"], button')) return;
    element.replaceWith(...element.childNodes);
  },
  moved: (element) => {
    const { parentElement } = element;
    if (!element.matches('[contenteditable] *')) parentElement?.prepend(element);
  },
  'moved to the end': (element) => {
    if (!element.matches('[contenteditable] *')) element.parentElement?.append(element);
  },
  'in an open shadow root': (element) => {
    if (element.matches('[contenteditable] *')) return;
    const host = document.createElement('div');
    element.replaceWith(host);
    host.attachShadow({ mode: 'open' }).append(element);
  },
  'with a button more': (element) => {
    if (element.matches('[contenteditable] *, [contenteditable]')) return;
    element.insertAdjacentHTML('afterend', '<div role="button" tabindex="0" aria-label="Entwurf">…</div>');
  },
  'with an article beside it': (element) => {
    if (element.matches('[contenteditable] *, [contenteditable]')) return;
    element.insertAdjacentHTML('afterend', '<div role="article"><p>Beitrag</p></div>');
  },
  'in a frame of the page’s own': (element) => {
    if (element.matches('[contenteditable] *')) return;
    const around = document.createElement('div');
    element.replaceWith(around);
    if (around.ownerDocument === document) frameIn(around).inner.body.append(element);
    else around.replaceWith(element);
  },
  'with plain text only': (element) => {
    if (element.hasAttribute('contenteditable')) element.setAttribute('contenteditable', 'plaintext-only');
  },
};

/** Changes up to three elements of what is around the field, and says how. The field and the button stay the same elements. */
export function mutatePage(editor: Element, chance: Chance): string {
  const said: string[] = [];
  const root = topOf(editor);
  for (let times = 1 + chance.below(3); times > 0; times -= 1) {
    const elements = [root, ...root.querySelectorAll('*')].filter((each) => each !== document.body);
    const name = chance.one(Object.keys(changes));
    const element = chance.one(elements);
    changes[name]?.(element, chance);
    said.push(`${element.tagName.toLowerCase()} ${name}`);
  }
  return said.join(', ');
}

/** What the page has put a composer into. */
export function topOf(editor: Element): Element {
  let top = editor;
  while (top.parentElement && top.parentElement !== document.body) top = top.parentElement;
  return top;
}
