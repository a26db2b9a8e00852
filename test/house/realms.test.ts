import { expect, test } from 'vitest';
import { ownFiles, read } from './files.ts';

/*
 * What a page has made in a frame of its own is of the frame's realm wherever it is put. In Chromium a content script is given it
 * as such, and its own `Element` knows nothing of it: a veil of that kind was passed over (156, 2026-12-01).
 */

const inPages = ownFiles().filter((path) => /^utils\/(?:watch|lookout|platforms)\/.*\.tsx?$/.test(path));

test('nothing in a page asks its nodes and events by their constructors', () => {
  const asks = /instanceof (?:Node|Element|Document|Window|ShadowRoot|Text|HTML\w+|SVG\w+|\w*Event)\b/;
  expect(inPages.length).toBeGreaterThan(80);
  expect(inPages.filter((path) => asks.test(read(path)))).toEqual([]);
});

/*
 * And where a name is nobody's, an element of the page answers to it: what is asked of the browser is asked at one place, which
 * knows what each browser gives (`utils/lookout/browser.ts`).
 */
test('nothing in a page asks the browser by a name that the page could have taken', () => {
  const asks = /from '(?:wxt\/browser|webextension-polyfill)'|globalThis\.browser/;
  const all = [...inPages, ...ownFiles().filter((path) => /^(?:utils\/tap|components\/pill)\//.test(path))];
  expect(all.filter((path) => asks.test(read(path)))).toEqual(['utils/lookout/browser.ts']);
  expect(read('scripts/pill-words.ts')).not.toMatch(asks);
});
