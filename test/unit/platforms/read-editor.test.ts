// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { readEditor } from '../../../utils/platforms/read-editor.ts';

const read = (html: string) => {
  const editor = document.createElement('div');
  editor.innerHTML = html;
  return readEditor(editor);
};

test.each([
  ['nothing', '', ''],
  ['an empty paragraph, kept open by a break', '<p><br class="ProseMirror-trailingBreak"></p>', ''],
  ['a line for each paragraph', '<p>Eins</p><p>Zwei</p>', 'Eins\nZwei'],
  ['an empty line', '<p>Eins</p><p><br></p><p>Zwei</p>', 'Eins\n\nZwei'],
  ['a break inside a paragraph', '<p>Eins<br>Zwei</p>', 'Eins\nZwei'],
  ['a break that is a filler', '<p>Eins<br class="ProseMirror-trailingBreak"></p>', 'Eins'],
  ['links and mentions by their text', '<p>An <a href="x">@stadt</a>: <span>ja</span></p>', 'An @stadt: ja'],
  ['a picture of an emoji', '<p>Gut <img alt="👍"></p>', 'Gut 👍'],
  ['no decoration', '<p>Eins<span aria-hidden="true">9</span></p>', 'Eins'],
  ['spaces that do not break, and none that has no width', '<p>a\u00a0b\u200bc\ufeff</p>', 'a bc'],
  ['text without a paragraph', 'Eins', 'Eins'],
])('of an editor is read: %s', (_, html, text) => expect(read(html)).toBe(text));
