import { invisible } from '../post/invisible.ts';
import { isSureHost } from './sure-host.ts';
import type { Range } from './urls.ts';

/** A web address as a platform links it in a text by itself, with what it leads to. */
export interface SourceAddress extends Range {
  url: string;
}

/**
 * The web addresses of a text that its reader on the platform can click: those with a scheme up to the mark that ends them,
 * and those without one where it is sure that they are addresses. `known` are addresses that the post holds elsewhere: where
 * one of them stands in the text, it says how far it goes.
 */
export function findSourceAddresses(text: string, known: readonly string[] = []): SourceAddress[] {
  if (!MAY_HOLD_ONE.test(text)) return [];
  const found: SourceAddress[] = [];
  for (const match of text.matchAll(CANDIDATE)) {
    const { index: start, 0: candidate, 1: scheme } = match;
    const address = scheme ? withScheme(text, start, candidate, known) : bareAddress(text, start, candidate);
    if (address)
      found.push({ start, end: start + address.length, url: scheme ? address : `https://${address}` });
  }
  return found;
}

/** Where an address ends that a person wrote into a text: the rest are marks that belong to the sentence. */
export function withoutClosingMarks(address: string): string {
  const unclosed = new Map<string, number>();
  for (const [closing, opening] of PAIRS) {
    unclosed.set(closing, countOf(address, opening) - countOf(address, closing));
  }
  let end = address.length;
  for (;;) {
    const last = lastCharacter(address, end);
    const open = unclosed.get(last);
    // One that was opened inside belongs to the address.
    if (open === undefined ? !(CLOSING.test(last) || OPENING.test(last)) : open >= 0) break;
    if (open !== undefined) unclosed.set(last, open + 1);
    end -= last.length;
  }
  return address.slice(0, end);
}

const PAIRS = [
  [')', '('],
  [']', '['],
  ['}', '{'],
  ['“', '„'],
  ['”', '„'],
  ['»', '«'],
  ['›', '‹'],
] as const;

/**
 * An address that a platform linked together with the marks behind it, without them. What is ASCII is the platform's own
 * judgement and stays, but for a quotation mark that `before`, the text before it, has opened.
 */
export function withoutGluedMarks(address: string, before: string): string {
  const core = withoutClosingMarks(address);
  const quotation = /(?:^|[\s([])(["'])[^"'\n]*$/.exec(before.slice(-LONGEST_QUOTATION))?.[1];
  const tail = address.slice(core.length);
  const marks = [...tail.matchAll(/[^!-~]|["']/gu)];
  const first = marks.find(([mark]) => !/["']/.test(mark) || mark === quotation);
  return address.slice(0, core.length + (first?.index ?? tail.length));
}

const LONGEST_QUOTATION = 300;
/** A scheme, or a dot that is not the end of a sentence: most texts of a post have neither. */
const MAY_HOLD_ONE = /:\/\/|\.\S/;

const EMOJI = '(?:\\p{Extended_Pictographic}|\\p{Regional_Indicator})';
const EMOJI_PART = `(?:${EMOJI}|\\p{Emoji_Modifier}|\\uFE0F|\\u200D|\\u20E3)`;
/** What never is in an address as people write it, but for a quotation that begins and ends there. */
const STOP = '\\s<>"„“”‟«»‹›‚「」『』【】〈〉《》（）';
const PART = `(?:[^${STOP}]|„[^${STOP}]{1,100}[“”]|«[^${STOP}]{1,100}»)`;
const HOST = `[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}._${invisible}-]*`;
/** With a scheme, up to the next one that a mark parts from it, as a comma; or a host with what may follow. */
const CANDIDATE = new RegExp(
  `(https?://)(?:(?![^\\w/=?&#:-]https?://)${PART})+` +
    `|(?<![\\p{L}\\p{M}\\p{N}@＠$#＃_./\\\\=&%+~-])${HOST}(?![\\p{L}\\p{M}\\p{N}._${invisible}@＠-]|://)(?::[0-9]{1,5}(?=[/?#])|:[0-9]{4,5}(?![0-9]))?(?:[/?#]${PART}*)?`,
  'giu',
);
/** Nothing that opens ends an address. */
const OPENING = /[([{„‚«‹「『【〈《（［｛]/;
/** A sentence's own marks, closing quotation marks, dashes, arrows, and what emoji are made of. */
const CLOSING = new RegExp(
  `[.,;:!?'"*|“”„‟‘’‚‛«»‹›…–—•·→←⇒➡✓✔。、！？，；：」』】）〉》〕］｝＞]|[${invisible}]|${EMOJI_PART}`,
  'u',
);
/** An emoji with the word behind it. From the first of several emoji only, so that none is looked at twice. */
const EMOJI_BEFORE_WORD = new RegExp(`(?<!${EMOJI_PART})${EMOJI}(?:${EMOJI_PART})*[\\p{L}\\p{N}#＃@]`, 'u');

function withScheme(
  text: string,
  start: number,
  candidate: string,
  known: readonly string[],
): string | undefined {
  const whole = known.find(
    (url) => url.length > MIN && text.startsWith(url, start) && endsThere(text, start + url.length),
  );
  const own = withoutClosingMarks(
    candidate.slice(0, Math.min(emojiBeforeWord(candidate), unopened(candidate))),
  );
  const address = whole && whole.length > own.length && whole.length <= candidate.length ? whole : own;
  return /^https?:\/\/[^/?#\s]/i.test(address) ? address : undefined;
}

const MIN = 'https://'.length;

/** Whether no word goes on at a place. */
function endsThere(text: string, at: number): boolean {
  return !/[\p{L}\p{N}/]/u.test(text[at] ?? ' ');
}

function bareAddress(text: string, start: number, candidate: string): string | undefined {
  if (!candidate.includes('.')) return undefined;
  const address = withoutClosingMarks(
    candidate.slice(0, Math.min(emojiBeforeWord(candidate), unopened(candidate))),
  );
  const [, name = '', port = '', rest = ''] = /^([^:/?#]*)(:\d+)?(.*)$/s.exec(address) ?? [];
  const host = port + rest === '' ? name.replace(/[-_]+$/, '') : name;
  // In a sentence a question mark is one, unless a query comes behind it.
  const path = rest.startsWith('?') && !rest.includes('=') ? '' : rest;
  if (!isSureHost(host, port + path)) return undefined;
  const end = host.length + port.length + path.length;
  // The words of a link, whose address follows.
  return /^ \(https?:\/\//i.test(text.slice(start + end, start + end + 10))
    ? undefined
    : address.slice(0, end);
}

function emojiBeforeWord(address: string): number {
  return EMOJI_BEFORE_WORD.exec(address)?.index ?? address.length;
}

/** Where a bracket is closed that was not opened inside: the sentence goes on there. */
function unopened(address: string): number {
  let open = 0;
  for (let at = 0; at < address.length; at += 1) {
    if (address[at] === '(') open += 1;
    else if (address[at] === ')' && --open < 0) return at;
  }
  return address.length;
}

function lastCharacter(text: string, end: number): string {
  const last = text.charCodeAt(end - 1);
  const isPair = last >= 0xdc00 && last < 0xe000 && end > 1;
  return end > 0 ? text.slice(isPair ? end - 2 : end - 1, end) : '';
}

function countOf(text: string, character: string): number {
  let count = 0;
  for (let at = text.indexOf(character); at !== -1; at = text.indexOf(character, at + 1)) count += 1;
  return count;
}
