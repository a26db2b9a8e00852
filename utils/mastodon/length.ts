import { findEntities } from './addresses-and-mentions.ts';
import { countGraphemes } from './graphemes.ts';

/**
 * The length of a status in characters as Mastodon's server counts it (Mastodon 4.3 to 4.6,
 * `StatusLengthValidator`): visible characters of the content warning and the text, where a web address in the
 * text counts as `charactersReservedPerUrl` and a mention without its server.
 */
export function statusLength(text: string, spoilerText = '', charactersReservedPerUrl = 23): number {
  if (spoilerText === '' && PLAIN.test(text)) return text.length;
  return countGraphemes(strip(spoilerText) + shortened(strip(text), charactersReservedPerUrl));
}

/** German and English words as they are mostly: no address, no mention, nothing that joins, no space around them. */
const PLAIN = /^[!-9;-?A-~ÄÖÜäöüß](?:[ -9;-?A-~ÄÖÜäöüß]*[!-9;-?A-~ÄÖÜäöüß])?$/;

/** The text as the server keeps it: without ASCII white space and NUL around it (Ruby's `strip`), other space stays. */
export function strip(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isStripped(text.charCodeAt(start))) start += 1;
  while (end > start && isStripped(text.charCodeAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

function isStripped(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d) || code === 0;
}

// Rails' `blank?` knows Unicode's white space, but not the zero-width no-break space that \s holds.
const BLANK = /^[\p{White_Space}]*$/u;

function shortened(text: string, charactersReservedPerUrl: number): string {
  if (BLANK.test(text)) return '';
  if (!text.includes('@') && !text.includes('://')) return text;
  const placeholder = 'x'.repeat(charactersReservedPerUrl);
  let result = '';
  let copied = 0;
  for (const entity of findEntities(text)) {
    const own = text.slice(entity.start, entity.end);
    result += text.slice(copied, entity.start);
    if (entity.kind === 'mention') result += `@${entity.username}`;
    // In doubt the longer of the two, so that no server finds the status too long.
    else result += entity.doubtful && countGraphemes(own) > charactersReservedPerUrl ? own : placeholder;
    copied = entity.end;
  }
  return result + text.slice(copied);
}
