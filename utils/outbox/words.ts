import * as v from 'valibot';
import { moment, textUpTo } from '../post/bounds.ts';
import { sorted } from '../post/set-aside.ts';
import { firstWords } from '../post/shown-text.ts';
import { outbox } from './read.ts';
import type { Delivery } from './types.ts';

/*
 * The first words of what went, by the record's id, so that a person knows which post a row is of. The ledger has none: they are kept
 * apart, for as long as was chosen, and no longer than what they are of stands.
 */

export interface KeptWords {
  id: string;
  excerpt: string;
  /** They are forgotten then, milliseconds since 1970. */
  until: number;
}

/** So much names a post, in characters. */
const most = 80;
const day = 24 * 3_600_000;

const stored = v.looseObject({
  ...{ id: v.string(), excerpt: v.fallback(textUpTo(most), ''), until: v.fallback(moment, 0) },
}) as v.GenericSchema<unknown, KeptWords>;

/** What is kept of a delivery for so many days; nothing for none, or where it has no words. `at` is in milliseconds since 1970. */
export function wordsOf({ id, plan }: Delivery, at: number, days: number): KeptWords | undefined {
  const excerpt = firstWords(plan.statuses[0]?.text ?? '', most);
  // What is to be forgotten in one hour is forgotten together.
  const until = Math.floor((at + days * day) / 3_600_000) * 3_600_000;
  return days > 0 && excerpt ? { id, excerpt, until } : undefined;
}

/** By the record's id. */
export async function listWords(): Promise<Record<string, string>> {
  const { whole } = sorted(stored, await (await outbox.open()).getAll('words'));
  return Object.fromEntries(whole.map(({ id, excerpt }) => [id, excerpt]));
}

export async function forgetWords(): Promise<void> {
  await (await outbox.open()).clear('words');
}

/** Forgets what would be kept for more than so many days from `now`, milliseconds since 1970. */
export async function keepWordsFor(days: number, now: number): Promise<void> {
  const store = (await outbox.open()).transaction('words', 'readwrite').objectStore('words');
  for (const { id, until } of sorted(stored, await store.getAll()).whole)
    if (until > now + days * day) await store.delete(id);
}
