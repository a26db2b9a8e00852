import type { PostPart, Segment } from '../post/types.ts';
import { strip } from './length.ts';
import { findCountedMentions, lastWordStart, withoutMentions, word } from './mentions.ts';
import { type Book, emptyBook, withBookMentions } from './mentions-from-book.ts';
import { findUrls } from './urls.ts';

/**
 * The text of a part as Mastodon gets it: links complete, who stands in the book mentioned, others as links, so that they
 * are not notified, its other links below. `tidy` is applied to each web address but those of profiles.
 */
export function renderPart(
  part: PostPart,
  tidy: (url: string) => string = (url) => url,
  book: Book = emptyBook,
): string {
  let text = '';
  let before: Before = { end: '', isAddress: false };
  /** The last address or mention as long as what follows could still run into it, and what followed. */
  let open: { whole: string; tail: string } | undefined;
  const segments = part.segments.flatMap((segment) => withBookMentions(segment, book));
  for (const segment of segments.flatMap((segment) => withBareLinks(segment, tidy))) {
    const rendered = renderSegment(segment, tidy, book);
    if (rendered.text === '') continue;
    const runsOn = open !== undefined && swallows(open.whole, open.tail + rendered.text);
    const gap = runsOn || runsInto(before, rendered) ? ' ' : '';
    text += gap + rendered.text;
    before = followed(before, gap + rendered.text);
    if (rendered.whole !== undefined) open = { whole: rendered.whole, tail: '' };
    else if (open)
      open = gap || /\s/.test(rendered.text) ? undefined : { ...open, tail: open.tail + rendered.text };
  }
  text = strip(withoutMentions(text, book.accounts));
  const links = missingLinks(part, text, tidy).map((link) => withoutMentions(link));
  return strip([text, links.join('\n')].filter((block) => block !== '').join('\n\n'));
}

interface Rendered {
  text: string;
  /** Where the text is an address or a mention and nothing else. */
  whole?: string;
}

/** A text with the web addresses that `tidy` changes as links of their own, so that nothing runs into the new ones. */
function withBareLinks(segment: Segment, tidy: (url: string) => string): Segment[] {
  if (segment.kind !== 'text') return [segment];
  const { text } = segment;
  const segments: Segment[] = [];
  let copied = 0;
  for (const { start, end } of findUrls(text)) {
    const found = text.slice(start, end);
    // A closing quotation mark or an emoji that touches a query counts as a part of it, and is none.
    const own = /^(?:\p{ASCII}|[\p{L}\p{M}\p{N}])*/u.exec(found)?.[0] ?? found;
    if (tidy(own) === own) continue;
    segments.push({ kind: 'text', text: text.slice(copied, start) }, { kind: 'link', text: own, url: own });
    copied = start + own.length;
  }
  return [...segments, { kind: 'text', text: text.slice(copied) }];
}

function renderSegment(segment: Segment, tidy: (url: string) => string, book: Book): Rendered {
  switch (segment.kind) {
    case 'text':
      return { text: segment.text };
    case 'hashtag':
      return { text: `#${segment.tag}` };
    case 'mention': {
      const account = book.accountOf(segment.name);
      if (account === undefined) return labelled(segment.name.replaceAll('@', ''), segment.url);
      return { text: `@${account}`, whole: `@${account}` };
    }
    case 'link': {
      const url = tidy(segment.url);
      const shown = isShown(segment.text, segment.url) || (url !== segment.url && isShown(segment.text, url));
      return shown ? { text: url, whole: url } : labelled(segment.text, url);
    }
  }
}

function labelled(label: string, url: string): Rendered {
  if (url === '') return { text: label };
  return { text: `${label} (${url}${swallows(url, ')') ? ' ' : ''})` };
}

/** Whether a shown text is the address itself, as it is or shortened: without scheme or www, cut with an ellipsis. */
function isShown(text: string, url: string): boolean {
  if (text.trim() === url) return true;
  const shown = bare(text.trim());
  const cut = /^(.*?)(?:…|\.\.\.)$/s.exec(shown)?.[1];
  return [url, normalised(url)].map(bare).some((address) => {
    if (shown === '' || shown.replace(/\/$/, '') === address.replace(/\/$/, '')) return true;
    return cut?.includes('.') && address.startsWith(cut);
  });
}

function bare(address: string): string {
  const withoutScheme = address.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '').replace(/^www\./i, '');
  const host = /^[^/?#]*/.exec(withoutScheme)?.[0] ?? '';
  return host.toLowerCase() + withoutScheme.slice(host.length);
}

/** Whether a text is an address or a mention that what stands before it would make another one or none. */
function runsInto({ end, isAddress }: Before, { text, whole }: Rendered): boolean {
  if (whole?.startsWith('@')) return isAddress || JOINS_MENTION.test(end);
  return /^[a-z]+:\/\//i.test(text) && /[\p{L}\p{M}\p{N}@＠$#＃_/=\uFEFF]$/u.test(end);
}

const JOINS_MENTION = new RegExp(`[=/@${word}]$`, 'u');

/** What matters of a text for what comes behind it. To look at all of it each time would take too long. */
interface Before {
  /** Its last two characters. */
  end: string;
  /** Whether its last word is a web address. */
  isAddress: boolean;
}

function followed({ end, isAddress }: Before, added: string): Before {
  const known = end + added;
  const wordStart = lastWordStart(known);
  return {
    end: known.slice(-2),
    isAddress: (isAddress && wordStart === 0) || known.includes('://', wordStart),
  };
}

/** Whether Mastodon would take the beginning of a text for a part of the address or the mention before it. */
function swallows(whole: string, after: string): boolean {
  const next = after.slice(0, LOOK_AHEAD);
  if (/^[\p{L}\p{M}\p{N}]/u.test(next)) return true;
  const find = whole.startsWith('@') ? findCountedMentions : findUrls;
  const end = find(whole)[0]?.end;
  if (find(whole + next)[0]?.end !== end) return true;
  // A mention that loses its @ afterwards comes closer.
  return find === findCountedMentions && find(whole + next.replaceAll('@', ''))[0]?.end !== end;
}

const LOOK_AHEAD = 64;

function missingLinks(part: PostPart, text: string, tidy: (url: string) => string): string[] {
  if (part.links.length === 0) return [];
  const present = new Set(findUrls(text).map(({ start, end }) => comparable(text.slice(start, end))));
  for (const segment of part.segments) {
    if (segment.kind === 'link') present.add(comparable(tidy(segment.url)));
  }
  return part.links.map(tidy).filter((link) => {
    const key = comparable(link);
    const missing = link !== '' && !present.has(key);
    present.add(key);
    return missing;
  });
}

function comparable(url: string): string {
  return normalised(withoutMentions(url))
    .replace(/^https?:\/\//, '')
    .replace(/\/(?=$|[?#])/, '');
}

function normalised(url: string): string {
  try {
    return new URL(url).href;
  } catch {
    return url;
  }
}
