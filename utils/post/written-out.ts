/** A stretch of a text from `start` up to, not including, `end`, and the words that it stands for. */
export interface WrittenOut {
  start: number;
  end: number;
  words: string;
}

/**
 * The abbreviations of a text that screen readers spell out or read as the end of a sentence, with their words. Only those
 * that mean one thing and whose words fit as they are, whatever stands around them. Takes linear time.
 */
export function writtenOut(text: string): WrittenOut[] {
  if (!text.includes('.')) return [];
  return Array.from(text.matchAll(ABBREVIATION), ({ index: start, 0: found }) => {
    const end = start + found.length;
    const words = known.get(keyOf(found)) ?? found;
    const cased = /^\p{Lu}/u.test(found) ? words[0]?.toUpperCase() + words.slice(1) : words;
    // Its full stop may be the sentence's too.
    const stop = endsSentence(text, end, words) ? '.' : '';
    return { start, end, words: cased + stop };
  });
}

/** The text with the words of those that are accepted. */
export function withWords(text: string, accepts: (short: string) => boolean): string {
  let result = '';
  let copied = 0;
  for (const { start, end, words } of writtenOut(text)) {
    if (!accepts(text.slice(start, end))) continue;
    result += text.slice(copied, start) + words;
    copied = end;
  }
  return result + text.slice(copied);
}

const abbreviations: readonly (readonly [string, string])[] = [
  // Duden's and those of German offices.
  ...([
    ['bspw.', 'beispielsweise'],
    ['bzgl.', 'bezüglich'],
    ['bzw.', 'beziehungsweise'],
    ['ca.', 'circa'],
    ['d. h.', 'das heißt'],
    ['einschl.', 'einschließlich'],
    ['evtl.', 'eventuell'],
    ['exkl.', 'exklusive'],
    ['ggf.', 'gegebenenfalls'],
    ['i. d. R.', 'in der Regel'],
    ['inkl.', 'inklusive'],
    ['insb.', 'insbesondere'],
    ['mind.', 'mindestens'],
    ['sog.', 'sogenannte'],
    ['u. a.', 'unter anderem'],
    ['u. U.', 'unter Umständen'],
    ['usw.', 'und so weiter'],
    ['v. a.', 'vor allem'],
    ['voraussichtl.', 'voraussichtlich'],
    ['vorauss.', 'voraussichtlich'],
    ['z. B.', 'zum Beispiel'],
    ['z. T.', 'zum Teil'],
    ['z. Zt.', 'zurzeit'],
    ['zzgl.', 'zuzüglich'],
  ] as const),
  // English ones.
  ...([
    ['approx.', 'approximately'],
    ['e. g.', 'for example'],
    ['i. e.', 'that is'],
    ['incl.', 'including'],
  ] as const),
];

const keyOf = (found: string) => found.toLowerCase().replace(/[^\p{L}.]/gu, '');
const known = new Map(abbreviations.map(([short, words]) => [keyOf(short), words]));

/** With a capital in front, with any space or none between its parts; not within a word or an address. */
const ABBREVIATION = new RegExp(
  `(?<![\\p{L}\\p{M}\\p{N}_.@#＃/-])(?:${abbreviations.map(([short]) => patternOf(short)).join('|')})(?![\\p{L}\\p{M}\\p{N}_/@])`,
  'gu',
);

function patternOf(short: string): string {
  const [first = ''] = short;
  return `[${first}${first.toUpperCase()}]${short.slice(1).replaceAll('.', '\\.').replaceAll(' ', '[ \\xA0\\u202F]?')}`;
}

/** Lists end with such words, and behind one the next sentence may begin. */
const ENDS_LIST = /^und so weiter$/;

function endsSentence(text: string, end: number, words: string): boolean {
  const after = text.slice(end, end + 3);
  return /^\s*(?:\n|$)/.test(after) || (ENDS_LIST.test(words) && /^\s\p{Lu}/u.test(after));
}
