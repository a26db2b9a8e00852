import { accentedLatin } from './accented-latin.ts';
import { characterTest } from './character-test.ts';
import { asciiLength, matchDomains, runStart } from './domains.ts';

/** A stretch of a text: from `start` up to, not including, `end`. */
export interface Range {
  start: number;
  end: number;
}

/** A web address in a text. One that some servers may not take for a link is `doubtful`. */
export interface UrlRange extends Range {
  doubtful: boolean;
}

/**
 * The web addresses in a text that Mastodon makes links of, and counts short: those with a scheme and a known
 * top-level domain (Mastodon 4.5, twitter-text with Mastodon's own paths and queries). Takes linear time.
 */
export function findUrls(text: string): UrlRange[] {
  const urls: UrlRange[] = [];
  if (!text.includes('://')) return urls;
  const domainEnd = matchDomains(text);
  let position = 0;
  let dot = -1;
  while (position < text.length) {
    if (dot < position) {
      // Most of a text is far from any domain: go on shortly before the next one, with room for a scheme.
      dot = text.indexOf('.', position);
      if (dot === -1) break;
      // Behind the end of a sentence there is no top-level domain.
      const behind = text[dot + 1] ?? ' ';
      if (behind === ' ' || behind === '\n') {
        position = dot + 1;
        continue;
      }
      position = Math.max(position, runStart(text, position, dot) - LONGEST_SCHEME);
      if (isLowSurrogate(text, position)) position -= 1;
    }
    const after = position + ((text.codePointAt(position) ?? 0) > 0xffff ? 2 : 1);
    const match =
      (isPreceding(text, position) ? matchUrl(text, after, domainEnd) : undefined) ??
      (position === 0 ? matchUrl(text, position, domainEnd) : undefined);
    if (match?.range) urls.push(match.range);
    position = match?.end ?? after;
  }
  return urls;
}

interface Match {
  /** Where the search goes on. */
  end: number;
  /** Missing where the match is no link: without a scheme, or too long. It still hides what is inside it. */
  range?: UrlRange;
}

const MAX_URL = 4096;
const LONGEST_SCHEME = 'gopher://'.length + 2;
const MAX_SHORTENED = 40;
const isPreceding = characterTest(/[^a-z0-9@＠$#＃\uFFFE\uFEFF\uFFFF]/iu);
const SCHEME = /(?:https?|dat|dweb|ipfs|ipns|ssb|gopher|gemini):\/\//iuy;
const PORT = /:[0-9]+/y;
const SHORTENED = /^https?:\/\/t\.co\/([a-z0-9]+)/iu;

function matchUrl(text: string, start: number, domainEnd: (start: number) => number): Match | undefined {
  const domainStart = start + matchAt(SCHEME, text, start).length;
  const hostEnd = domainEnd(domainStart);
  if (hostEnd === -1) return undefined;
  const end = queryEnd(text, pathEnd(text, hostEnd + matchAt(PORT, text, hostEnd).length));
  if (domainStart === start) return { end };
  // t.co is cut behind its code (twitter-text 3.1.0, valid_tco_url).
  const isShortener = hostEnd - domainStart === 't.co'.length;
  const shortened = isShortener ? SHORTENED.exec(text.slice(start, end)) : null;
  if (shortened && (shortened[1] ?? '').length > MAX_SHORTENED) return { end };
  const domain = text.slice(domainStart, hostEnd);
  const ascii = asciiLength(domain);
  const range = {
    start,
    end: shortened ? start + shortened[0].length : end,
    doubtful: ascii === undefined,
  };
  const growth = ascii === undefined ? 0 : Math.max(0, ascii - domain.length);
  return range.end - start + growth <= MAX_URL ? { end, range } : { end };
}

// Mastodon 4.5, config/initializers/twitter_regex.rb. The code below reads what these expressions would match, from
// left to right and without going back, so that no text can make it slow.
/** White space, for use inside a character class: where a path ends. */
export const white = '\\t-\\r \\x85\\xA0\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000';
const PATH = new RegExp(`[^${white}<>()?]*`, 'y');
// An @ at the end belongs to the path in some versions only; without it, the text counts longer, never shorter.
const NO_PATH_END = new RegExp(`[${white}()?!*"'「」<>;:=,.$%\\[\\]~&|@]`);
const UNICODE =
  '\\u{A0}-\\u{D7FF}\\u{E000}-\\u{FDCF}\\u{FDF0}-\\u{FFEF}\\u{10000}-\\u{1FFFD}\\u{20000}-\\u{2FFFD}' +
  '\\u{30000}-\\u{3FFFD}\\u{40000}-\\u{4FFFD}\\u{50000}-\\u{5FFFD}\\u{60000}-\\u{6FFFD}\\u{70000}-\\u{7FFFD}' +
  '\\u{80000}-\\u{8FFFD}\\u{90000}-\\u{9FFFD}\\u{A0000}-\\u{AFFFD}\\u{B0000}-\\u{BFFFD}\\u{C0000}-\\u{CFFFD}' +
  '\\u{D0000}-\\u{DFFFD}\\u{E1000}-\\u{EFFFD}\\u{F0000}-\\u{FFFFD}\\u{100000}-\\u{10FFFD}';
const QUERY = new RegExp(`\\?[a-z0-9!?*'();:&=+$/%#\\[\\]\\-_.,~|@\\^${UNICODE}]*`, 'iuy');
const NO_QUERY_END = /[!?*'();:+$%[\].,~|@^]/;
// Parentheses that may end a path hold only what twitter-text itself allows.
const PLAIN_GROUP = new RegExp(
  `^[a-z\\p{Script=Cyrillic}0-9!*';:=+,.$/%#\\[\\]\\p{Pd}_~&|@()${accentedLatin}]*$`,
  'iu',
);

function pathEnd(text: string, start: number): number {
  if (text[start] !== '/') return start;
  let end = start + 1;
  let position = end;
  for (;;) {
    const next = position + matchAt(PATH, text, position).length;
    for (let last = next; last > position; last -= 1) {
      if (NO_PATH_END.test(text[last - 1] ?? '')) continue;
      end = last;
      break;
    }
    const group = groupEnd(text, next);
    if (group === -1) return end;
    if (PLAIN_GROUP.test(text.slice(next, group))) end = group;
    position = group;
  }
}

/** The end of balanced parentheses, which may hold one more pair and must not be empty, or -1. */
function groupEnd(text: string, start: number): number {
  if (text[start] !== '(') return -1;
  let position = start + 1 + matchAt(PATH, text, start + 1).length;
  if (text[position] === '(') {
    const inner = position + 1;
    position = inner + matchAt(PATH, text, inner).length;
    if (position === inner || text[position] !== ')') return -1;
    position += 1;
    position += matchAt(PATH, text, position).length;
  }
  return text[position] === ')' && position > start + 1 ? position + 1 : -1;
}

function queryEnd(text: string, start: number): number {
  if (text[start] !== '?') return start;
  let end = start + matchAt(QUERY, text, start).length;
  while (end > start && NO_QUERY_END.test(text[end - 1] ?? '')) end -= 1;
  return end;
}

function isLowSurrogate(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  return index > 0 && unit >= 0xdc00 && unit < 0xe000;
}

function matchAt(pattern: RegExp, text: string, start: number): string {
  pattern.lastIndex = start;
  return pattern.exec(text)?.[0] ?? '';
}
