import { looksTheSame, type PicturePrint } from './picture-print.ts';
import { type Word, wordsOf } from './same-words.ts';
import { withoutTracking } from './tracking.ts';

/** What is compared of a post. */
export interface Content {
  text: string;
  /** Web addresses of its links and its card, those in the text too. */
  links: string[];
  /** Missing where it has some and nobody has looked at them yet. */
  pictures: PicturePrint[] | undefined;
}

/** Bluesky's limit, in characters: what is longer elsewhere was shortened for it. */
const shortest = 300;
/** From so many words on a post is told by its words alone. */
const enough = 8;
/** A last line of no more words is a greeting or a signature. */
const signature = 4;

/** Without a picture to compare, fewer words say too little. */
const fewest = 4;

/** `unseen`: it is for their pictures to say, and nobody has looked at all of them yet. */
export type Likeness = 'same' | 'other' | 'unseen';

/**
 * Whether two posts are one content put on two platforms: they say the same, and one has no picture that the other does not
 * show. Where they say little, their pictures decide.
 */
export function likenessOf(one: Content, other: Content): Likeness {
  if (!saysTheSame(one, other)) return 'other';
  const words = Math.min(
    ...[one, other].map(({ text }) => wordsOf(text).filter(({ isExtra }) => !isExtra).length),
  );
  const [own, others] = [one.pictures, other.pictures];
  if (own && others) return decided(words, own, others) ? 'same' : 'other';
  const known = own ?? others;
  if (known?.length !== 0) return 'unseen';
  // Of the one without pictures only the words count, whatever the other one has.
  if (words >= enough) return 'same';
  return words < fewest ? 'other' : 'unseen';
}

function decided(words: number, own: PicturePrint[], others: PicturePrint[]): boolean {
  if (own.length > 0 && others.length > 0) {
    return own.some((a) => others.some((b) => looksTheSame(a, b, words >= enough)));
  }
  return words >= (own.length + others.length > 0 ? enough : fewest);
}

/** Whether two posts are surely one content. */
export const isSameContent = (one: Content, other: Content) => likenessOf(one, other) === 'same';

/**
 * Whether two posts say the same, as one content does that is put on two platforms: but for hashtags, names, emoji, credits,
 * the way to a link, a signature, and whole sentences that Bluesky has no room for. What differs in a number, a date, a name,
 * or in where a link leads, does not.
 */
function saysTheSame(one: Content, other: Content): boolean {
  if (!leadToTheSame(one.links, other.links)) return false;
  const [a, b] = [wordsOf(one.text), wordsOf(other.text)];
  if (differsInTags(a, b)) return false;
  if (isSame(a, b)) return true;
  const [longer, shorter] = a.length > b.length ? [one, other] : [other, one];
  return isShortened(longer.text, shorter.text);
}

/** Where both have links, one of them is in both. */
function leadToTheSame(one: string[], other: string[]): boolean {
  if (one.length === 0 || other.length === 0) return true;
  const [a, b] = [one, other].map((links) => new Set(links.map(placeOf)));
  return a?.isSubsetOf(b ?? new Set()) || b?.isSubsetOf(a ?? new Set()) || false;
}

/** An address without what makes no other place of it. */
function placeOf(link: string): string {
  const plain = withoutTracking(link)
    .replace(/^https?:\/\//i, '')
    .replace(/^www\./i, '');
  const [host = '', ...rest] = plain.split(/(?=[/?#])/);
  return (host.toLowerCase() + rest.join('')).replace(/\/$/, '');
}

/** Words whose presence in only one of two says that they are two: in a hashtag, or in what was left out. */
const turning =
  /^(?:update|korrektur|corrected|correction|nachtrag|abgesagt|absage|entfällt|fällt|verschoben|verlegt|gesperrt|entwarnung|beendet|aufgehoben|ausverkauft|ausgebucht|verlängert|geändert|änderung|neu|jetzt|nicht|kein|keine|keinen|statt|doch|leider|achtung|cancelled|canceled|postponed|moved|sold|not|no|now|instead)$/u;
const holdsNumber = (word: Word) => /\p{N}/u.test(word.text);

/** Whether hashtags, which may be missing, contradict each other. */
function differsInTags(a: Word[], b: Word[]): boolean {
  const extras = [a, b].map((words) => words.filter(({ isExtra }) => isExtra).map(({ text }) => text));
  const [one = [], other = []] = extras;
  const all = [a, b].map((words) => new Set(words.map(({ text }) => text)));
  const turns = [...one.filter((tag) => !all[1]?.has(tag)), ...other.filter((tag) => !all[0]?.has(tag))];
  if (turns.some((tag) => turning.test(tag))) return true;
  const numbers = extras.map((tags) =>
    tags
      .filter((tag) => /\p{N}/u.test(tag))
      .toSorted()
      .join(' '),
  );
  return numbers[0] !== '' && numbers[1] !== '' && numbers[0] !== numbers[1];
}

/** Whether the words are the same in their order, but for what may be missing in either, and a signature. */
function isSame(a: Word[], b: Word[]): boolean {
  const seen = new Set<number>();
  const open: [number, number][] = [[0, 0]];
  for (let state = open.pop(); state; state = open.pop()) {
    const [i, j] = state;
    if (seen.has(i * (b.length + 1) + j)) continue;
    seen.add(i * (b.length + 1) + j);
    if (isSigned(a, i, j) && isSigned(b, j, i)) {
      if (i === a.length || j === b.length) return true;
    }
    const [left, right] = [a[i], b[j]];
    if (left?.isExtra) open.push([i + 1, j]);
    if (right?.isExtra) open.push([i, j + 1]);
    if (left && right && left.text === right.text) open.push([i + 1, j + 1]);
    for (const count of [2, 3]) {
      if (left?.isExtra && left.text === joined(b, j, count)) open.push([i + 1, j + count]);
      if (right?.isExtra && right.text === joined(a, i, count)) open.push([i + count, j + 1]);
    }
  }
  return false;
}

const joined = (words: Word[], at: number, count: number) =>
  words
    .slice(at, at + count)
    .map(({ text }) => text)
    .join('');

/** Whether what is left from here on is nothing, or a signature below what was long enough. */
function isSigned(words: Word[], from: number, before: number): boolean {
  const left = words.slice(from).filter(({ isExtra }) => !isExtra);
  if (left.length === 0) return true;
  const isOwnLine = from === 0 || words[from - 1]?.ends === true;
  return (
    isOwnLine &&
    before >= enough &&
    left.length <= signature &&
    !left.some((word) => holdsNumber(word) || turning.test(word.text))
  );
}

/** Whether whole sentences at the end were left out because there was no room. */
function isShortened(longer: string, shorter: string): boolean {
  if ([...longer].length <= shortest || [...shorter].length > shortest) return false;
  const [a, b] = [wordsOf(longer), wordsOf(shorter)];
  if (b.length < enough) return false;
  return a.some((word, at) => {
    if (!word.ends) return false;
    const left = a.slice(at + 1);
    if (left.some((each) => holdsNumber(each) || turning.test(each.text))) return false;
    return isSame(a.slice(0, at + 1), b);
  });
}
