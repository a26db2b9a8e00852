/** What is longer is no answer to a request of a person, and could be made to cost time. In characters. */
const longest = 20_000_000;

/** Facebook answers in a few documents, one a line, the first with what counts (observed 2026-03). */
const mostLines = 200;

/** Keeps an answer from being run as a script; under `/ajax/` every answer has it (observed 2026-03). */
const prefix = /^\uFEFF?\s*for\s?\(;;\);/;

/** What the JSON says, `undefined` where it is none. Whole numbers too long for a number are strings: they are ids. */
export function parsed(text: string): unknown {
  if (text.length > longest) return undefined;
  try {
    return JSON.parse(mayHoldLongNumber.test(text) ? text.replace(tokens, quoted) : text);
  } catch {
    return undefined;
  }
}

/** The documents of an answer. What is cut off, or no JSON, is left out. */
export function documents(body: string): unknown[] {
  if (body.length > longest) return [];
  const text = body.replace(prefix, '');
  const whole = parsed(text);
  if (whole !== undefined) return [whole];
  return text
    .split('\n', mostLines)
    .map((line) => line.trim())
    .filter((line) => line.startsWith('{'))
    .map(parsed)
    .filter((document) => document !== undefined);
}

const mayHoldLongNumber = /[[:,]\s*\d{16}/;

/** Texts, so that what is in them is left alone, and whole numbers that may be too long. */
const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"|(?<![\w.+-])[1-9]\d{15,}(?![\w.+-])/g;

/** In quotation marks it keeps its digits; a reviver would be asked for every value there is, which takes several times as long. */
function quoted(token: string): string {
  return token.startsWith('"') || Number.isSafeInteger(Number(token)) ? token : `"${token}"`;
}
