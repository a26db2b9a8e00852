import type { Sighting } from '../post/types.ts';
import { isA, isBlob } from './is-a.ts';
import { seeCalls } from './see-calls.ts';

const ids = new WeakMap<Blob, number>();
let last = 0;

/** The number by which a file is known; a piece has the number of its file. */
export function idOf(file: Blob): number {
  const id = ids.get(file) ?? ++last;
  ids.set(file, id);
  return id;
}

/**
 * Tells of each picture and video that the page gets hold of, however it does: chosen, dropped, pasted, by the browser's own
 * picker, shown, put into a form, cut into pieces, given to a worker. They never leave the page by this.
 */
export function tellFiles(window: Window & typeof globalThis, tell: (sighting: Sighting) => void): void {
  let clicked: EventTarget | null;

  /** `at`: where a person chose it, for one that they chose. */
  function see(value: unknown, at?: EventTarget | null, shownAs?: string): void {
    if (!isBlob(value)) return;
    // A file of a kind that the system does not know has no type.
    if (!/^(?:image|video)/.test(value.type) && (value.type || !isA(value, 'File'))) return;
    const inDialog = !!(at as Partial<Element> | null)?.closest?.('[role$=dialog],dialog,[aria-modal=true]');
    tell({ seen: idOf(value), file: value, inDialog, shownAs });
  }
  const seeAll = (files: FileList | null | undefined, at: EventTarget | null) =>
    [...(files ?? [])].map((file) => see(file, at));

  const on = (type: string, look: (event: never) => void, of: EventTarget = window) =>
    of.addEventListener(type, look as (event: Event) => void, true);
  on('click', ({ target }: Event) => (clicked = target));
  on('change', ({ target }: { target: HTMLInputElement }) => seeAll(target.files, target));
  on('drop', ({ dataTransfer, target }: DragEvent) => seeAll(dataTransfer?.files, target));
  on('paste', ({ clipboardData, target }: ClipboardEvent) => seeAll(clipboardData?.files, target));

  // Sites make inputs that are never in the document, whose events reach nobody but the input itself.
  const listening = new WeakSet<HTMLElement>();
  const opened = (input: HTMLElement & Partial<HTMLInputElement>) => {
    if (input.type !== 'file' || input.isConnected || listening.has(input)) return;
    listening.add(input);
    const at = clicked;
    on('change', () => seeAll(input.files, at), input);
  };
  seeCalls(window.HTMLElement.prototype, 'click', opened);
  seeCalls(window.HTMLInputElement.prototype, 'showPicker', opened);
  seeCalls(window.FileSystemFileHandle?.prototype, 'getFile', () => {
    const at = clicked;
    return (file: Promise<File>) =>
      void file.then(
        (file) => see(file, at),
        () => {},
      );
  });

  seeCalls(
    window.URL,
    'createObjectURL',
    (_, [file]) =>
      (address: string) =>
        see(file, null, address),
  );
  seeCalls(window.Blob.prototype, 'slice', (file) => (piece: Blob) => {
    if (!ids.has(file)) see(file);
    ids.set(piece, idOf(file));
  });
  const seeIn = (_: unknown, args: unknown[]) => {
    for (const file of filesIn(args)) see(file);
  };
  for (const { prototype } of [window.FormData, window.Worker, window.ServiceWorker].filter(Boolean))
    for (const name of ['append', 'set', 'postMessage']) seeCalls(prototype, name, seeIn);
}

/** So many of each list and record are looked through: what a page says to its workers may be of any size. */
const most = 20;

/** The files in what a page says: in its fields and lists, not in bytes. */
function filesIn(value: unknown, depth = 3): Blob[] {
  if (isBlob(value)) return [value];
  if (!depth || typeof value !== 'object' || !value || ArrayBuffer.isView(value)) return [];
  const inner = Object.values(value).slice(0, most);
  return inner.flatMap((each) => filesIn(each, depth - 1));
}
