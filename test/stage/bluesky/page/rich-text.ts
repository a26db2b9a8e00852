import { RichText } from '@atproto/api';
import { call, type Session } from './network.ts';

/** A record's text with its facets, if there are any. */
export interface WireText {
  text: string;
  facets: Facet[] | undefined;
}

interface Facet {
  index: { byteStart: number; byteEnd: number };
  features: { $type: string; uri?: string; did?: string; tag?: string }[];
}

/** What an editor's text becomes in the record: blank lines trimmed, facets found, long links shortened. */
export async function wireText(session: Session, typed: string): Promise<WireText> {
  const rich = new RichText({ text: typed.replace(/^(\s*\n)+/, '').trimEnd() }, { cleanNewlines: true });
  rich.detectFacetsWithoutResolution();
  // The library's type is a union of open records; these three features are all it finds.
  const found = (rich.facets ?? []) as Facet[];
  const resolved = await Promise.all(found.map((facet) => resolve(session, facet)));
  const facets = resolved.filter((facet) => facet !== undefined);
  return shorten(rich.text, facets);
}

/** The addresses in a text, complete, in order. */
export function linksIn(text: string): string[] {
  const rich = new RichText({ text });
  rich.detectFacetsWithoutResolution();
  return [...rich.segments()].flatMap((segment) => segment.link?.uri ?? []);
}

/** How long a text is as the counter shows it: in graphemes, links shortened. */
export function lengthOf(text: string): number {
  const rich = new RichText({ text });
  rich.detectFacetsWithoutResolution();
  // See above.
  return new RichText({ text: shorten(rich.text, (rich.facets ?? []) as Facet[]).text }).graphemeLength;
}

async function resolve(session: Session, facet: Facet): Promise<Facet | undefined> {
  const feature = facet.features[0];
  if (!feature?.did) return facet;
  const query = { handle: feature.did };
  const name = 'com.atproto.identity.resolveHandle';
  const answer = await call<{ did: string }>(session, name, { query, appView: true }).catch(() => undefined);
  return answer && { ...facet, features: [{ ...feature, did: answer.did }] };
}

function shorten(text: string, facets: Facet[]): WireText {
  const bytes = new TextEncoder().encode(text);
  const slice = (from: number, to?: number) => new TextDecoder().decode(bytes.slice(from, to));
  let short = '';
  let from = 0;
  const moved: Facet[] = [];
  for (const facet of facets.toSorted((a, b) => a.index.byteStart - b.index.byteStart)) {
    short += slice(from, facet.index.byteStart);
    const shown = slice(facet.index.byteStart, facet.index.byteEnd);
    const byteStart = sizeOf(short);
    short += facet.features[0]?.uri ? shortLink(shown) : shown;
    from = facet.index.byteEnd;
    moved.push({ ...facet, index: { byteStart, byteEnd: sizeOf(short) } });
  }
  return { text: short + slice(from), facets: moved.length > 0 ? moved : undefined };
}

/** Host and the first 13 characters of a path longer than 15 (recorded: `example.com/some/long/pa...`). */
function shortLink(shown: string): string {
  const address = /^https?:/i.test(shown) ? shown : `https://${shown}`;
  if (!URL.canParse(address)) return shown;
  const { host, pathname, search, hash } = new URL(address);
  const path = (pathname === '/' ? '' : pathname) + search + hash;
  return host.replace(/^www\./, '') + (path.length > 15 ? `${path.slice(0, 13)}...` : path);
}

function sizeOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
