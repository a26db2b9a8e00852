import type { Segment } from '../post/types.ts';
import { normalForm, pageOf } from './same-address.ts';

/** An address beside the text as its source has it, and without what follows people. */
export interface MissingCard {
  card: string;
  address: string;
}

/**
 * The addresses beside a text (a card's, a quote's) that the text does not have, each once. One that is an address of the
 * text with what follows there glued to it (a name on the next line, a closing mark: bluesky-social/social-app#7463) leads
 * nowhere and is none.
 */
export function missingCards(
  cards: readonly string[],
  segments: readonly Segment[],
  tidy: (url: string) => string,
): MissingCard[] {
  if (cards.length === 0) return [];
  const links = linksOf(segments);
  // A text may hold one address many times.
  const addresses = [...new Set(links.map(({ url }) => url))];
  const present = new Set(addresses.flatMap((url) => pagesOf(tidy(url))));
  const spelled = new Map(addresses.map((url) => [url, spellings(url)]));
  return cards.flatMap((card) => {
    const address = tidy(card);
    const page = pageOf(address);
    if (address === '' || present.has(page)) return [];
    present.add(page);
    const forms = spellings(card);
    const isIn = links.some(({ url, after }) => isGlued(forms, spelled.get(url) ?? [], after));
    return isIn ? [] : [{ card, address }];
  });
}

/** A link of a text, and what follows it there without white space. */
interface FollowedLink {
  url: string;
  after: string;
}

function linksOf(segments: readonly Segment[]): FollowedLink[] {
  const links: FollowedLink[] = [];
  let after = '';
  for (const segment of segments.toReversed()) {
    if (segment.kind === 'link') links.push({ url: segment.url, after });
    after = (sourceText(segment).slice(0, LONGEST).replace(/\s+/g, '') + after).slice(0, LONGEST);
  }
  return links;
}

const LONGEST = 500;

function sourceText(segment: Segment): string {
  if (segment.kind === 'mention') return `@${segment.name}`;
  return segment.kind === 'hashtag' ? `#${segment.tag}` : segment.text;
}

/** A page leads to a place in it too; a card is made of the page. */
function pagesOf(url: string): string[] {
  const page = pageOf(url);
  const fragment = page.indexOf('#');
  return fragment === -1 || /^#[!/]/.test(page.slice(fragment))
    ? [page]
    : [page, pageOf(url.slice(0, url.indexOf('#')))];
}

function isGlued(card: string[], link: string[], after: string): boolean {
  // What follows nothing has nothing glued to it.
  if (after === '') return false;
  return card.some((whole, index) => {
    const start = link[index] ?? '';
    if (!whole.startsWith(start) || whole.length === start.length) return false;
    const glued = decoded(whole.slice(start.length)).replace(/^\/(?=[@#])/, '');
    return !/^[/?]/.test(glued) && after.startsWith(glued);
  });
}

/** As it is, too: a name behind a host makes another host. */
function spellings(url: string): string[] {
  return [url, normalForm(url)].map(withoutSlash);
}

function withoutSlash(url: string): string {
  return url.replace(/\/$/, '');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
