import type { BookEntry } from '../post/book-entry.ts';
import { bareName, nameKey } from '../post/name-key.ts';
import { type Platform, publishesOn } from '../post/platforms.ts';
import type { Segment } from '../post/types.ts';
import { withinAddresses, word } from './mentions.ts';

/** Who may be mentioned in a platform's post: the names that stand in the handle book, and nobody else. */
export interface Book {
  /** The account, `user@host`, that a name of the platform stands for. */
  accountOf(name: string): string | undefined;
  /** Every account, in small letters. */
  accounts: ReadonlySet<string>;
  /** Finds the names in a text, each with its `@`. */
  names: RegExp | undefined;
}

/** The part of the handle book that is for one platform. */
export function bookFor(platform: Platform, entries: readonly BookEntry[]): Book {
  const own = entries.filter((entry) => isFor(platform, entry) && bareName(entry.name) !== '');
  const accounts = new Map(own.map(({ name, account }) => [nameKey(name), account]));
  return {
    accountOf: (name) => accounts.get(nameKey(name)),
    accounts: new Set(own.map(({ account }) => account.toLowerCase())),
    names: own.length ? patternOf(own.map(({ name }) => bareName(name))) : undefined,
  };
}

/** Whether a name of the handle book may stand in what is published on the platform. */
export function isFor(platform: Platform, entry: BookEntry): boolean {
  return publishesOn(platform, entry.platform);
}

/** A book without names. */
export const emptyBook: Book = { accountOf: () => undefined, accounts: new Set(), names: undefined };

/** A text with the names of the book as mentions of their own: those written with an `@`, outside web addresses. */
export function withBookMentions(segment: Segment, { names }: Book): Segment[] {
  if (segment.kind !== 'text' || !names) return [segment];
  const { text } = segment;
  const isInAddress = withinAddresses(text);
  const segments: Segment[] = [];
  let copied = 0;
  for (const { index, 0: found } of text.matchAll(names)) {
    if (isInAddress(index)) continue;
    segments.push(
      { kind: 'text', text: text.slice(copied, index) },
      { kind: 'mention', name: found.slice(1), url: '' },
    );
    copied = index + found.length;
  }
  return [...segments, { kind: 'text', text: text.slice(copied) }];
}

/** The longest name first. One that goes on, as a longer name or with a server, is another. */
function patternOf(names: string[]): RegExp {
  const spellings = new Set(names.flatMap((name) => [name.normalize('NFC'), name.normalize('NFD')]));
  const choices = [...spellings].sort((a, b) => b.length - a.length).map(escaped);
  return new RegExp(`(?<![=/@${word}])@(?:${choices.join('|')})(?![@${word}]|[.-]+[${word}])`, 'giu');
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
