// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';
import { whereNow } from '../../../utils/watch/where-now.ts';

afterEach(() => document.body.replaceChildren());

/** A dialog with a button and a field, and the way from the button out, as an event has it. */
function dialog() {
  document.body.innerHTML =
    '<div id="app"><div role="dialog"><button></button><textarea></textarea></div></div>';
  const all = ['button', '[role="dialog"]', '#app'].map(
    (each) => document.querySelector(each) as HTMLElement,
  );
  const [button, box, app] = all as [HTMLElement, HTMLElement, HTMLElement];
  const path = [button, box, app, document.body, document.documentElement, document, window];
  return { button, box, app, path, field: document.querySelector('textarea') as HTMLElement };
}

test('what a person did something in, where it is still there', () => {
  const { path, button } = dialog();
  expect(whereNow(path, document)).toEqual([button]);
});

test('what is left of what it stood in, once the next screen is drawn', () => {
  const { path, button, box } = dialog();
  button.remove();
  expect(whereNow(path, document)).toEqual([box]);
});

test('and what has the focus, where a screen was drawn elsewhere', () => {
  const { path, app, box } = dialog();
  const field = document.createElement('textarea');
  box.remove();
  document.body.append(field);
  field.focus();
  expect(whereNow(path, document)).toEqual([app, field]);
});

test('nothing, where only the page itself is left', () => {
  const { path, app } = dialog();
  app.remove();
  expect(whereNow(path, document)).toEqual([]);
});
