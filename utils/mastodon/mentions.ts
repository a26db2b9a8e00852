import { accentedLatin } from './accented-latin.ts';
import { characterTest } from './character-test.ts';
import type { Range } from './urls.ts';

/** A mention in a text, with the part that counts. */
export interface Mention extends Range {
  username: string;
}

/**
 * Who Mastodon's server would notify because of a text (Mastodon 4.5, `Account::MENTION_RE` as it is scanned by
 * `ProcessMentionsService`), even inside a web address.
 */
export function findMentions(text: string): Mention[] {
  return Array.from(text.matchAll(MENTION), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
    username: match[1] ?? '',
  }));
}

/** The mentions that count short (Mastodon 4.5, `Extractor`): not what runs into an @, an accented letter or `://`. */
export function findCountedMentions(text: string): Mention[] {
  return findMentions(text).filter(({ start, end, username }) => {
    const domain = text.slice(start + username.length + 2, end);
    return domain.length <= MAX_DOMAIN && !RUNS_ON.test(text.slice(end, end + 3));
  });
}

/**
 * The text without mentions, so that nobody is notified but the accounts `kept` (`user@host` in small letters): `@name`
 * loses its @. In a web address, where it belongs to the address, it is written %40 instead. E-mail addresses are no
 * mentions and stay.
 */
export function withoutMentions(text: string, kept: ReadonlySet<string> = nobody): string {
  // Taking one @ away can uncover another (@@name), so that this is done until there is none.
  for (let current = text; ; ) {
    const isInAddress = withinAddresses(current);
    let result = '';
    let copied = 0;
    for (const { start, end } of findMentions(current)) {
      let from = start;
      while (from > copied && current[from - 1] === '@') from -= 1;
      const isInUrl = isInAddress(from);
      if (!isInUrl && kept.has(current.slice(start + 1, end).toLowerCase())) continue;
      result += current.slice(copied, from);
      if (isInUrl) result += '%40'.repeat(start + 1 - from);
      copied = start + 1;
    }
    if (copied === 0) return current;
    current = result + current.slice(copied);
  }
}

/** Whether a position is in a word that is a web address up to there. To be asked with growing positions. */
export function withinAddresses(text: string): (position: number) => boolean {
  let passed = 0;
  let isInUrl = false;
  return (position) => {
    const before = text.slice(passed, position);
    const wordStart = lastWordStart(before);
    isInUrl = (isInUrl && wordStart === 0) || before.includes('://', wordStart);
    passed = position;
    return isInUrl;
  };
}

/** What Ruby calls a letter of a word, [[:word:]], for use inside a character class. */
export const word = '\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}';

const nobody: ReadonlySet<string> = new Set();
const MAX_DOMAIN = 253;
const MENTION = new RegExp(
  `(?<![=/${word}])@([a-z0-9_]+(?:[.-]+[a-z0-9_]+)*)(?:@[${word}]+(?:[.-]+[${word}]+)*)?`,
  'giu',
);
const RUNS_ON = new RegExp(`^(?:[@＠]|://|[${accentedLatin}])`, 'u');

/** Where the last word begins. Goes backwards, since a search from the front would begin anew at every letter. */
export function lastWordStart(text: string): number {
  let start = text.length;
  while (start > 0 && !isSpace(text, start - 1)) start -= 1;
  return start;
}

const isSpace = characterTest(/\s/);
