/** A stretch of a text from `start` up to, not including, `end`, and how it reads in plain letters. */
export interface FancyLetters {
  start: number;
  end: number;
  plain: string;
}

/**
 * Where a text is written in characters that only look like letters (𝐛𝐨𝐥𝐝, ｗｉｄｅ, ⓒⓘⓡⓒⓛⓔⓓ), which screen readers spell
 * out as formulas or leave out. Flags, single emoji such as 🅿️ and single signs such as ⓘ or ℓ are not meant.
 */
export function fancyLetters(text: string): FancyLetters[] {
  if (!ANY.test(text)) return [];
  const runs: Run[] = [];
  let run: Run | undefined;
  for (const { index, 0: found } of text.matchAll(CHARACTER)) {
    const end = index + found.length;
    const isEmoji = found.endsWith(EMOJI_STYLE);
    const certainty = isEmoji ? 0 : CERTAIN.test(found) ? 2 : 1;
    if (run && BETWEEN.test(text.slice(run.end, Math.min(index, run.end + LONGEST_GAP + 1)))) {
      run.certainty += certainty;
      run.end = end;
    } else {
      run = { start: index, end, certainty };
      runs.push(run);
    }
  }
  return runs
    .filter(({ certainty }) => certainty >= 2)
    .map(({ start, end }) => ({ start, end, plain: plainLetters(text.slice(start, end)) }));
}

interface Run {
  start: number;
  end: number;
  /** One sign that may be meant as such counts 1, a letter of a formula 2. */
  certainty: number;
}

const EMOJI_STYLE = '\uFE0F';
/** Mathematical letters and digits; fullwidth ones. */
const certain = '\\u{1D400}-\\u{1D7CB}\\u{1D7CE}-\\u{1D7FF}\\uFF10-\\uFF19\\uFF21-\\uFF3A\\uFF41-\\uFF5A';
/** Letters that the mathematical alphabets took from elsewhere (ℋ); letters in brackets, circles and squares. */
const doubtful =
  '\\u2102\\u210A-\\u2113\\u2115\\u2119-\\u211D\\u2124\\u2128\\u212C\\u212D\\u212F-\\u2131\\u2133\\u2134' +
  '\\u249C-\\u24E9\\u{1F110}-\\u{1F129}\\u{1F130}-\\u{1F149}\\u{1F150}-\\u{1F169}\\u{1F170}-\\u{1F189}';
const ANY = new RegExp(`[${certain}${doubtful}]`, 'u');
const CERTAIN = new RegExp(`[${certain}]`, 'u');
const CHARACTER = new RegExp(`[${certain}${doubtful}]\\p{M}*`, 'gu');
const LONGEST_GAP = 12;
/** Letters that have no such form (ß, ü), or what stands between two words of one line. */
const BETWEEN = new RegExp(`^(?:[\\p{L}\\p{M}]{0,${LONGEST_GAP}}|[\\p{P}\\p{Zs}]{1,3})$`, 'u');

function plainLetters(text: string): string {
  return text.replace(FANCY_CHARACTER, plainLetter).replaceAll(EMOJI_STYLE, '').normalize('NFC');
}

const FANCY_CHARACTER = new RegExp(`[${certain}${doubtful}]`, 'gu');

/** Alphabets that Unicode does not take apart into letters, or only with brackets. */
const alphabets = [
  { first: 0x249c, letter: 'a' },
  { first: 0x1f110, letter: 'A' },
  { first: 0x1f150, letter: 'A' },
  { first: 0x1f170, letter: 'A' },
];

function plainLetter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const own = alphabets.find(({ first }) => code >= first && code < first + 26);
  return own ? String.fromCharCode(own.letter.charCodeAt(0) + code - own.first) : character.normalize('NFKC');
}
