/**
 * How many characters a person sees in a text, as Ruby counts them (`each_grapheme_cluster`), which Mastodon's
 * server does. In Indic scripts Ruby counts more than `Intl.Segmenter`: it does not know conjuncts (GB9c).
 */
export function countGraphemes(text: string): number {
  let count = 0;
  let position = 0;
  // Segmenting is slow, and in most texts only what an emoji is put together from needs it.
  for (;;) {
    NOT_SIMPLE.lastIndex = position;
    if (!NOT_SIMPLE.test(text)) return count + text.length - position;
    const at = NOT_SIMPLE.lastIndex - 1;
    const emoji = matchAt(EMOJI, text, at);
    const start = emoji ? at : Math.max(position, at - 1);
    const found = emoji || matchAt(UNSURE, text, start);
    count += start - position + (emoji ? [...emoji].length : countSegments(found));
    position = start + found.length;
  }
}

/** The positions in a text between two of its visible characters, the end included. */
export function graphemeEnds(text: string): number[] {
  NOT_SIMPLE.lastIndex = 0;
  if (!NOT_SIMPLE.test(text)) return Array.from(text, (_, index) => index + 1);
  return Array.from(segmenter.segment(text), ({ index, segment }) => index + segment.length);
}

/** Remembered, for the same emoji come again and again, and each segmentation leaves much to be collected. */
function countSegments(text: string): number {
  const known = counted.get(text);
  if (known !== undefined) return known;
  let count = 0;
  for (const { segment } of segmenter.segment(text)) {
    count += 1;
    if (segment.length > 2) count += segment.match(CONJUNCT)?.length ?? 0;
  }
  if (text.length > 64) return count;
  if (counted.size === 1000) counted.clear();
  counted.set(text, count);
  return count;
}

const counted = new Map<string, number>();

function matchAt(pattern: RegExp, text: string, start: number): string {
  pattern.lastIndex = start;
  return pattern.exec(text)?.[0] ?? '';
}

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });
/**
 * Characters that never join each other (UAX #29: Other or Control): letters of Latin, Greek, Cyrillic, Hebrew, Arabic,
 * kana and Han, usual punctuation, dashes, quotation marks, the euro.
 */
const simple =
  '\\n -~\\xA0-\\u02FF\\u0370-\\u0482\\u048A-\\u052F\\u05D0-\\u05EA\\u0620-\\u064A\\u2010-\\u2027\\u2030-\\u203B' +
  '\\u20A0-\\u20BF\\u3001-\\u3029\\u3041-\\u3096\\u30A1-\\u30FF\\u4E00-\\u9FFF';
const emoji = '\\p{Extended_Pictographic}';
/** What may join its neighbours: accents, joiners, variations, letters of all other scripts. */
const joining = `[^${simple}${emoji}]`;
const NOT_SIMPLE = new RegExp(`[^${simple}]`, 'g');
/** Emoji of one code point each: without joiners in between they are as many characters. */
const EMOJI = new RegExp(`${emoji}+(?!${joining})`, 'uy');
/** What is joined or may be, with the neighbours: some more of them, so that what stands close is segmented together. */
const UNSURE = new RegExp(`[${simple}]?${emoji}?(?:${joining}+[${simple}${emoji}]{0,8})+`, 'uy');
/** A letter that joined the one before it. Thai and Lao AM are letters that always belong to the one before. */
const CONJUNCT = /(?<=[\p{M}\u200C\u200D])(?![\u0E33\u0EB3])\p{Lo}/gu;
