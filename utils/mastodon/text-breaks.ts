import { endsWithAbbreviation } from './abbreviations.ts';
import { characterTest } from './character-test.ts';
import type { Range } from './urls.ts';

/**
 * How good a place is to divide a text, best last. `inside` is in what could stay whole: a quotation, a link's words and
 * its address, what goes on behind an abbreviation. `joined` is before hashtags and links that belong to the sentence before them. The end of a heading, or
 * of what introduces a list, is no better than that of a `word`.
 */
export const levels = ['inside', 'joined', 'word', 'sentence', 'line', 'paragraph'] as const;

export type Level = (typeof levels)[number];

/** A place where a text may be divided: it stands up to `end`, and goes on at `next`. */
export interface Break {
  end: number;
  next: number;
  level: Level;
  /** The quotation that it is in, which could stay whole if it fits. */
  quotation: Range | undefined;
}

/** The places where a text may be divided, in order, the end of the text as the last. */
export function findBreaks(text: string): Break[] {
  const quotationAt = within(findQuotations(text));
  const tailAt = within(findTails(text));
  const breaks: Break[] = [];
  let line = 0;
  let beginsParagraph = true;
  let next = 0;
  for (let end = spaceFrom(text, 0); end < text.length; end = spaceFrom(text, next)) {
    next = spaceEnd(text, end);
    if (end === 0 || next === text.length) continue;
    let level = levelOf(text, end, next);
    if (level === 'line' || level === 'paragraph') {
      const introduces =
        COLON.test(text.slice(end - 1, end)) || (beginsParagraph && isHeading(text, line, end, next));
      line = next;
      beginsParagraph = level === 'paragraph';
      if (introduces) level = 'word';
    }
    if (tailAt(next)) level = 'joined';
    if (text[next] === '(' && LINK_OF_A_WORD.test(text.slice(next, next + 12))) level = 'inside';
    breaks.push({ end, next, level, quotation: quotationAt(end) });
  }
  breaks.push({ end: text.length, next: text.length, level: 'paragraph', quotation: undefined });
  return breaks;
}

function spaceFrom(text: string, position: number): number {
  let at = position;
  while (at < text.length && !isSpace(text, at)) at += 1;
  return at;
}

function spaceEnd(text: string, position: number): number {
  let at = position;
  while (isSpace(text, at)) at += 1;
  return at;
}

/** All white space but what holds words together (U+00A0, U+202F, U+2007). */
const isSpace = characterTest(/[\t-\r \x85\u1680\u2000-\u2006\u2008-\u200A\u2028\u2029\u205F\u3000]/);
const LINK_OF_A_WORD = /^\([a-z]+:\/\//i;
const NEWLINE = /\r\n|[\n\r\u2028\u2029]/g;
const mayEndSentence = characterTest(/[.!?…“”"»«’')\]]/);
const SENTENCE_END = /[.!?…][“”"»«’')\]]*$/u;
const SENTENCE_START = /^[„“"»«‚‘'(#@\p{Lu}\p{N}\p{Extended_Pictographic}]/u;
const LONGEST_WORD = 32;

function levelOf(text: string, end: number, next: number): Level {
  const space = text.slice(end, next);
  // Nearly all of them, and each word has one.
  const newlines = space === ' ' ? 0 : (space.match(NEWLINE)?.length ?? 0);
  if (newlines > 1) return 'paragraph';
  if (newlines === 1) return 'line';
  if (!mayEndSentence(text, end - 1)) return 'word';
  const before = text.slice(Math.max(0, end - LONGEST_WORD), end);
  // Nothing ends there, not even a piece, if it can be elsewhere.
  if (endsWithAbbreviation(before, text[next] ?? '')) return 'inside';
  return SENTENCE_END.test(before) && SENTENCE_START.test(text.slice(next, next + 2)) ? 'sentence' : 'word';
}

const COLON = /[:：]$/;
const LONGEST_HEADING = 80;
const LONGEST_LOOK = 1000;
const NO_HEADING = /[.!?…][“”"»«’')\]]*(?:\s|$)|[#＃]|:\/\//u;
const ITEM = /^[-–•*‣▪●✅☑✔➡👉]/u;

/** Whether a line is short, holds no sentence, and is followed by one or by a list. */
function isHeading(text: string, start: number, end: number, next: number): boolean {
  const line = text.slice(start, Math.min(end, start + LONGEST_HEADING + 1));
  if (line.length > LONGEST_HEADING || NO_HEADING.test(line) || ITEM.test(line)) return false;
  const [following = ''] = text.slice(next, next + LONGEST_LOOK).split('\n', 1);
  return ITEM.test(following) || following.length === LONGEST_LOOK || SENTENCE_END.test(following);
}

// Each stops at a blank line or a line's end and at another opening mark, so that a mark without its partner costs
// nothing.
const QUOTATION =
  /„(?:[^„“”\n]|\n(?!\s*\n))+[“”]|»(?:[^«»\n]|\n(?!\s*\n))+«|«(?:[^«»\n]|\n(?!\s*\n))+»|“(?:[^„“”\n]|\n(?!\s*\n))+”|"[^"\n]+"/g;

/** Where a break would be inside a quotation. */
function findQuotations(text: string): Range[] {
  return Array.from(text.matchAll(QUOTATION), ({ index, 0: content }) => ({
    start: index + 1,
    end: index + content.length,
  }));
}

/** Where a line goes on, to its end, with nothing but hashtags and links. */
function findTails(text: string): Range[] {
  const tails: Range[] = [];
  if (!/[#＃]|:\/\//.test(text)) return tails;
  for (let line = 0; line < text.length; ) {
    const newline = text.indexOf('\n', line);
    const lineEnd = newline === -1 ? text.length : newline;
    const end = wordEnd(text, line, lineEnd);
    // From the back, because most lines end with another word.
    let start = end;
    for (let last = end; last > line; ) {
      const word = wordStart(text, line, last);
      if (!BARE_WORD.test(text.slice(word, last))) break;
      start = word;
      last = wordEnd(text, line, word);
    }
    if (start < end && hasLinkOrHashtag(text, { start, end })) tails.push({ start, end });
    line = lineEnd + 1;
  }
  return tails;
}

/** The end of the last word that stands between two positions. */
function wordEnd(text: string, from: number, to: number): number {
  let end = to;
  while (end > from && isWhite(text, end - 1)) end -= 1;
  return end;
}

/** The start of the word that ends at `end`. */
function wordStart(text: string, from: number, end: number): number {
  let start = end;
  while (start > from && !isWhite(text, start - 1)) start -= 1;
  return start;
}

const isWhite = characterTest(/\s/);

const BARE_WORD = /^(?:[#＃]|\(?[a-z]+:\/\/|(?:[\p{P}\p{S}\p{Extended_Pictographic}]|\uFE0F|\u200D)+$)/iu;

function hasLinkOrHashtag(text: string, { start, end }: Range): boolean {
  return /[#＃]|:\/\//.test(text.slice(start, end));
}

/** Whether a text is nothing but hashtags and links. */
export function isBare(text: string): boolean {
  return !/(?<!\S)(?!\s|[#＃]|\(?[a-z]+:\/\/)./isu.test(text);
}

/** The one of some ranges that a position is in. To be asked with growing positions. */
function within(ranges: Range[]): (position: number) => Range | undefined {
  let index = 0;
  return (position) => {
    while ((ranges[index]?.end ?? Number.POSITIVE_INFINITY) <= position) index += 1;
    const range = ranges[index];
    return range && range.start <= position ? range : undefined;
  };
}
