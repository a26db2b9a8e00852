/**
 * How many characters a person sees in a text, as Ruby counts them (`each_grapheme_cluster`), which Mastodon's
 * server does. In Indic scripts Ruby counts more than `Intl.Segmenter`: it does not know conjuncts (GB9c).
 */
export function countGraphemes(text: string): number {
  if (SIMPLE.test(text)) return text.length;
  let count = 0;
  for (const { segment } of segmenter.segment(text)) {
    count += 1;
    if (segment.length > 2) count += segment.match(CONJUNCT)?.length ?? 0;
  }
  return count;
}

/** The positions in a text between two of its visible characters, the end included. */
export function graphemeEnds(text: string): number[] {
  return Array.from(segmenter.segment(text), ({ index, segment }) => index + segment.length);
}

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });
/** Characters that are always one of their own: Latin letters, usual punctuation, dashes, quotation marks, the euro. */
const SIMPLE = /^[\n -~\xA0-\u02FF\u2010-\u2027\u2030-\u203B\u20A0-\u20BF]*$/;
/** A letter that joined the one before it. Thai and Lao AM are letters that always belong to the one before. */
const CONJUNCT = /(?<=[\p{M}\u200C\u200D])(?![\u0E33\u0EB3])\p{Lo}/gu;
