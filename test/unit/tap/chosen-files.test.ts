// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { type ChosenFiles, rememberChosenFiles } from '../../../utils/tap/chosen-files.ts';

const page = window as unknown as Window & typeof globalThis;
const picture = (name: string, text = name) =>
  new File([text], name, { type: 'image/jpeg', lastModified: 1000 });
const film = (name: string, text = name) => new File([text], name, { type: 'video/mp4' });

let chosen: ChosenFiles;
beforeEach(() => {
  document.body.innerHTML =
    '<div role="dialog"><button>Bild</button></div><div id="chat"><button>Datei</button></div>';
  chosen = rememberChosenFiles(page);
});

/** Chooses files by an input that is never in the document, opened by a click on this button. */
function choose(files: File[], opener = '[role="dialog"] button') {
  const input = document.createElement('input');
  input.type = 'file';
  document.querySelector<HTMLElement>(opener)?.click();
  input.click();
  Object.defineProperty(input, 'files', { value: files });
  input.dispatchEvent(new Event('change'));
}

test('an input that is never in the document is heard', () => {
  const file = picture('a.jpg');
  choose([file]);
  expect(chosen.originalOf(file, '')).toBe(file);
});

test('an input in the document is heard, whatever the page does to it afterwards', () => {
  const file = picture('a.jpg');
  const input = document.body.appendChild(document.createElement('input'));
  input.type = 'file';
  Object.defineProperty(input, 'files', { value: [file] });
  input.addEventListener('change', (event) => event.stopImmediatePropagation());
  input.dispatchEvent(new Event('change', { bubbles: true }));
  expect(chosen.originalOf(file, '')).toBe(file);
});

test('an upload of the same name and age is of the chosen file, though the page has made it smaller', () => {
  const [one, other] = [picture('a.jpg', 'groß'), picture('b.jpg', 'groß')];
  choose([one, other]);
  expect(chosen.originalOf(picture('b.jpg', 'kl'), '')).toBe(other);
});

test('what is not surely the same picture is none', () => {
  choose([picture('a.jpg'), picture('b.jpg')]);
  expect(chosen.originalOf(new Blob(['x'], { type: 'image/jpeg' }), '')).toBeUndefined();
  expect(chosen.originalOf(film('a.mp4'), '')).toBeUndefined();
});

test('the only picture of a dialog is the one that was cropped there; one of a chat never is', () => {
  const file = picture('a.jpg');
  choose([picture('privat.jpg')], '#chat button');
  const cropped = new Blob(['x'], { type: 'image/jpeg' });
  expect(chosen.originalOf(cropped, '', true)).toBeUndefined();
  choose([file]);
  expect(chosen.originalOf(cropped, '', true)).toBe(file);
  // Where a page does not crop, another file is another picture, or one that was changed on purpose.
  expect(chosen.originalOf(cropped, '')).toBeUndefined();
});

test('a video whose bytes are sent elsewhere is known by its size, or by being the only one', () => {
  const [one, other] = [film('a.mp4', 'kurz'), film('b.mp4', 'viel länger')];
  choose([one]);
  expect(chosen.originalOf(undefined, 'a=1')).toBe(one);
  choose([other]);
  expect(chosen.originalOf(undefined, 'a=1')).toBeUndefined();
  expect(chosen.originalOf(undefined, `file_size=${other.size}`)).toBe(other);
});

test('what was chosen for one post is not taken for the next', () => {
  choose([film('a.mp4')]);
  chosen.forget();
  expect(chosen.originalOf(undefined, '')).toBeUndefined();
});

test('documents are not remembered', () => {
  const file = new File(['x'], 'a.pdf', { type: 'application/pdf' });
  choose([file]);
  expect(chosen.originalOf(file, '')).toBeUndefined();
});

test.each([
  ['dropped', 'drop', 'dataTransfer'],
  ['pasted', 'paste', 'clipboardData'],
])('what is %s is remembered too', (_, type, from) => {
  const file = picture('a.jpg');
  const event = Object.assign(new Event(type, { bubbles: true }), { [from]: { files: [file] } });
  document.querySelector('[role="dialog"] button')?.dispatchEvent(event);
  expect(chosen.originalOf(file, '')).toBe(file);
});
