import { withoutInvisible } from '../post/invisible.ts';
import type { Segment } from '../post/types.ts';
import { findSourceAddresses, withoutGluedMarks } from './source-addresses.ts';

/**
 * A post's segments with everything as a link that its platform links: those of the platform without the marks that touch
 * them, and those that it makes of a text by itself. `cards` are the addresses beside the text.
 */
export function withSourceLinks(segments: readonly Segment[], cards: readonly string[]): Segment[] {
  let before = '';
  return segments.flatMap((segment) => {
    const known = before;
    before = segment.kind === 'text' ? segment.text : '';
    if (segment.kind === 'text') return linksOfText(segment.text, cards);
    return segment.kind === 'link' ? withoutMarks(segment, known) : [segment];
  });
}

/** Whether a shown text is the address itself, as it is or shortened: without scheme or www, cut with an ellipsis. */
export function isShown(text: string, url: string): boolean {
  if (text.trim() === url) return true;
  const shown = bare(withoutInvisible(text.trim()));
  const cut = /^(.*?)(?:…|\.\.\.)$/s.exec(shown)?.[1];
  return [url, normalised(url)].map(bare).some((address) => {
    if (shown === '' || shown.replace(/\/$/, '') === address.replace(/\/$/, '')) return true;
    return cut?.includes('.') && address.startsWith(cut);
  });
}

function linksOfText(text: string, cards: readonly string[]): Segment[] {
  const segments: Segment[] = [];
  let copied = 0;
  for (const { start, end, url } of findSourceAddresses(text, cards)) {
    segments.push(
      { kind: 'text', text: text.slice(copied, start) },
      { kind: 'link', text: text.slice(start, end), url },
    );
    copied = end;
  }
  return [...segments, { kind: 'text', text: text.slice(copied) }];
}

function withoutMarks(link: Segment & { kind: 'link' }, before: string): Segment[] {
  const { text, url } = link;
  // Behind words it is what somebody meant.
  if (!isShown(text, url)) return [link];
  const address = withoutGluedMarks(url, before);
  if (address === url) return [link];
  return [
    { kind: 'link', text: address, url: address },
    { kind: 'text', text: url.slice(address.length) },
  ];
}

function bare(address: string): string {
  const withoutScheme = address.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '').replace(/^www\./i, '');
  const host = /^[^/?#]*/.exec(withoutScheme)?.[0] ?? '';
  return host.toLowerCase() + withoutScheme.slice(host.length);
}

function normalised(url: string): string {
  return URL.canParse(url) ? new URL(url).href : url;
}
