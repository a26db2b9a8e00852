import { linkForm } from './link-form.ts';
import { normalForm } from './same-address.ts';
import { findUrls } from './urls.ts';

/** Those of the addresses that none of the texts has as a link of Mastodon's, whole. */
export function brokenLinks(addresses: readonly string[], texts: readonly string[]): string[] {
  if (addresses.length === 0) return [];
  const linked = new Set(
    texts.flatMap((text) => findUrls(text).map(({ start, end }) => normalForm(text.slice(start, end)))),
  );
  const isLinked = (form: string) => linked.has(normalForm(form));
  return [...new Set(addresses)].filter((address) => !isLinked(address) && !isLinked(linkForm(address)));
}
