import { graphemeEnds } from './graphemes.ts';
import { strip } from './length.ts';
import { findMentions } from './mentions.ts';
import { findBreaks, isBare, type Level, levels } from './text-breaks.ts';
import { findUrls, type Range } from './urls.ts';

/** A text in pieces of at most `limit`, as `divisible` has them. */
export function splitText(text: string, measure: (text: string) => number, limit: number): string[] {
  return divisible(text, measure).within(limit);
}

/** A text that can be divided again and again, and its length as the server counts it. */
export interface Divisible {
  length: number;
  within(limit: number): string[];
}

/**
 * Gives a text in pieces of at most a limit, divided at paragraphs, else lines, sentences, words, and only where one word
 * is too long inside it. The last piece is more than links and hashtags if that can be. `measure` gives the length of a
 * text, for an empty one what is added to any. With a further limit, only the choice among the places is made anew.
 */
export function divisible(text: string, measure: (text: string) => number): Divisible {
  const whole = strip(text);
  const length = measure(whole);
  let found: Place[] | undefined;
  return {
    length,
    within: (limit) => {
      // Most texts fit, and are measured once.
      if (length <= limit) return [whole];
      found ??= findPlaces(whole, measure);
      return divide(whole, measure, limit, found);
    },
  };
}

function divide(whole: string, measure: (text: string) => number, limit: number, places: Place[]): string[] {
  const fits = (piece: string) => measure(piece) <= limit;
  const room = limit - measure('');
  const cut = insideWords(whole, measure, limit);
  const pieces: string[] = [];
  let from = 0;
  let first = 0;
  /** How much of the text's length stands before `from`. */
  let passed = 0;
  while (from < whole.length) {
    const last = lastWithin(places, first, passed + room);
    const best = last < first ? last : choose(whole, places, first, last, from, room);
    const chosen = lastFitting(whole, places, first, best, from, fits);
    const place = chosen < first ? undefined : places[chosen];
    const end = place?.end ?? cut(from, places[first]);
    const piece = strip(whole.slice(from, end));
    pieces.push(piece);
    from = place?.next ?? end;
    passed = place?.after ?? passed + measure(piece) - measure('');
    first = chosen < first ? first : chosen + 1;
    while (first < places.length && (places[first]?.end ?? 0) <= from) first += 1;
  }
  return pieces.filter((piece) => piece !== '');
}

type Fits = (text: string) => boolean;

/** A place where a text may be divided, with the length of the text before it and, white space included, behind it. */
interface Place {
  end: number;
  next: number;
  level: Level;
  before: number;
  after: number;
  /** The length of the quotation that it is in, infinite where it is in none. */
  quotation: number;
}

/**
 * The breaks of a text with its length up to them, word by word. This is sometimes more than the length of a piece (an
 * accent alone joins the space before it) and hardly ever less, which is found when a piece is measured at the end.
 */
function findPlaces(text: string, measure: (text: string) => number): Place[] {
  const always = measure('');
  const quotations = new Map<Range, number>();
  const lengthOf = (quotation: Range) => {
    const length = quotations.get(quotation) ?? measure(text.slice(quotation.start, quotation.end)) - always;
    quotations.set(quotation, length);
    return length;
  };
  let from = 0;
  let length = 0;
  return findBreaks(text).map(({ end, next, level, quotation }) => {
    const before = length + (measure(text.slice(from, end)) - always || end - from);
    length = before + next - end;
    from = next;
    const around = quotation ? lengthOf(quotation) : Number.POSITIVE_INFINITY;
    return { end, next, level, before, after: length, quotation: around };
  });
}

/** The last place with so much text before it, or one less than `first`. */
function lastWithin(places: Place[], first: number, length: number): number {
  let low = first;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle]?.before ?? 0) <= length) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function lastFitting(text: string, places: Place[], first: number, last: number, from: number, fits: Fits) {
  let index = last;
  while (index >= first && !fits(text.slice(from, places[index]?.end))) index -= 1;
  return index;
}

/**
 * The best place between two, both included: the last of the highest level that leaves no half-empty piece, or, so that
 * no sentence is divided, one not much smaller.
 */
