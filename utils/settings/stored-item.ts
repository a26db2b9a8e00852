import { type StorageItemKey, storage } from 'wxt/utils/storage';
import type { InTurn } from '../in-turn.ts';
import { Problem } from '../post/problem.ts';

/** A value in the browser's storage, as this version of the extension knows it. */
export interface StoredItem<T> {
  /** Rejects with Problem `stored-by-newer` where a later version of the extension has written it. */
  read(): Promise<T>;
  /** One change after another, however many are asked for at the same moment. Rejects as `read` does. */
  change(work: (value: T) => T): Promise<void>;
  /** Resolves when every change that was asked for here is written, or could not be. Never rejects. */
  written(): Promise<void>;
  /** Reads anew after every change, wherever it was made. Gives the function that ends it. */
  watch(read: InTurn): () => void;
}

/** Makes a value of one version one of the next. */
export type ItemMigration = (value: unknown) => unknown;

/**
 * The item of this key. The first of the `migrations` makes version 2 of version 1, each further one the next version; an
 * item is migrated whenever it is read, and written so with the next change. Its version stands beside it, as WXT's own
 * items have it (`rules$`), and is 1 where there is none.
 */
export function storedItem<T>(
  key: StorageItemKey,
  fallback: T,
  migrations: readonly ItemMigration[] = [],
): StoredItem<T> {
  const versionKey: StorageItemKey = `${key}$`;
  const version = migrations.length + 1;
  let writing: Promise<void> = Promise.resolve();

  async function read(): Promise<T> {
    const [item, beside] = await storage.getItems([key, versionKey]);
    const stored: unknown = item?.value;
    if (stored === null || stored === undefined) return fallback;
    // A version that is none is the first: whatever stands there was written by it, or is broken.
    const from = Math.max(1, Math.trunc(Number(beside?.value?.v)) || 1);
    if (from > version) throw new Problem('refused', 'stored-by-newer', key);
    const value = migrations
      .slice(from - 1)
      .reduce<unknown>((before, migration) => migration(before), stored);
    // Only this module writes it, in the shape of its version; what is of another kind, nothing can be made of.
    return kindOf(value) === kindOf(fallback) ? (value as T) : fallback;
  }

  async function write(value: T): Promise<void> {
    await storage.setItems([
      { key, value },
      { key: versionKey, value: { v: version } },
    ]);
  }

  return {
    read,
    change(work) {
      const next = writing.then(async () => write(work(await read())));
      // What could not be written does not hold up the next one.
      writing = next.catch(() => {});
      return next;
    },
    written: () => writing,
    watch: (read) => storage.watch(key, () => void read()),
  };
}

function kindOf(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value;
}
