// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest';
import type { Sighting } from '../../../utils/post/types.ts';
import { readBody } from '../../../utils/tap/body.ts';
import { idOf, tellFiles } from '../../../utils/tap/tell-files.ts';

class Form {
  append(_name: string, _value: unknown) {}
  set(_name: string, _value: unknown) {}
}
class Posting {
  postMessage(_message: unknown) {}
}
/** The browser's own picker, as far as the page reads a file by it. */
class Handle {
  readonly file: File;
  constructor(file: File) {
    this.file = file;
  }
  async getFile() {
    return this.file;
  }
}

/** A page's own world: its methods become others, so each test has its own. */
function worldOf() {
  class ThisInput extends HTMLInputElement {}
  class ThisBlob extends Blob {}
  ThisBlob.prototype.slice = Blob.prototype.slice;
  class ThisForm extends Form {}
  class ThisWorker extends Posting {}
  class ThisHandle extends Handle {}
  ThisWorker.prototype.postMessage = Posting.prototype.postMessage;
  ThisHandle.prototype.getFile = Handle.prototype.getFile;
  ThisForm.prototype.append = Form.prototype.append;
  ThisForm.prototype.set = Form.prototype.set;
  let made = 0;
  return {
    addEventListener: (type: string, listener: () => void, capture: boolean) =>
      window.addEventListener(type, listener, { capture, signal: life.signal }),
    HTMLElement: { prototype: { click: HTMLElement.prototype.click } },
    HTMLInputElement: ThisInput,
    Blob: ThisBlob,
    FormData: ThisForm,
    Worker: ThisWorker,
    FileSystemFileHandle: ThisHandle,
    URL: { createObjectURL: (_: unknown) => `blob:${made++}` },
  };
}

const picture = (name: string) => new File([name], name, { type: 'image/jpeg', lastModified: 1000 });

let life = new AbortController();
let told: Sighting[] = [];
let world: ReturnType<typeof worldOf>;
beforeEach(() => {
  document.body.innerHTML =
    '<div role="dialog"><button>Bild</button></div><div id="chat"><button>Datei</button></div>';
  life.abort();
  life = new AbortController();
  told = [];
  world = worldOf();
  // As much of a page's world as is looked at.
  const page = world as unknown as Window & typeof globalThis;
  tellFiles(page, (sighting) => void told.push(sighting));
});

/** Chooses files by an input that is never in the document, opened by a click on this button. */
function choose(files: File[], opener = '[role="dialog"] button') {
  const input = document.createElement('input');
  input.type = 'file';
  document.querySelector<HTMLElement>(opener)?.click();
  world.HTMLElement.prototype.click.call(input);
  Object.defineProperty(input, 'files', { value: files });
  input.dispatchEvent(new Event('change'));
}

test('an input that is never in the document is heard, and where it was opened', () => {
  const [one, other] = [picture('a.jpg'), picture('b.jpg')];
  choose([one]);
  choose([other], '#chat button');
  expect(told).toMatchObject([
    { file: one, inDialog: true },
    { file: other, inDialog: false },
  ]);
});

test('an input in the document is heard, whatever the page does to it afterwards', () => {
  const file = picture('a.jpg');
  const input = document.body.appendChild(document.createElement('input'));
  input.type = 'file';
  Object.defineProperty(input, 'files', { value: [file] });
  input.addEventListener('change', (event) => event.stopImmediatePropagation());
  input.dispatchEvent(new Event('change', { bubbles: true }));
  expect(told).toMatchObject([{ file }]);
});

test.each([
  ['dropped', 'drop', 'dataTransfer'],
  ['pasted', 'paste', 'clipboardData'],
])('what is %s is told', (_, type, from) => {
  const file = picture('a.jpg');
  const event = Object.assign(new Event(type, { bubbles: true }), { [from]: { files: [file] } });
  document.querySelector('[role="dialog"] button')?.dispatchEvent(event);
  expect(told).toMatchObject([{ file, inDialog: true }]);
});

test('a file of the browser’s own picker is told, and where that was opened', async () => {
  document.querySelector<HTMLElement>('[role="dialog"] button')?.click();
  const file = picture('a.jpg');
  expect(await new world.FileSystemFileHandle(file).getFile()).toBe(file);
  await vi.waitFor(() => expect(told).toMatchObject([{ file, inDialog: true }]));
});

test.each<[string, (file: File) => void]>([
  ['is put into a form', (file) => new world.FormData().append('file', file)],
  ['is set in a form', (file) => new world.FormData().set('file', file)],
  ['is given to a worker', (file) => new world.Worker().postMessage({ do: 'upload', files: [file] })],
  ['is cut into pieces', (file) => void world.Blob.prototype.slice.call(file, 0, 1)],
  ['is shown', (file) => world.URL.createObjectURL(file)],
])('a file that %s is told', (_, use) => {
  const file = picture('a.jpg');
  use(file);
  expect(told).toMatchObject([{ seen: idOf(file), file, inDialog: false }]);
});

test('the addresses that a page made for a file are told with its number', () => {
  const file = picture('a.jpg');
  world.URL.createObjectURL(file);
  world.URL.createObjectURL(file);
  expect(told.map(({ seen, shownAs }) => [seen, shownAs])).toEqual([
    [idOf(file), 'blob:0'],
    [idOf(file), 'blob:1'],
  ]);
});

test('a piece has the number of its file, also where it was given a type on its way', () => {
  const file = new File(['0123456789'], 'a.mp4', { type: 'video/mp4' });
  const piece = world.Blob.prototype.slice.call(file, 0, 5);
  expect(idOf(piece)).toBe(idOf(file));
  expect(idOf(world.Blob.prototype.slice.call(piece, 0, 2))).toBe(idOf(file));
  expect(told.map((each) => each.file)).toEqual([file]);
  const { slice } = Blob.prototype;
  Blob.prototype.slice = world.Blob.prototype.slice;
  const [sent] = readBody(piece, 'video/mp4', true).files;
  Blob.prototype.slice = slice;
  expect([sent?.type, sent && idOf(sent)]).toEqual(['video/mp4', idOf(file)]);
});

test('documents, and what is no file, are not told', () => {
  choose([new File(['x'], 'a.pdf', { type: 'application/pdf' })]);
  world.URL.createObjectURL(new Blob(['x'], { type: 'text/javascript' }));
  world.URL.createObjectURL({});
  new world.Worker().postMessage(new Uint8Array(1_000_000));
  new world.Worker().postMessage(null);
  expect(told).toEqual([]);
});

test('a file that was made in a frame of the page’s own is told, though it is of another kind there', () => {
  class OfFrame {
    type = 'video/mp4';
    get [Symbol.toStringTag]() {
      return 'File';
    }
  }
  const file = new OfFrame() as unknown as File;
  choose([file]);
  expect(told).toMatchObject([{ file, inDialog: true }]);
});

test('a file of a kind that the system does not know is told', () => {
  const file = new File(['x'], 'a.mkv');
  choose([file]);
  expect(told).toMatchObject([{ file }]);
});

test('the page finds its methods as they were', () => {
  for (const [own, first] of [
    [world.FormData.prototype.append, Form.prototype.append],
    [world.Worker.prototype.postMessage, Posting.prototype.postMessage],
    [world.FileSystemFileHandle.prototype.getFile, Handle.prototype.getFile],
  ]) {
    expect(own).not.toBe(first);
    expect([own?.name, own?.length]).toEqual([first?.name, first?.length]);
  }
});
