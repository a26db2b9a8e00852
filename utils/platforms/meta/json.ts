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
    return mayHoldLongNumber.test(text) ? JSON.parse(text, keepDigits) : JSON.parse(text);
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

function keepDigits(_: string, value: unknown, context?: { source?: string }): unknown {
  const isLong = typeof value === 'number' && !Number.isSafeInteger(value);
  return isLong && context?.source && /^\d+$/.test(context.source) ? context.source : value;
}
