import type { BookEntry } from '../post/book-entry.ts';
import { nameKey } from '../post/name-key.ts';
import type { PreviewHint } from '../post/preview.ts';

/** `@name` that is no Mastodon address yet, not within a word or an address. */
const names =
  /(?<![\p{L}\p{M}\p{N}_@/.:-])@([\p{L}\p{N}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_])?)(?![.-]?[\p{L}\p{M}\p{N}_@])/gu;

/**
 * Proposals for names that the handle book knows: `@zoo` to `@zoo@zoo.example`. Where it knows a name for several people,
 * there is none.
 */
export function peopleHints(texts: readonly string[], book: readonly BookEntry[]): PreviewHint[] {
  return texts.flatMap((text, part) => {
    const found = new Map([...text.matchAll(names)].map(([from, name = '']) => [from, name]));
    return [...found].flatMap(([from, name]): PreviewHint[] => {
      const accounts = new Set(
        book.filter((entry) => nameKey(entry.name) === nameKey(name)).map(({ account }) => account),
      );
      const [account] = accounts;
      if (account === undefined || accounts.size > 1) return [];
      return [{ id: `${part} ${from}`, kind: 'person', from, to: `@${account}` }];
    });
  });
}

/** The text with a name written as the address that a proposal says, wherever it stands for itself. */
export function withPerson(text: string, { from, to }: Pick<PreviewHint, 'from' | 'to'>): string {
  return text.replace(names, (name) => (name === from ? to : name));
}
