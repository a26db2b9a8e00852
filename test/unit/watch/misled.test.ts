// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { misleads } from '../../../utils/watch/misled.ts';

/** As browsers have it: the field is a property of the form, before what every form has. */
function formWith(...names: string[]): HTMLFormElement {
  const form = document.createElement('form');
  for (const name of names)
    Object.defineProperty(form, name, { value: document.createElement('input'), configurable: true });
  return form;
}

describe('a form', () => {
  test.each([
    ...['parentNode', 'parentElement', 'childNodes', 'matches', 'closest', 'getRootNode'],
    ...['getBoundingClientRect', 'isConnected', 'ownerDocument', 'contains', 'tagName', 'style', 'inert'],
    ...['querySelectorAll', 'shadowRoot', 'textContent', 'offsetWidth', 'append'],
  ])('with a field "%s" answers for the browser', (name) => {
    expect(misleads(formWith('email', name))).toBe(true);
  });

  test.each([
    ...['name', 'action', 'method', 'target', 'submit', 'email', 'q'],
    ...['id', 'title', 'lang', 'dir', 'role', 'hidden'],
  ])('with a field "%s" is an honest one', (name) => {
    expect(misleads(formWith(name))).toBe(false);
  });
});

test('only forms do, whatever another element has of its own', () => {
  const other = document.createElement('div');
  Object.defineProperty(other, 'parentNode', { value: null });
  expect(misleads(other)).toBe(false);
});
