import type { Segment } from '../../post/types.ts';
import { targetOf } from '../../post/wrappers.ts';
import { isElement } from '../tree.ts';

/** A text as a page shows it. `isCut`: it goes on behind a button that nobody has pressed. */
export interface ShownText {
  segments: Segment[];
  isCut: boolean;
}

/** What a link of the text is, by its address and what it says. */
export type LinkReader = (address: string, text: string) => Segment;

/**
 * Reads a published text with its line breaks, whole links, names and hashtags. Lines are elements of their own, paragraphs
 * hold lines. `linkOf` says what a link of the platform's own is; every other leads out.
 */
export function readShownText(root: Element, linkOf: LinkReader): ShownText {
  const isCut = [...root.querySelectorAll('[role="button"], button')].some(isMore);
  const segments = joined(contentOf(root, linkOf));
  return { segments: trimmed(segments), isCut };
}

/**
 * In the line, behind its words: what opens the rest. A button in a line of its own, as for a translation, is none. Elements
 * that are no line of their own in any style are asked for, because styles are generated.
 */
function isMore(button: Element): boolean {
  const line = button.parentElement?.closest('div, p, h1, span[dir]');
  const before = line?.textContent?.replace(button.textContent ?? '', '').trim() ?? '';
  return before !== '' && !button.querySelector('img, svg');
}

function contentOf(node: Node, linkOf: LinkReader): Segment[] {
  if (node.nodeType === 3) return [{ kind: 'text', text: node.nodeValue ?? '' }];
  if (!isElement(node)) return [];
  if (node.tagName === 'BR') return [newLine];
  if (node.tagName === 'IMG') return [{ kind: 'text', text: node.getAttribute('alt') ?? '' }];
  if (node.matches('[role="button"], button, svg, script, style, [aria-hidden="true"]')) return [];
  if (node.tagName === 'A') return [linkIn(node, linkOf)];
  const blocks = [...node.children].filter(isBlock);
  if (blocks.length === 0) return [...node.childNodes].flatMap((child) => contentOf(child, linkOf));
  // Paragraphs have lines in them; between them a line is left free.
  const gap = blocks.some((block) => [...block.children].some(isBlock)) ? [newLine, newLine] : [newLine];
  const pieces = runsOf(node)
    .map((run) => run.flatMap((each) => contentOf(each, linkOf)))
    .filter((run) => run.some((each) => each.kind !== 'text' || each.text !== ''));
  return pieces.flatMap((piece, index) => (index === 0 ? piece : [...gap, ...piece]));
}

const newLine: Segment = { kind: 'text', text: '\n' };

/** An element that is a line or a paragraph: what holds one is one. */
function isBlock(element: Element): boolean {
  return /^(?:DIV|P|UL|OL|LI|BLOCKQUOTE)$/.test(element.tagName) || [...element.children].some(isBlock);
}

/** A node's children, each block by itself, and together what stands between two. */
function runsOf(node: Element): Node[][] {
  const runs: Node[][] = [];
  let loose: Node[] | undefined;
  for (const child of node.childNodes) {
    if (isElement(child) && isBlock(child)) {
      runs.push([child]);
      loose = undefined;
    } else if (loose) loose.push(child);
    // Blanks between blocks are only how the page is written.
    else if (child.nodeType !== 3 || child.nodeValue?.trim()) {
      loose = [child];
      runs.push(loose);
    }
  }
  return runs;
}

function linkIn(link: Element, linkOf: LinkReader): Segment {
  const text = plain([...link.childNodes].flatMap((child) => contentOf(child, linkOf)));
  const address = link.getAttribute('href') ?? '';
  return text === '' ? { kind: 'text', text: '' } : linkOf(address, text);
}

const plain = (segments: readonly Segment[]) =>
  segments.map((each) => ('text' in each ? each.text : '')).join('');

/** Where a link of the page leads: out of what counts the click, and without what it adds to the address. */
export function addressOfLink(href: string, base: string): string | undefined {
  const url = URL.parse(href, base)?.href;
  if (!url || !/^https?:/.test(url)) return undefined;
  return withoutClickId(targetOf(url) ?? url);
}

/** What the platform adds to a link (`fbclid` since 2018, `__cft__[0]`). What its author wrote stays. */
function withoutClickId(url: string): string {
  const [, start = '', query = '', fragment = ''] = /^([^?#]*)\?([^#]*)(#.*)?$/.exec(url) ?? [];
  if (start === '') return url;
  const kept = query.split('&').filter((pair) => !added.test(pair));
  return start + (kept.length > 0 ? `?${kept.join('&')}` : '') + fragment;
}

const added = /^(?:fbclid|igshid|igsh|__\w+__)(?:\[|%5b|=|$)/i;

/** Neighbouring pieces of plain text as one. */
function joined(segments: readonly Segment[]): Segment[] {
  const all: Segment[] = [];
  for (const segment of segments) {
    const last = all.at(-1);
    if (segment.kind === 'text' && last?.kind === 'text')
      all[all.length - 1] = { kind: 'text', text: last.text + segment.text };
    else all.push(segment);
  }
  return all.map((each) => (each.kind === 'text' ? { ...each, text: tidy(each.text) } : each));
}

/** Pages hide characters of no width in their words, and write a blank that does not break. */
const tidy = (text: string) => text.replace(/\u00a0/g, ' ').replace(/[\u200b\ufeff]/g, '');

function trimmed(segments: readonly Segment[]): Segment[] {
  const text = (each: Segment, index: number): Segment => {
    if (each.kind !== 'text') return each;
    const start = index === 0 ? each.text.trimStart() : each.text;
    return { ...each, text: index === segments.length - 1 ? start.trimEnd() : start };
  };
  return segments.map(text).filter((each) => each.kind !== 'text' || each.text !== '');
}
