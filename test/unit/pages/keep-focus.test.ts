// @vitest-environment happy-dom
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { keepFocus } from '../../../utils/pages/keep-focus.ts';

beforeAll(() => keepFocus(document));
beforeEach(() => {
  document.body.innerHTML = `<main><h1>Seite</h1><section><h2>Wartet</h2>
    <ul><li><button id="a">A</button></li><li><button id="b">B</button></li><li><button id="c">C</button></li></ul>
    </section><button id="elsewhere">E</button></main>`;
});
afterEach(() => document.body.replaceChildren());

const get = (id: string) => document.getElementById(id) as HTMLElement;
const settled = () => new Promise((resolve) => setTimeout(resolve));

/** Takes the list's entry away, as a page that is drawn anew does. */
async function remove(id: string): Promise<string> {
  get(id).closest('li')?.remove();
  // happy-dom leaves the focus at what is gone, where browsers let it fall to the body.
  if (document.activeElement && !document.activeElement.isConnected)
    (document.activeElement as HTMLElement).blur();
  await settled();
  const { activeElement } = document;
  return activeElement?.id || activeElement?.textContent || '';
}

test('an entry that goes gives the focus to the one that takes its place', async () => {
  get('b').focus();
  expect(await remove('b')).toBe('c');
});

test('the last one gives it to the one before, and the only one to the title of its part', async () => {
  get('c').focus();
  expect(await remove('c')).toBe('b');
  expect(await remove('b')).toBe('a');
  expect(await remove('a')).toBe('Wartet');
});

test('who has the focus elsewhere keeps it', async () => {
  get('b').focus();
  get('elsewhere').focus();
  expect(await remove('b')).toBe('elsewhere');
});
