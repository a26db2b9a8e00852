import { storage } from 'wxt/utils/storage';
import type { BookEntry } from '../post/book-entry.ts';
import { bareName, nameKey } from '../post/name-key.ts';

/** Who is who: names on the platforms and their accounts on Mastodon. A person wrote each of them. */
const item = storage.defineItem<BookEntry[]>('local:handle-book', { fallback: [], version: 1 });

/** Every entry, in the order of the names. */
export async function listBook(): Promise<BookEntry[]> {
  const entries = await item.getValue();
  return entries.toSorted((a, b) => a.name.localeCompare(b.name) || a.platform.localeCompare(b.platform));
}

/** Takes the place of an entry of the same name on the same platform. */
export function writeEntry({ platform, name, account }: BookEntry): Promise<void> {
  const entry = { platform, name: bareName(name).normalize('NFC'), account };
  return change((entries) => [...entries.filter((other) => !isSameName(other, entry)), entry]);
}

export function removeEntry(entry: Name): Promise<void> {
  return change((entries) => entries.filter((other) => !isSameName(other, entry)));
}

type Name = Pick<BookEntry, 'platform' | 'name'>;

function isSameName(one: Name, other: Name): boolean {
  return one.platform === other.platform && nameKey(one.name) === nameKey(other.name);
}

/** One change after another: a page of settings may be open twice. */
let writing: Promise<void> = Promise.resolve();

function change(work: (entries: BookEntry[]) => BookEntry[]): Promise<void> {
  const next = writing.then(async () => item.setValue(work(await item.getValue())));
  writing = next.catch(() => {});
  return next;
}

/** Calls back after every change, wherever it was made. Gives the function that ends it. */
export const watchBook = (changed: () => void) => item.watch(changed);
