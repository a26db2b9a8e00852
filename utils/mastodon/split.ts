import { type Break, findBreaks, type Level, levels } from './breaks.ts';
import { graphemeEnds } from './graphemes.ts';
import { strip } from './length.ts';
import { findUrls } from './urls.ts';

/**
 * A text in pieces of which each fits, divided at paragraphs, else lines, sentences, words, and only where one word is
 * too long inside it. The last piece is more than links and hashtags if that can be.
 */
export function splitText(text: string, fits: (text: string) => boolean, about: number): string[] {
  const whole = strip(text);
  // Most texts fit, and are measured once.
  if (fits(whole)) return [whole];
  const breaks = findBreaks(whole, fits);
  const pieces: string[] = [];
  let from = 0;
  let index = 0;
  while (from < whole.length) {
    const last = furthest(whole, breaks, index, from, about, fits);
    const cut = last === undefined ? insideWord(whole, from, breaks[index], about, fits) : undefined;
    const chosen =
      last === undefined ? undefined : breaks[choose(whole, breaks, index, last, from, about, fits)];
    const end = cut ?? chosen?.end ?? whole.length;
    pieces.push(strip(whole.slice(from, end)));
    from = cut ?? chosen?.next ?? whole.length;
    while (index < breaks.length && (breaks[index]?.end ?? 0) <= from) index += 1;
  }
  return pieces.filter((piece) => piece !== '');
}

type Fits = (text: string) => boolean;

/** The last break up to which the text still fits: looked for in growing steps, then by halves. */
function furthest(
  text: string,
  breaks: Break[],
  first: number,
  from: number,
  about: number,
  fits: Fits,
): number | undefined {
  const fitsUpTo = (index: number) => fits(text.slice(from, breaks[index]?.end));
  let fitting = first - 1;
  let tooFar = breaks.length;
  for (let reach = about; fitting + 1 < tooFar; reach *= 2) {
    const index = Math.max(fitting + 1, breakBefore(breaks, from + reach, first, tooFar));
    if (!fitsUpTo(index)) tooFar = index;
    else fitting = index;
    if (tooFar < breaks.length) break;
  }
  while (fitting + 1 < tooFar) {
    const middle = (fitting + tooFar) >> 1;
    if (fitsUpTo(middle)) fitting = middle;
    else tooFar = middle;
  }
  return fitting < first ? undefined : fitting;
}

function breakBefore(breaks: Break[], position: number, first: number, end: number): number {
  let low = first;
  let high = end;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((breaks[middle]?.end ?? 0) <= position) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The best break between two, both included: the last of the highest level that leaves no half-empty piece. */
function choose(
  text: string,
  breaks: Break[],
  first: number,
  last: number,
  from: number,
  about: number,
  fits: Fits,
): number {
  if (last === breaks.length - 1) return last;
  const half = from + ((breaks[last]?.end ?? 0) - from) / 2;
  const chosen =
    lastOf(
      breaks,
      first,
      last,
      (at, level) =>
        at.level === level && (level === 'word' || at.end >= half) && fits(text.slice(from, at.end)),
    ) ?? last;
  const next = breaks[chosen]?.next ?? text.length;
  // More words than the limit has characters are not the last piece, and need not be measured.
  if (breaks.length - chosen > about || !isBare(text.slice(next)) || !fits(text.slice(next))) return chosen;
  // Only hashtags or links would be left: as much as fits goes with them.
  const earlier = (at: Break, level: Level) => at.level === level && !isBare(text.slice(at.next, next));
  return (
    lastOf(breaks, first, chosen - 1, (at, level) => earlier(at, level) && fits(text.slice(at.next))) ??
    chosen
  );
}

function lastOf(
  breaks: Break[],
  first: number,
  last: number,
  accepts: (at: Break, level: Level) => boolean,
): number | undefined {
  for (const level of levels.toReversed()) {
    for (let index = last; index >= first; index -= 1) {
      const at = breaks[index];
      if (at && accepts(at, level)) return index;
    }
  }
  return undefined;
}

function isBare(text: string): boolean {
  return !/(?<!\S)(?!\s|[#＃]|\(?[a-z]+:\/\/)./isu.test(text);
}

/** Where to cut a word that is too long: between visible characters, before a link in it if there is one. */
function insideWord(text: string, from: number, next: Break | undefined, about: number, fits: Fits): number {
  const word = text.slice(from, Math.min(next?.end ?? text.length, from + about * 2 + LONGEST_CLUSTER));
  const ends = graphemeEnds(word);
  let low = 0;
  let high = ends.length;
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    if (fits(word.slice(0, ends[middle]))) low = middle;
    else high = middle;
  }
  const protectedRanges = [...findUrls(word), ...findHashtags(word)];
  const isFree = (at: number) =>
    // What begins with an @ would mention somebody.
    word[at] !== '@' && !protectedRanges.some(({ start, end }) => start < at && at < end);
  for (let index = low; index >= 0; index -= 1) {
    const at = ends[index] ?? 0;
    if (isFree(at) && fits(word.slice(0, at))) return from + at;
  }
  const at = ends.findLast((end, index) => index <= low && word[end] !== '@') ?? ends[low];
  return from + (at ?? word.length);
}

const LONGEST_CLUSTER = 64;

function findHashtags(word: string): { start: number; end: number }[] {
  return Array.from(word.matchAll(/#[\p{L}\p{M}\p{N}_]+/gu), ({ index, 0: tag }) => ({
    start: index,
    end: index + tag.length,
  }));
}
