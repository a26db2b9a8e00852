import type { Beside } from '../../post/types.ts';
import { isNamed } from '../tree.ts';
import { selectors } from './elements.ts';

const host = /^(?:[\p{L}\d-]+\.)+\p{L}{2,}$/u;
const handle = /^@(?:[a-z\d-]+\.)+[a-z]{2,}$/i;

/** Addresses of cards that stood in the text, by the editor: who takes one out of it keeps the card. */
const addresses = new WeakMap<Element, Map<string, string>>();

/** The element in which the quoted post's author is named: what comes after it is the quoted post. */
export function quoteIn(elements: readonly Element[]): Element | undefined {
  return elements.find((element) => isLeaf(element) && handle.test(wordsOf(element)));
}

/** The card, the GIF and the quote of a post, as far as the page tells their addresses. `elements` end with the quote's author. */
export function besideOf(
  editor: Element,
  text: string,
  elements: readonly Element[],
  after: readonly Element[],
): Beside[] {
  const quote = quoteIn(elements);
  const gif = elements.find((element) => element.matches(selectors.gif));
  const card = gif
    ? undefined
    : elements.findLast((element) => isLeaf(element) && host.test(wordsOf(element)));
  const found: Beside[] = [];
  if (isNamed(gif, 'video')) {
    found.push({ kind: 'gif', url: undefined, name: URL.parse(gif.src)?.hostname ?? '' });
  }
  if (card) {
    const name = wordsOf(card);
    found.push({ kind: 'card', url: cardAddress(editor, text, name, elements), name });
  }
  if (quote) found.push({ kind: 'quote', url: quoteAddress(after), name: wordsOf(quote).slice(1) });
  return found;
}

/** Buttons say what they do, and lists of names are made of them. */
function isLeaf(element: Element): boolean {
  return element.childElementCount === 0 && !element.closest('button, [role="button"], [role="option"], svg');
}

/** Names are written between marks of their direction. */
function wordsOf(element: Element): string {
  return (element.textContent ?? '').replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '').trim();
}

function cardAddress(
  editor: Element,
  text: string,
  name: string,
  elements: readonly Element[],
): string | undefined {
  const links = elements.flatMap((element) => {
    const link = element.closest<HTMLAnchorElement>('a[href^="http"]');
    return link && !link.contains(editor) ? [target(link.href)] : [];
  });
  const written = addressesIn(text);
  const known = addresses.get(editor) ?? new Map<string, string>();
  addresses.set(editor, known);
  const isOfCard = (url: string) => bareHost(url) === name.replace(/^www\./, '');
  const found = [...links, ...written].find(isOfCard);
  if (found) known.set(name, found);
  return found ?? known.get(name);
}

/** The client leads out by way of a page of its own. */
function target(href: string): string {
  const url = URL.parse(href);
  return (url?.hostname === 'go.bsky.app' && url.searchParams.get('u')) || href;
}

/** As the client finds them: up to the next space, without a sentence's end; without a scheme they get one. */
function addressesIn(text: string): string[] {
  const words = text.match(/(?<=^|[\s(])(?:https?:\/\/\S+|(?:[a-z\d-]+\.)+[a-z]{2,}(?:[/?#]\S*)?)/gi) ?? [];
  return words
    .map((word) => word.replace(/[.,;:!?]$/, ''))
    .map((word) => (word.includes('(') ? word : word.replace(/\)$/, '')))
    .map((word) => (/^https?:/i.test(word) ? word : `https://${word}`));
}

const bareHost = (url: string) => URL.parse(url)?.hostname.replace(/^www\./, '');

/** Only by the author's DID it is the address that is published. */
function quoteAddress(after: readonly Element[]): string | undefined {
  for (const element of after) {
    const href = isNamed(element, 'a') ? element.href : '';
    const path = /\/profile\/(did:[a-z]+:[\w.:%-]+)\/post\/(\w+)/.exec(href);
    if (path) return `https://bsky.app/profile/${path[1]}/post/${path[2]}`;
  }
  return undefined;
}
