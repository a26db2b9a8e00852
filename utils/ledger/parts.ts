import { sorted } from '../post/set-aside.ts';
import { ledger } from './database.ts';
import type { Part } from './line.ts';
import { storedLine } from './stored-line.ts';

/** What other browsers gave to the report, in the order of their names. */
export async function listParts(): Promise<Part[]> {
  const stored = await (await ledger.open()).getAll('parts');
  const parts = stored.map((part) => ({ ...part, lines: sorted(storedLine, part.lines).whole }));
  return parts.sort((a, b) => a.name.localeCompare(b.name) || (a.browser < b.browser ? -1 : 1));
}

/** Takes the place of an earlier part of the same browser, and of no later one. */
export async function addPart(part: Part): Promise<void> {
  const transaction = (await ledger.open()).transaction('parts', 'readwrite');
  const before = await transaction.store.get(part.browser);
  if (!before || before.madeAt <= part.madeAt) await transaction.store.put(part);
  await transaction.done;
}

export async function removePart(browser: string): Promise<void> {
  await (await ledger.open()).delete('parts', browser);
}

/** Removes from every part what is older than this, milliseconds since 1970. */
export async function forgetOfParts(time: number): Promise<void> {
  const transaction = (await ledger.open()).transaction('parts', 'readwrite');
  for (const part of await transaction.store.getAll()) {
    const lines = part.lines.filter(({ publishedAt }) => publishedAt >= time);
    const followers = part.followers.filter(({ at }) => at >= time);
    if (lines.length === part.lines.length && followers.length === part.followers.length) continue;
    await transaction.store.put({ ...part, lines, followers });
  }
  await transaction.done;
}
