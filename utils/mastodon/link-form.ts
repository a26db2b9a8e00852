import { withoutInvisible } from '../post/invisible.ts';
import { findUrls, white } from './urls.ts';

/**
 * A web address as it has to stand in a status so that Mastodon's link leads to all of it: percent-encoded where the server
 * would cut it, in ASCII where it does not know the host. Where nothing helps (no top-level domain that the server knows, a
 * name before the host), as it was.
 */
export function linkForm(url: string): string {
  const clean = withoutInvisible(url.trim());
  let doubtful: string | undefined;
  for (const form of formsOf(clean)) {
    const whole = wholeLink(form);
    if (whole === 'sure') return form;
    if (whole) doubtful ??= form;
  }
  return doubtful ?? clean;
}

/** One after another, because the first serves nearly always. */
function* formsOf(clean: string): Generator<string> {
  yield clean;
  yield* encodings(clean);
  const href = URL.canParse(clean) ? new URL(clean).href : clean;
  yield href;
  yield* encodings(href);
}

/** Whether Mastodon makes one link of an address, to its end: of some hosts only some servers do. */
function wholeLink(address: string): 'sure' | 'doubtful' | undefined {
  if (address.length > LONGEST) return undefined;
  const [first] = findUrls(address);
  if (first?.start !== 0 || first.end !== address.length) return undefined;
  return first.doubtful ? 'doubtful' : 'sure';
}

/** What is longer is no link for Mastodon (twitter-text 3.1.0, MAX_URL_LENGTH). */
const LONGEST = 4096;

/** From the least change to the greatest: the last character alone, what is never allowed, brackets. */
function encodings(url: string): string[] {
  const [, start, rest = ''] = ADDRESS.exec(url) ?? [];
  if (start === undefined || url.length > LONGEST) return [];
  // A fragment needs a path before it; a query without anything is none.
  const path = (rest.startsWith('#') ? `/${rest}` : rest)
    .replace(/^([^?#]*)\?$/, '$1')
    // Browsers take it for a slash (WHATWG URL, "path state").
    .replace(/^[^?#]*/, (own) => own.replaceAll('\\', '/'));
  const allowed = path.replace(NEVER, percent);
  return [path, allowed, allowed.replace(/[()]/g, percent)].map(
    (each) => start.replace(/\.$/, '') + withEncodedEnd(each),
  );
}

const ADDRESS = /^([a-z][a-z0-9+.-]*:\/\/[^/?#]*)(.*)$/is;
const NEVER = new RegExp(`[${white}\\x00-\\x20<>"\\\\^\`{|}]`, 'g');

/** A last character that counts as the sentence's is written otherwise; a plus in a query means a space. */
function withEncodedEnd(rest: string): string {
  const last = /.$/su.exec(rest)?.[0] ?? '';
  if (last === '' || last === '/' || /[\p{L}\p{N}]/u.test(last)) return rest;
  const isQuery = rest.includes('?');
  if (isQuery ? /[_&=#/-]/.test(last) : /[-_#+]/.test(last)) return rest;
  return rest.slice(0, -last.length) + (isQuery && last === '+' ? '%20' : percent(last));
}

function percent(character: string): string {
  return Array.from(
    new TextEncoder().encode(character),
    (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`,
  ).join('');
}
