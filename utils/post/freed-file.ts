import type { Media } from './types.ts';

declare const freed: unique symbol;

/**
 * A file that may leave: it says nothing any more of where, when, by whom and with what it was taken, or a person wants it
 * to go all the same. A plain `Blob` is none, so that nothing can be uploaded without a look at what became of it.
 */
export type FreedFile = Blob & { readonly [freed]: true };

/** A picture or video that may leave. */
export interface FreedMedia extends Media {
  file: FreedFile;
}

/** Vouches for a file. A test (`test/house/freed-files.test.ts`) knows who may. */
export function vouchFor(file: Blob): FreedFile {
  return file as FreedFile; // the only place that makes one
}
