import { hostParameters, isCoordinate, trackingParameters } from './tracking-list.ts';
import { targetOf } from './wrappers.ts';

/**
 * A web address without what was added to follow people (`utm_source`, `fbclid`), and the one it leads to where it only
 * counts clicks (`l.facebook.com`). Everything else stays as it is, to the letter.
 */
export function withoutTracking(url: string): string {
  return withoutParameters(unwrapped(url));
}

/** However often it is wrapped: each target is shorter than what holds it. */
function unwrapped(url: string): string {
  let address = url;
  for (;;) {
    const target = targetOf(address);
    if (target === undefined || target.length >= address.length) return address;
    address = target;
  }
}

function withoutParameters(url: string): string {
  const parts = url.length > LONGEST ? undefined : ADDRESS.exec(url);
  const query = parts?.[4];
  if (!parts || !query) return url;
  const [, start = '', authority = '', path = '', , fragment = ''] = parts;
  const host = authority.toLowerCase().replace(/:(?:80|443)$/, '');
  const pairs = query.split('&');
  const kept = pairs.filter((pair) => !isTracking(pair, host, url));
  if (kept.length === pairs.length) return url;
  return start + authority + path + (kept.length > 0 ? `?${kept.join('&')}` : '') + fragment;
}

/** What is longer is no address on any network, and could be made to cost time. */
const LONGEST = 4096;
// Read by hand, because `URL` writes anew what it has read.
const ADDRESS = /^(https?:\/\/)([^/?#\\]*)([^?#]*)\?([^#]*)(#.*)?$/is;
/** Links to unsubscribe, or to read a newsletter in the browser, do not work without it. */
const NEEDS_TOKEN = /unsubscribe|emailwebview/i;

function isTracking(pair: string, host: string, url: string): boolean {
  const name = nameOf(pair).toLowerCase();
  if (name.startsWith('utm_')) return !isCoordinate(name);
  if (name === 'mkt_tok') return !NEEDS_TOKEN.test(url);
  if (trackingParameters.has(name)) return true;
  // `__cft__[0]` is one name of many.
  const bare = name.replace(/(?:\[|%5b).*$/, '');
  return hostParameters.some(
    ({ hosts, names }) => names.has(bare) && hosts.some((own) => isWithin(host, own)),
  );
}

function isWithin(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}

function nameOf(pair: string): string {
  const end = pair.indexOf('=');
  return end === -1 ? pair : pair.slice(0, end);
}
