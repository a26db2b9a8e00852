import type { Exchange } from '../../post/types.ts';

/** A request of a person is far below this; what is longer is none. In characters. */
const longest = 4_000_000;

/** Whether the server took the request, as far as the status says: an answer may still hold a refusal. */
export function isAccepted({ status }: Exchange): boolean {
  return status >= 200 && status <= 299;
}

/** The path that a POST went to, empty for everything else and for hosts outside the domain. */
export function postedTo({ url, method }: Exchange, domain: string): string {
  const target = URL.parse(url, `https://www.${domain}`);
  const { hostname = '' } = target ?? {};
  const isWithin = hostname === domain || hostname.endsWith(`.${domain}`);
  return target && isWithin && method.toUpperCase() === 'POST' ? target.pathname : '';
}

/** The fields of an urlencoded body. */
export function fieldsOf({ requestBody }: Exchange): URLSearchParams {
  return new URLSearchParams(requestBody.length > longest ? '' : requestBody);
}
