import { rememberAddresses } from './shown-files.ts';

interface Chosen {
  file: File;
  /** Chosen in a dialog, not in a chat or a comment beside it. */
  inDialog: boolean;
}

/** So many are remembered: more than any post takes. They are references to files, which the page holds too. */
const most = 60;

/** Pictures and videos that a person has chosen in this page. They never leave it by this. */
export interface ChosenFiles {
  /** The file that an upload is of, if that is sure. `text`: the request's text fields, urlencoded. */
  originalOf(upload: Blob | undefined, text: string, crops?: boolean): File | undefined;
  /** Under which addresses the page shows this file. */
  addressesOf(file: Blob | undefined): string[];
  forget(): void;
}

/**
 * Listens for what a person chooses, drops or pastes. Sites make inputs that are never in the document, whose events
 * reach nobody but the input itself: so a click on one by script is seen too.
 */
export function rememberChosenFiles(window: Window & typeof globalThis): ChosenFiles {
  let chosen: Chosen[] = [];
  let clicked: EventTarget | null = null;

  function remember(files: FileList | null | undefined, at: EventTarget | null): void {
    const inDialog = at instanceof Element && at.closest('[role="dialog"]') !== null;
    const media = [...(files ?? [])].filter(({ type }) => /^(?:image|video)\//.test(type));
    // Chosen again, it counts as chosen last.
    const others = chosen.filter(({ file }) => !media.includes(file));
    chosen = [...others, ...media.map((file) => ({ file, inDialog }))].slice(-most);
  }

  const options = { capture: true, passive: true };
  window.addEventListener('click', ({ target }) => (clicked = target), options);
  window.addEventListener(
    'change',
    ({ target }) => target instanceof HTMLInputElement && remember(target.files, target),
    options,
  );
  window.addEventListener(
    'drop',
    ({ dataTransfer, target }) => remember(dataTransfer?.files, target),
    options,
  );
  window.addEventListener(
    'paste',
    ({ clipboardData, target }) => remember(clipboardData?.files, target),
    options,
  );

  const listening = new WeakSet<HTMLInputElement>();
  const opened = (input: unknown) => {
    if (!(input instanceof HTMLInputElement) || input.type !== 'file') return;
    if (input.isConnected || listening.has(input)) return;
    listening.add(input);
    const at = clicked;
    input.addEventListener('change', () => remember(input.files, at), { passive: true });
  };
  seeCalls(window.HTMLElement.prototype, 'click', opened);
  seeCalls(window.HTMLInputElement.prototype, 'showPicker', opened);

  return {
    addressesOf: rememberAddresses(window.URL),
    originalOf: (upload, text, crops = false) => originalOf(upload, text, chosen, crops),
    forget: () => {
      chosen = [];
    },
  };
}

/** The method becomes a Proxy of itself, so that the page finds name, length and source as they were. */
function seeCalls<K extends string>(
  prototype: Partial<Record<K, () => void>>,
  name: K,
  see: (self: unknown) => void,
): void {
  const original = prototype[name];
  if (!original) return;
  const proxy = new Proxy(original, {
    apply(target, self, args: []) {
      see(self);
      return Reflect.apply(target, self, args);
    },
  });
  Object.assign(prototype, { [name]: proxy });
}

/** Sure is the very file, one of the same name and age, one whose size the request names, or the only one of its kind. */
export function originalOf(
  upload: Blob | undefined,
  text: string,
  chosen: readonly Chosen[],
  crops: boolean,
): File | undefined {
  const files = chosen.map(({ file }) => file);
  if (!upload) {
    const sizes = new Set(new URLSearchParams(text).values());
    const videos = files.filter(({ type, size }) => type.startsWith('video/') && sizes.has(String(size)));
    return videos.length === 1 ? videos[0] : onlyOne(chosen, 'video/');
  }
  if (upload instanceof File) {
    if (files.includes(upload)) return upload;
    const { name, lastModified, size } = upload;
    const same = files.filter(
      (file) => file.name === name && (file.size === size || file.lastModified === lastModified),
    );
    if (same.length === 1) return same[0];
  }
  // What was changed in the page and then uploaded again must not go as it was before.
  return crops ? onlyOne(chosen, upload.type.startsWith('video/') ? 'video/' : 'image/') : undefined;
}

function onlyOne(chosen: readonly Chosen[], kind: string): File | undefined {
  const [one, ...others] = chosen.filter(({ file, inDialog }) => inDialog && file.type.startsWith(kind));
  return others.length ? undefined : one?.file;
}
