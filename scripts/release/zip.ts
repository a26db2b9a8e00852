import { type Zippable, zipSync } from 'fflate';

/** Files by their paths, with `/` between folders. */
export type Files = ReadonlyMap<string, Uint8Array>;

/** A zip whose bytes depend on names and contents alone: in the order of the names, and without a time. */
export function zip(files: Files): Uint8Array {
  // What a zip calls its first day; read in the machine's own time zone, as fflate writes it.
  const mtime = new Date(1980, 0, 1);
  const entries: Zippable = {};
  for (const path of [...files.keys()].sort()) {
    entries[path] = [files.get(path) ?? new Uint8Array(), { mtime, level: 9 }];
  }
  return zipSync(entries);
}
