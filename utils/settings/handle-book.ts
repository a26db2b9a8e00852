import type { InTurn } from '../in-turn.ts';
import type { BookEntry } from '../post/book-entry.ts';
import { bareName, nameKey } from '../post/name-key.ts';
import { sorted, wholeOf } from '../post/set-aside.ts';
import { storedEntry } from '../post/stored-rule.ts';
import { bookUnderPolicy } from '../post/under-policy.ts';
import { currentPolicy } from './managed.ts';
import { storedItem } from './stored-item.ts';

/**
 * Who is who: names on the platforms and their accounts on Mastodon. A person wrote each of them. What is broken stays where
 * it is until it is removed.
 */
const book = storedItem<unknown[]>('local:handle-book', []);

/** Every entry that holds, in the order of the names: under the policy of the administration. */
export async function listBook(): Promise<BookEntry[]> {
  const [stored, policy] = await Promise.all([book.read(), currentPolicy()]);
  const { whole } = sorted(storedEntry, stored);
  return bookUnderPolicy(whole, policy).toSorted(
    (a, b) => a.name.localeCompare(b.name) || a.platform.localeCompare(b.platform),
  );
}

/** The entries as people wrote them. */
export async function ownBook(): Promise<BookEntry[]> {
  return sorted(storedEntry, await book.read()).whole;
}

/** Takes the place of an entry of the same name on the same platform. */
export function writeEntry({ platform, name, account }: BookEntry): Promise<void> {
  const entry = { platform, name: bareName(name).normalize('NFC'), account };
  return book.change((entries) => [...entries.filter((other) => !isSameName(other, entry)), entry]);
}

export function removeEntry(entry: Name): Promise<void> {
  return book.change((entries) => entries.filter((other) => !isSameName(other, entry)));
}

type Name = Pick<BookEntry, 'platform' | 'name'>;

/** How many entries cannot be read. */
export async function countBrokenEntries(): Promise<number> {
  return sorted(storedEntry, await book.read()).broken.length;
}

/** Takes out what cannot be read. */
export function removeBrokenEntries(): Promise<void> {
  return book.change((entries) => sorted(storedEntry, entries).whole);
}

function isSameName(stored: unknown, other: Name): boolean {
  const one = wholeOf(storedEntry, stored);
  return one !== undefined && one.platform === other.platform && nameKey(one.name) === nameKey(other.name);
}

/** Calls back after every change, wherever it was made. Gives the function that ends it. */
export const watchBook = (read: InTurn) => book.watch(read);
