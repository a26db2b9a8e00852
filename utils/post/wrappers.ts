import { dispatchers, pathWrappers } from './wrapper-list.ts';

/**
 * The address that another one only leads to (it counts the click, or looks for danger), as far as it can be read from it
 * without a request; `undefined` for an address that is one itself.
 */
export function targetOf(url: string): string | undefined {
  const [, authority = '', path = '', query = '', fragment = ''] = ADDRESS.exec(url) ?? [];
  const host = authority.toLowerCase().replace(/:(?:80|443)$/, '');
  if (host === '' || url.length > LONGEST) return undefined;
  const found = ofQuery(host, path, query, fragment) ?? ofPath(host, url);
  return found !== undefined && TARGET.test(found) ? found : undefined;
}

/** What is longer is no address on any network, and could be made to cost time. */
const LONGEST = 8192;
// Read by hand, because `URL` writes anew what it has read.
const ADDRESS = /^https?:\/\/([^/?#\\]*)([^?#]*)(?:\?([^#]*))?(#.*)?$/is;
/** An address as it may stand in a text: without a name before the host, and without what no text's link holds. */
const TARGET = /^https?:\/\/[^\s<>"\\/?#@]+\.[^\s<>"\\/?#@]+(?:[/?#][^\s<>"]*)?$/i;

function ofQuery(host: string, path: string, query: string, fragment: string): string | undefined {
  const dispatcher = dispatchers.find((one) => isOn(host, one.host) && one.path.test(path));
  if (!dispatcher || fragment !== '') return undefined;
  const values = query
    .split('&')
    .filter((pair) => dispatcher.names.includes(nameOf(pair)))
    .map((pair) => decoded(pair.slice(pair.indexOf('=') + 1)));
  const [value] = values;
  // Two addresses are left to the server that made them.
  if (values.length !== 1 || value === undefined) return undefined;
  return dispatcher.read ? dispatcher.read(value) : value;
}

function ofPath(host: string, url: string): string | undefined {
  for (const { hosts, read } of pathWrappers) {
    if (hosts.some((own) => isOn(host, own))) return read(url);
  }
  return undefined;
}

function isOn(host: string, own: string | RegExp): boolean {
  return typeof own === 'string' ? host === own || host.endsWith(`.${own}`) : own.test(host);
}

function nameOf(pair: string): string {
  const end = pair.indexOf('=');
  return end === -1 ? pair : pair.slice(0, end);
}

function decoded(value: string): string | undefined {
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
}