function choose(
  text: string,
  places: Place[],
  first: number,
  last: number,
  from: number,
  room: number,
): number {
  if (last === places.length - 1) return last;
  const full = (places[last]?.end ?? 0) - from;
  const levelOf = (at: Place) => (at.quotation <= room ? 'inside' : at.level);
  const between = (lowest: Level, filled: number) =>
    lastOf(
      places,
      first,
      last,
      (at, level) =>
        levelOf(at) === level &&
        levels.indexOf(level) >= levels.indexOf(lowest) &&
        at.end - from >= filled * full,
    );
  const chosen =
    between('sentence', 0.5) ??
    between('sentence', 0.25) ??
    between('joined', 0.5) ??
    between('joined', 0) ??
    last;
  const next = places[chosen]?.next ?? text.length;
  const total = places.at(-1)?.before ?? 0;
  if (total - (places[chosen]?.after ?? 0) > room || !isBare(text.slice(next))) return chosen;
  // Only hashtags or links would be left: as much as fits goes with them.
  return (
    lastOf(
      places,
      first,
      chosen - 1,
      (at, level) => levelOf(at) === level && total - at.after <= room && !isBare(text.slice(at.next, next)),
    ) ?? chosen
  );
}

function lastOf(
  places: Place[],
  first: number,
  last: number,
  accepts: (at: Place, level: Level) => boolean,
): number | undefined {
  for (const level of levels.toReversed()) {
    for (let index = last; index >= first; index -= 1) {
      const at = places[index];
      if (at && accepts(at, level)) return index;
    }
  }
  return undefined;
}

/**
 * Where to cut a word that is too long, from `from` on: between visible characters, before a link in it if there is one. Where
 * it is made of the same over and over, the next cut is looked for first where the last one was.
 */
function insideWords(text: string, measure: (text: string) => number, limit: number) {
  // Whatever a server says of its limit, and whatever is no number: each piece has a character at least.
  const about = limit >= 1 ? limit : 1;
  let guesses = [about - 1];
  return (from: number, next: Place | undefined): number => {
    const word = text.slice(from, Math.min(next?.end ?? text.length, from + about * 2 + LONGEST_CLUSTER));
    const ends = graphemeEnds(word);
    const low = mostWithin(ends.length, limit, guesses, (index) => measure(word.slice(0, ends[index])));
    guesses = [low, low + 1];
    const seen = word.slice(0, (ends[low] ?? 0) + LONGEST_HOST);
    const protectedRanges = [...findUrls(seen), ...findHashtags(seen), ...findMentions(seen)];
    const isFree = (at: number) =>
      // What begins with an @ would mention somebody.
      word[at] !== '@' && !protectedRanges.some(({ start, end }) => start < at && at < end);
    for (let index = low; index >= 0; index -= 1) {
      const at = ends[index] ?? 0;
      if (isFree(at) && measure(word.slice(0, at)) <= limit) return from + at;
    }
    const at = ends.findLast((end, index) => index <= low && word[end] !== '@') ?? ends[low];
    return from + Math.max(1, at ?? word.length);
  };
}

/**
 * The last of `count` places whose length is within a limit, or the first. After the guesses given, each goes where it would be
 * if lengths grew evenly; every third halves what is left, so that no text can make it long.
 */
function mostWithin(
  count: number,
  limit: number,
  guesses: readonly number[],
  lengthAt: (index: number) => number,
): number {
  let low = 0;
  let high = count;
  let guess = 0;
  for (let tries = 0; low + 1 < high; tries += 1) {
    const [given] = guesses.slice(tries, tries + 1);
    if (given !== undefined) guess = Math.max(low + 1, Math.min(given, high - 1));
    const length = lengthAt(guess);
    if (length <= limit) low = Math.max(guess, low);
    else high = guess;
    const even = Math.floor(((guess + 1) * limit) / length) - 1;
    guess = (tries + 1) % 3 && even > low && even < high ? even : (low + high) >> 1;
  }
  return low;
}

const LONGEST_CLUSTER = 64;
/** What begins before a cut is seen to be a link, a hashtag or a mention behind so much of it at the latest, in UTF-16 units. */
const LONGEST_HOST = 300;

function findHashtags(word: string): Range[] {
  return Array.from(word.matchAll(/#[\p{L}\p{M}\p{N}_]+/gu), ({ index, 0: tag }) => ({
    start: index,
    end: index + tag.length,
  }));
}
