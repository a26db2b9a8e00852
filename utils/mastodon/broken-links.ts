import { linkForm } from './link-form.ts';
import { normalForm } from './same-address.ts';
import { findUrls } from './urls.ts';

/** Those of the addresses that none of the texts has as a link of Mastodon's, whole. */
export function brokenLinks(addresses: readonly string[], texts: readonly string[]): string[] {
  if (addresses.length === 0) return [];
  const links = texts.flatMap((text) => findUrls(text).map(({ start, end }) => text.slice(start, end)));
  // A text may hold one address many times, and most stand there to the letter.
  const written = new Set(links);
  const others = [...new Set(addresses)].filter((address) => !written.has(address));
  if (others.length === 0) return [];
  const linked = new Set([...written].map(normalForm));
  const isLinked = (form: string) => linked.has(normalForm(form));
  return others.filter((address) => !isLinked(address) && !isLinked(linkForm(address)));
}
