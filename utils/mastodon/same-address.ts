/**
 * An address in its normal form, by which two spellings of the same address are known: case, default port and last dot of
 * the host, an empty query or fragment, and what is percent-encoded without need (RFC 3986, section 6.2).
 */
export function normalForm(url: string): string {
  const href = URL.canParse(url) ? new URL(url).href : url;
  return href
    .replace(HOST_DOT, '$1')
    .replace(/#$/, '')
    .replace(/^([^?#]*)\?(?=#|$)/, '$1')
    .replace(/%[0-9a-f]{2}/gi, (pair) => {
      const character = String.fromCharCode(Number.parseInt(pair.slice(1), 16));
      return NEEDLESS.test(character) ? character : pair.toUpperCase();
    });
}

const HOST_DOT = /^([a-z]+:\/\/[^/?#]*)\.(?=[:/?#]|$)/i;
const NEEDLESS = /[A-Za-z0-9\-._~!'()*@:,;[\]|^]/;

/**
 * What two addresses have in common that lead to the same page nearly everywhere: their normal forms without scheme, `www.`
 * and the slash at the end of the path.
 */
export function pageOf(url: string): string {
  const [, host = '', path = '', rest = ''] = PARTS.exec(normalForm(url)) ?? [];
  return host === '' ? url : host + path.replace(/\/$/, '') + rest;
}

const PARTS = /^https?:\/\/(?:www\.)?([^/?#]+)([^?#]*)(.*)$/is;
