/**
 * Characters of no width that content management systems and editors leave in a text: soft hyphens, places for a line
 * break, marks of direction, byte order marks. Not the joiners, which make emoji and letters of some scripts.
 */
export const invisible =
  '\\u00AD\\u061C\\u180E\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060-\\u2064\\u2066-\\u2069\\uFEFF';

/** A text without characters of no width, as an address or a hashtag has to be written. */
export function withoutInvisible(text: string): string {
  return ANY.test(text) ? text.replace(ALL, '') : text;
}

const ANY = new RegExp(`[${invisible}]`);
const ALL = new RegExp(`[${invisible}]`, 'g');
