/** What is longer is no answer to a request of a person, and could be made to cost time. In characters. */
const longest = 20_000_000;

/** Facebook answers in a few documents, one a line, the first with what counts (observed 2026-03). */
const mostLines = 200;

/** Keeps an answer from being run as a script; under `/ajax/` every answer has it (observed 2026-03). */
const prefix = /^\uFEFF?\s*for\s?\(;;\);/;

/** What the JSON says, `undefined` where it is none. Whole numbers too long for a number are strings: they are ids. */
export function parsed(text: string): unknown {
  if (text.length > longest) return undefined;
  const value = read(text);
  const ids = longNumbers(text);
  if (value !== undefined && keepDigits(value, ids)) return value;
  return mayHoldLongNumber.test(text) ? read(text.replace(tokens, quoted)) : value;
}

/** The documents of an answer. What is cut off, or no JSON, is left out. */
export function documents(body: string): unknown[] {
  if (body.length > longest) return [];
  const text = body.replace(prefix, '');
  const whole = isOfSeveral(text) ? undefined : parsed(text);
  if (whole !== undefined) return [whole];
  return text
    .split('\n', mostLines)
    .map((line) => line.trim())
    .filter((line) => line.startsWith('{'))
    .map(parsed)
    .filter((document) => document !== undefined);
}

/** Whether an object begins on a line of its own behind another: within one document a comma would be between them. */
function isOfSeveral(text: string): boolean {
  const newline = text.indexOf('\n{');
  return newline > 0 && /\}\s*$/.test(text.slice(Math.max(0, newline - 2), newline));
}

function read(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** Of so many digits a number may be too long. */
const longDigits = 16;

/** What looks like a whole number that is too long, in a text or outside. */
function longNumbers(json: string): string[] {
  const found: string[] = [];
  // One of so many characters is in each long number: the others need not be looked at.
  for (let at = longDigits - 1; at < json.length; at += longDigits) {
    if (!isDigit(json, at)) continue;
    let start = at;
    while (isDigit(json, start - 1)) start -= 1;
    while (isDigit(json, at)) at += 1;
    const digits = json.slice(start, at);
    if (digits.length >= longDigits && isWhole(json, start, at) && isTooLong(Number(digits)))
      found.push(digits);
  }
  return found;
}

function isDigit(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code >= 0x30 && code <= 0x39;
}

function isWhole(json: string, start: number, end: number): boolean {
  let before = start - 1;
  while (/\s/.test(json[before] ?? '')) before -= 1;
  return json[start] !== '0' && /[[:,]/.test(json[before] ?? '') && !/[\w.+-]/.test(json[end] ?? '');
}

function isTooLong(value: number): boolean {
  return !Number.isSafeInteger(value);
}

/**
 * Puts the digits of the long numbers in the place of what they became. Not so where it is in doubt which is which: two
 * became the same number, or one stood in a text. Several times faster than to parse a text with quotation marks in it:
 * what is longer than 128 kB costs more to copy than to parse (observed with V8, 2026-11).
 */
function keepDigits(value: unknown, long: string[]): boolean {
  if (long.length === 0) return true;
  const digits = new Map(long.map((each) => [Number(each), each]));
  if (new Set(long).size !== digits.size) return false;
  let kept = 0;
  const open = [value].filter(isContainer);
  for (let container = open.pop(); container; container = open.pop()) {
    for (const key of Object.keys(container)) {
      const member = container[key];
      if (isContainer(member)) open.push(member);
      else if (typeof member === 'number' && isTooLong(member)) {
        container[key] = digits.get(member) ?? member;
        kept += digits.has(member) ? 1 : 0;
      }
    }
  }
  return kept === long.length;
}

/** Objects and lists, whose members are found by their keys. */
function isContainer(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

const mayHoldLongNumber = /[[:,]\s*\d{16}/;

/** Texts, so that what is in them is left alone, and whole numbers that may be too long. */
const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"|(?<![\w.+-])[1-9]\d{15,}(?![\w.+-])/g;

/** In quotation marks it keeps its digits; a reviver would be asked for every value there is, which takes several times as long. */
function quoted(token: string): string {
  return token.startsWith('"') || !isTooLong(Number(token)) ? token : `"${token}"`;
}
