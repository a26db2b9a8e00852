/**
 * How good a place is to divide a text, best last. `joined` is one inside a quotation that could stay whole, or between
 * a link's words and its address.
 */
export const levels = ['joined', 'word', 'sentence', 'line', 'paragraph'] as const;

export type Level = (typeof levels)[number];

/** A place where a text may be divided: it stands up to `end`, and goes on at `next`. */
export interface Break {
  end: number;
  next: number;
  level: Level;
}

/** The places where a text may be divided, in order, the end of the text as the last. */
export function findBreaks(text: string, fits: (text: string) => boolean): Break[] {
  const quotations = findQuotations(text).filter(({ start, end }) => fits(text.slice(start, end)));
  const breaks: Break[] = [];
  let quotation = 0;
  for (const match of text.matchAll(SPACE)) {
    const end = match.index;
    const next = end + match[0].length;
    if (end === 0 || next === text.length) continue;
    while ((quotations[quotation]?.end ?? Number.POSITIVE_INFINITY) <= end) quotation += 1;
    const isQuoted = (quotations[quotation]?.start ?? Number.POSITIVE_INFINITY) < end;
    const isJoined = isQuoted || LINK_OF_A_WORD.test(text.slice(next, next + 12));
    breaks.push({ end, next, level: isJoined ? 'joined' : levelOf(text, end, next) });
  }
  breaks.push({ end: text.length, next: text.length, level: 'paragraph' });
  return breaks;
}

// All white space but what holds words together (U+00A0, U+202F, U+2007).
const SPACE = /[\t-\r \x85\u1680\u2000-\u2006\u2008-\u200A\u2028\u2029\u205F\u3000]+/g;
const LINK_OF_A_WORD = /^\([a-z]+:\/\//i;
const SENTENCE_END = /[.!?…][“”"»«’')\]]*$/u;
const SENTENCE_START = /^[„“"»«‚‘'(#@\p{Lu}\p{N}\p{Extended_Pictographic}]/u;
const ORDINAL_OR_LETTER = /(?:^|[^\p{L}\p{N}])(?:\p{N}+|\p{L})\.$/u;
const ABBREVIATION =
  /(?:^|[^\p{L}])(?:abs|bspw|bzgl|bzw|ca|co|dipl|dr|etc|evtl|geb|gem|ggf|hr|inkl|ing|insb|jh|mio|mrd|nr|prof|sog|st|std|str|tel|usw|vgl|zzgl)\.$/iu;

function levelOf(text: string, end: number, next: number): Level {
  const newlines =
    text
      .slice(end, next)
      .replaceAll('\r\n', '\n')
      .match(/[\n\r\u2028\u2029]/g)?.length ?? 0;
  if (newlines > 1) return 'paragraph';
  if (newlines === 1) return 'line';
  const before = text.slice(Math.max(0, end - 16), end);
  const ends = SENTENCE_END.test(before) && !ORDINAL_OR_LETTER.test(before) && !ABBREVIATION.test(before);
  return ends && SENTENCE_START.test(text.slice(next, next + 2)) ? 'sentence' : 'word';
}

// Each stops at a line's end and at another opening mark, so that a mark without its partner costs nothing.
const QUOTATION = /„[^„“”\n]+[“”]|»[^«»\n]+«|«[^«»\n]+»|“[^„“”\n]+”|"[^"\n]+"/g;

function findQuotations(text: string): { start: number; end: number }[] {
  return Array.from(text.matchAll(QUOTATION), ({ index, 0: content }) => ({
    start: index,
    end: index + content.length,
  }));
}
