import type { Sighting } from '../post/types.ts';
import { seeCalls } from './see-calls.ts';

/**
 * Tells of each picture and video that the page gets hold of, however it does: chosen, dropped, pasted, by the browser's own
 * picker, shown, put into a form, cut into pieces, given to a worker. They never leave the page by this. Gives the number by
 * which a file is known; a piece has the number of its file.
 */
export function tellFiles(
  window: Window & typeof globalThis,
  tell: (sighting: Sighting) => void,
): (file: Blob) => number {
  const ids = new WeakMap<Blob, number>();
  let last = 0;
  let clicked: EventTarget | null;

  function idOf(file: Blob): number {
    const id = ids.get(file) ?? ++last;
    ids.set(file, id);
    return id;
  }

  /** `at`: where a person chose it, for one that they chose. */
  function see(value: unknown, at?: EventTarget | null, shownAs?: string): void {
    if (!(value instanceof Blob)) return;
    // A file of a kind that the system does not know has no type.
    if (!/^(?:image|video)/.test(value.type) && (value.type || !(value instanceof File))) return;
    const inDialog = at instanceof Element && !!at.closest('[role$="dialog"], dialog, [aria-modal="true"]');
    tell({ seen: idOf(value), file: value, inDialog, shownAs });
  }
  const seeAll = (files: FileList | null | undefined, at: EventTarget | null) =>
    [...(files ?? [])].map((file) => see(file, at));

  const on = (type: string, look: (event: never) => void, of: EventTarget = window) =>
    of.addEventListener(type, look as (event: Event) => void, { capture: true, passive: true });
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
  seeCalls(window.FormData.prototype, 'append', seeIn);
  seeCalls(window.FormData.prototype, 'set', seeIn);
  seeCalls(window.Worker?.prototype, 'postMessage', seeIn);
  seeCalls(window.ServiceWorker?.prototype, 'postMessage', seeIn);
  return idOf;
}

/** So many of each list and record are looked through: what a page says to its workers may be of any size. */
const most = 20;

/** The files in what a page says: in its fields and lists, not in bytes. */
function filesIn(value: unknown, depth = 3): Blob[] {
  if (value instanceof Blob) return [value];
  if (!depth || typeof value !== 'object' || !value || ArrayBuffer.isView(value)) return [];
  const inner = Object.values(value).slice(0, most);
  return inner.flatMap((each) => filesIn(each, depth - 1));
}
