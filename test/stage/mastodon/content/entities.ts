import { findUrls } from '../../../../utils/mastodon/urls.ts';

/** A piece of a text that becomes a link. `start` and `end` are offsets in the text. */
export type Entity =
  | { kind: 'url'; start: number; end: number; url: string }
  | { kind: 'mention'; start: number; end: number; name: string }
  | { kind: 'hashtag'; start: number; end: number; tag: string };

/** What is linked in a text, in order and without overlaps; the first one wins. */
export function entitiesOf(text: string): Entity[] {
  const found: Entity[] = [
    ...findUrls(text).map(
      ({ start, end }): Entity => ({ kind: 'url', start, end, url: text.slice(start, end) }),
    ),
    ...matches(text, mentionPattern).map(
      ({ start, whole }): Entity => ({
        kind: 'mention',
        start,
        end: start + whole.length,
        name: whole.slice(1),
      }),
    ),
    ...matches(text, hashtagPattern).map(
      ({ start, whole }): Entity => ({
        kind: 'hashtag',
        start,
        end: start + whole.length,
        tag: whole.slice(1),
      }),
    ),
  ].toSorted((one, other) => one.start - other.start);
  let end = 0;
  return found.filter((entity) => {
    if (entity.start < end) return false;
    end = entity.end;
    return true;
  });
}

// Ruby's [[:word:]], as Mastodon's `Account::MENTION_RE` has it.
const word = '\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}';
const mentionPattern = new RegExp(
  `(?<![=/${word}])@[a-z0-9_]+(?:[.-]+[a-z0-9_]+)*(?:@[${word}]+(?:[.-]+[${word}]+)*)?`,
  'giu',
);
const hashtagPattern = /(?<![=/)\p{L}\p{N}_])[#＃][\p{L}\p{M}\p{N}_·・]*[\p{L}_·・][\p{L}\p{M}\p{N}_·・]*/gu;

function matches(text: string, pattern: RegExp): { start: number; whole: string }[] {
  return [...text.matchAll(pattern)].map((match) => ({ start: match.index, whole: match[0] }));
}
