import { capitalised } from './capitalised.ts';

/**
 * A hashtag with a capital at each word (`StadtfestKrefeld`), as screen readers need it, where its words are known for
 * certain: from `words`, which are those of the post. `undefined` where they are not, or nothing is to be done. Tags
 * are without `#`.
 */
export function suggestHashtag(tag: string, words: readonly string[] = []): string | undefined {
  return suggest(tag, vocabularyOf(words));
}

/** The hashtags of a text that could have capitals, without `#`, each once. The words are those of the same text. */
export function suggestHashtags(text: string): { from: string; to: string }[] {
  const tokens = text.split(/\s+/).filter((token) => !token.includes('://') && !token.startsWith('@'));
  const tags = new Set(
    tokens.flatMap((token) => Array.from(token.matchAll(HASHTAG), ([, tag]) => tag ?? '')),
  );
  const vocabulary = vocabularyOf([
    ...tokens.flatMap((token) => token.replace(HASHTAG, ' ').split(NO_WORD)),
    // What may itself be several words proves nothing.
    ...[...tags].filter((tag) => tag.length < SHORTEST_TAG || CAMEL.test(tag)),
  ]);
  return [...tags].flatMap((from) => {
    const to = suggest(from, vocabulary);
    return to === undefined ? [] : [{ from, to }];
  });
}

const HASHTAG = /(?<![\p{L}\p{M}\p{N}_])[#＃]([\p{L}\p{M}\p{N}_]+)/gu;
const NO_WORD = /[^\p{L}\p{M}]+/u;
const SHORTEST_WORD = 4;
/** Below this, two words that stand side by side may as well be one (Stadt, Fest: Stadtfest). */
const SHORTEST_TAG = 12;
const LONGEST_TAG = 100;
const CAMEL = /\p{Ll}\p{Lu}/u;
/** Short words of names such as „Wir sind Krefeld“. Not those that also begin verbs and nouns (an, auf, zu). */
const joints = new Set(
  'im am der die das den dem und für fuer vom von zum zur wir ihr ist sind the of for and is are we'.split(
    ' ',
  ),
);

/** The words as they are to be written, by how they are found: in small letters, umlauts in both spellings. */
type Vocabulary = ReadonlyMap<string, string>;

function vocabularyOf(words: readonly string[]): Vocabulary {
  const vocabulary = new Map<string, string>();
  for (const word of words) {
    if (CAMEL.test(word)) for (const part of word.split(/(?<=\p{Ll})(?=\p{Lu})/u)) add(vocabulary, part);
    else add(vocabulary, word);
  }
  return vocabulary;
}

function add(vocabulary: Map<string, string>, word: string): void {
  const isInitials = /^\p{Lu}{2,}$/u.test(word);
  if (word.length > LONGEST_TAG || (word.length < SHORTEST_WORD && !(isInitials && word.length > 2))) return;
  const known = word.normalize('NFC').toLowerCase();
  if (!vocabulary.has(known))
    vocabulary.set(known, isInitials && word.length <= 5 ? word : capitalised(known));
}

function suggest(tag: string, vocabulary: Vocabulary): string | undefined {
  const letters = tag.normalize('NFC');
  // With capitals inside, somebody has already thought about it.
  if (letters.length > LONGEST_TAG || CAMEL.test(letters) || letters.includes('_')) return undefined;
  const pieces = letters
    .toLowerCase()
    .split(/(\p{N}+)/u)
    .filter((piece) => piece !== '')
    .map((piece) => (/^\p{N}/u.test(piece) ? [piece] : wordsOf(piece, vocabulary)));
  const words = pieces.flatMap((piece) => piece.map((word) => written(word, vocabulary)));
  const count = pieces.flat().filter((word) => word.length >= 3 && /^\p{L}/u.test(word)).length;
  const suggested = words.join('');
  return count > 1 && suggested !== letters ? suggested : undefined;
}

/** A piece of a tag in its words, or as one where they are not certain. */
function wordsOf(piece: string, vocabulary: Vocabulary): string[] {
  if (piece.length < SHORTEST_TAG || isKnown(piece, vocabulary)) return [piece];
  const ways = divide(piece, vocabulary);
  const fewest = Math.min(...ways.map((way) => way.length));
  const best = ways.filter((way) => way.length === fewest);
  const [way] = best;
  // Two ways are no certainty; one word between short ones may be a longer word („an“, „Meldung“).
  if (best.length !== 1 || !way) return [piece];
  const content = way.filter((word) => !joints.has(word)).length;
  return content > 1 || (content === 1 && way.length > 2) ? way : [piece];
}

/** The ways to divide a piece into known words, at each position only those with the fewest words, and two at most. */
function divide(piece: string, vocabulary: Vocabulary): string[][] {
  const ways: string[][][] = [[[]]];
  for (let end = 1; end <= piece.length; end += 1) {
    const found: string[][] = [];
    for (let start = 0; start < end; start += 1) {
      const before = ways[start] ?? [];
      const word = piece.slice(start, end);
      if (before.length === 0 || !(joints.has(word) || isKnown(word, vocabulary))) continue;
      for (const way of before) found.push([...way, word]);
    }
    const fewest = Math.min(...found.map((way) => way.length));
    ways.push(found.filter((way) => way.length === fewest).slice(0, 2));
  }
  return ways[piece.length] ?? [];
}

function isKnown(word: string, vocabulary: Vocabulary): boolean {
  return vocabulary.has(word) || vocabulary.has(withUmlauts(word));
}

function withUmlauts(word: string): string {
  return word.replace(/[aou]e/g, (pair) => umlauts[pair] ?? pair).replace(/ss$/, 'ß');
}

const umlauts: Record<string, string> = { ae: 'ä', oe: 'ö', ue: 'ü' };

function written(word: string, vocabulary: Vocabulary): string {
  return vocabulary.get(word) ?? capitalised(word);
}
