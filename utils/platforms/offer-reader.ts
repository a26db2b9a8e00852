import type { KnownProfile, Shown } from '../post/shown.ts';
import type { ReadShown } from './contract.ts';

/** What a page of ours calls, in the extension's own world of the page, once it has put the reader there. */
const world = globalThis as typeof globalThis & {
  mitpostenShown?: (known: readonly KnownProfile[]) => Shown;
};

/** Puts a platform's reader where the page of ours that asked for it finds it. Nothing is read yet. */
export function offerReader(read: ReadShown): void {
  world.mitpostenShown = (known) => read(document, known, location.href, Date.now());
}
