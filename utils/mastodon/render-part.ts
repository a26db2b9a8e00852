import { invisible, withoutInvisible } from '../post/invisible.ts';
import type { PostPart, Segment } from '../post/types.ts';
import { strip } from './length.ts';
import { linkForm } from './link-form.ts';
import { findCountedMentions, lastWordStart, withoutMentions, word } from './mentions.ts';
import { type Book, emptyBook, withBookMentions } from './mentions-from-book.ts';
import { type MissingCard, missingCards } from './missing-cards.ts';
import { isShown, withSourceLinks } from './source-links.ts';
import { tidyHashtags } from './tidy-hashtags.ts';
import { findUrls } from './urls.ts';

/** A part's text as Mastodon gets it, and every address that the part held, as it should stand there. */
export interface RenderedPart {
  text: string;
  addresses: string[];
}

/** As `renderWithAddresses`, the text alone. */
export function renderPart(part: PostPart, tidy?: (url: string) => string, book?: Book): string {
  return renderWithAddresses(part, tidy, book).text;
}

/**
 * The text of a part as Mastodon gets it: what its platform links is a link, whole and without the marks beside it, who
 * stands in the book is mentioned, others are links, so that they are not notified, and its other links stand below. `tidy`
 * is applied to each web address but those of profiles.
 */
export function renderWithAddresses(
  part: PostPart,
  tidy: (url: string) => string = (url) => url,
  book: Book = emptyBook,
): RenderedPart {
  let text = '';
  let before: Before = { end: '', isAddress: false };
  /** The last address or mention as long as what follows could still run into it, and what followed. */
  let open: { whole: string; tail: string } | undefined;
  const segments = withSourceLinks(
    part.segments.flatMap((segment) => withBookMentions(segment, book)),
    part.links,
  );
  const clean = (url: string) => tidy(withoutInvisible(url.trim()));
  const addresses: string[] = [];
  // A text may hold one link many times.
  const links = new Map<string, Rendered>();
  for (const segment of segments) {
    const name = segment.kind === 'link' ? `${segment.url.length} ${segment.url}${segment.text}` : undefined;
    const rendered = (name && links.get(name)) || renderSegment(segment, clean, book);
    if (name) links.set(name, rendered);
    if (rendered.text === '') continue;
    if (rendered.address) addresses.push(rendered.address);
    const runsOn = open !== undefined && swallows(open.whole, open.tail + rendered.text);
    const gap = runsOn || runsInto(before, rendered, segment.kind) ? ' ' : '';
    text += gap + rendered.text;
    before = followed(before, gap + rendered.text);
    const { whole = rendered.inBrackets, inBrackets } = rendered;
    if (whole !== undefined) open = { whole, tail: inBrackets === undefined ? '' : ')' };
    else if (open)
      open = gap || /\s/.test(rendered.text) ? undefined : { ...open, tail: open.tail + rendered.text };
  }
  text = strip(withoutMentions(text, book.accounts));
  const cards = missingCards(part.links, segments, clean);
  const blocks = [text, cards.flatMap((card) => linesOf(card, part)).join('\n')];
  return {
    text: strip(blocks.filter((block) => block !== '').join('\n\n')),
    addresses: [...addresses, ...cards.map(({ address }) => address)],
  };
}

/** A card below the text, with what the author wrote of it. */
function linesOf({ card, address }: MissingCard, { linkTexts }: PostPart): string[] {
  const words = linkTexts?.[card]?.replace(/\s+/g, ' ').trim();
  return [...(words ? [withoutMentions(words)] : []), withoutMentions(linkForm(address))];
}

interface Rendered {
  text: string;
  /** Where the text is an address or a mention and nothing else. */
  whole?: string;
  /** The address with which it ends, in brackets. */
  inBrackets?: string;
  /** The address that it holds, before it is written as Mastodon needs it. */
  address?: string;
}

function renderSegment(segment: Segment, tidy: (url: string) => string, book: Book): Rendered {
  switch (segment.kind) {
    case 'text':
      return { text: tidyHashtags(segment.text) };
    case 'hashtag':
      return { text: `#${withoutInvisible(segment.tag)}` };
    case 'mention': {
      const account = book.accountOf(segment.name);
      if (account === undefined) return labelled(segment.name.replaceAll('@', ''), segment.url);
      return { text: `@${account}`, whole: `@${account}` };
    }
    case 'link': {
      const address = tidy(segment.url);
      const shown =
        isShown(segment.text, segment.url) || (address !== segment.url && isShown(segment.text, address));
      if (!shown) return labelled(segment.text, address);
      const url = linkForm(address);
      return { text: url, whole: url, address };
    }
  }
}

function labelled(label: string, address: string): Rendered {
  if (address === '') return { text: label };
  const url = linkForm(address);
  return { text: `${label} (${url}${swallows(url, ')') ? ' ' : ''})`, inBrackets: url, address };
}

/** Whether a text is an address or a mention that what stands before it would make another one or none. */
function runsInto({ end, isAddress }: Before, { text, whole }: Rendered, kind: Segment['kind']): boolean {
  if (kind === 'hashtag') return NO_HASHTAG_BEHIND.test(end);
  if (/^[#＃][\p{L}_]/u.test(text) && end.endsWith(')')) return true;
  if (whole?.startsWith('@')) return isAddress || JOINS_MENTION.test(end);
  return /^[a-z]+:\/\//i.test(text) && /[\p{L}\p{M}\p{N}@＠$#＃_/=\uFEFF]$/u.test(end);
}

/** What Mastodon knows no hashtag behind (4.5, `Tag::HASHTAG_RE`). */
const NO_HASHTAG_BEHIND = /[\p{L}\p{M}\p{N}_=/)#＃]$/u;
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
  if (TOUCHES.test(next)) return true;
  const find = whole.startsWith('@') ? findCountedMentions : findUrls;
  const end = find(whole)[0]?.end;
  if (find(whole + next)[0]?.end !== end) return true;
  // A mention that loses its @ afterwards comes closer.
  return find === findCountedMentions && find(whole + next.replaceAll('@', ''))[0]?.end !== end;
}

const LOOK_AHEAD = 64;
/** A word or a hashtag, where nothing that is seen stands before it. */
const TOUCHES = new RegExp(`^[${invisible}]*[\\p{L}\\p{M}\\p{N}#＃]`, 'u');
