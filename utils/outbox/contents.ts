import type { PicturePrint } from '../post/picture-print.ts';
import { outbox } from './read.ts';
import type { KeptContent } from './twins.ts';

/*
 * What was sent within the time in which the same may come again. Written by `store.ts` together with its delivery; its
 * pictures are looked at later, and it is forgotten here.
 */

export async function readContent(id: string): Promise<KeptContent | undefined> {
  return (await outbox.open()).get('contents', id);
}

/** What its pictures look like, where that was not known yet. */
export async function writePrints(id: string, pictures: PicturePrint[]): Promise<void> {
  const transaction = (await outbox.open()).transaction('contents', 'readwrite');
  // Where a write is refused, nobody waits for the end any more.
  transaction.done.catch(() => {});
  const kept = await transaction.store.get(id);
  if (kept && !kept.content.pictures) {
    await transaction.store.put({ ...kept, content: { ...kept.content, pictures } });
  }
  await transaction.done;
}

/** What it was of stands on Mastodon no longer. */
export async function forgetContent(id: string): Promise<void> {
  const transaction = (await outbox.open()).transaction(['contents', 'words'], 'readwrite');
  await transaction.objectStore('contents').delete(id);
  await transaction.objectStore('words').delete(id);
  await transaction.done;
}

/** Where what is kept of an account stands on Mastodon. */
export async function comparedUrls(account: string): Promise<Set<string>> {
  const range = IDBKeyRange.bound([account], [account, []]);
  const kept = await (await outbox.open()).getAllFromIndex('contents', 'time', range);
  return new Set(kept.flatMap(({ url }) => url ?? []));
}

/** Forgets what is kept no longer at this time, milliseconds since 1970. Gives when the next is to be forgotten. */
export async function forgetContents(now: number): Promise<number | undefined> {
  const transaction = (await outbox.open()).transaction(['contents', 'words'], 'readwrite');
  const times: number[] = [];
  for (const name of ['contents', 'words'] as const) {
    const store = transaction.objectStore(name);
    const index = store.index('until');
    for (
      let cursor = await index.openKeyCursor(IDBKeyRange.upperBound(now));
      cursor;
      cursor = await cursor.continue()
    ) {
      await store.delete(cursor.primaryKey);
    }
    const next = await index.openKeyCursor();
    if (next) times.push(next.key);
  }
  await transaction.done;
  return times.length ? Math.min(...times) : undefined;
}
