/** A piece of what a server shows of a text. */
export type Piece =
  | { kind: 'text'; text: string }
  /** `text` is what is shown, which may be shortened; `address` is where it leads. */
  | { kind: 'link'; text: string; address: string }
  /** `name` is without `@` in front, with a host or without; `address` is the profile. */
  | { kind: 'mention'; name: string; address: string };

/**
 * What stands in a status's HTML, in order. A worker has no DOM, and what servers make is flat: paragraphs, breaks, spans and
 * links. Breaks are white space, custom emoji their names; what the server puts before the text of a quoting status by itself
 * (`RE: …`, Mastodon 4.5, `TextFormatter#add_quote_fallback`) is left out. Takes time linear in the length.
 */
export function piecesOf(html: string): Piece[] {
  const pieces: Piece[] = [];
  let text = '';
  let link: Tag | undefined;
  const put = (piece?: Piece) => {
    const before = decoded(text);
    text = '';
    if (before) pieces.push({ kind: 'text', text: before });
    if (piece) pieces.push(piece);
  };
  const endLink = (tag: Tag) => {
    const shown = decoded(text);
    text = '';
    const piece = linkPiece(tag, shown);
    const last = pieces.at(-1);
    // Some write the mark of a mention before the link: `@<a>…</a>`.
    if (piece.kind === 'mention' && !shown.trim().startsWith('@') && last?.kind === 'text')
      last.text = last.text.replace(/@$/, '');
    pieces.push(piece);
    link = undefined;
  };
  let at = 0;
  while (at < html.length) {
    const start = html.indexOf('<', at);
    // Not every server escapes what no tag can begin with (snac 2.75).
    if (start >= 0 && !/[a-z/!?]/i.test(html.charAt(start + 1))) {
      text += html.slice(at, start + 1);
      at = start + 1;
      continue;
    }
    const end = start < 0 ? -1 : html.indexOf('>', start);
    if (end < 0) break;
    text += html.slice(at, start);
    const tag = tagOf(html.slice(start + 1, end));
    at = end + 1;
    if (tag.isEnd) {
      if (tag.name === 'a' && link) endLink(link);
      else if (breaks.has(tag.name)) text += '\n';
    } else if (/\bquote-inline\b/.test(tag.attribute('class'))) {
      const after = html.indexOf(`</${tag.name}>`, at);
      at = after < 0 ? html.length : after + tag.name.length + 3;
    } else if (tag.name === 'a' && !link) {
      put();
      link = tag;
    } else if (tag.name === 'img') text += tag.attribute('alt') || tag.attribute('title');
    else if (breaks.has(tag.name)) text += '\n';
  }
  text += html.slice(at);
  if (link) endLink(link);
  put();
  return pieces;
}

/** The text that a status's HTML shows, for people to read. */
export function textOfHtml(html: string): string {
  const shown = piecesOf(html).map((piece) => (piece.kind === 'mention' ? `@${piece.name}` : piece.text));
  return shown.join('').trim();
}

interface Tag {
  name: string;
  isEnd: boolean;
  /** Still as it is escaped; empty where it has none. */
  attribute(name: 'href' | 'class' | 'alt' | 'title'): string;
}

function tagOf(inside: string): Tag {
  const [, slash, name = ''] = /^(\/?)([a-z0-9]*)/i.exec(inside) ?? [];
  return {
    name: name.toLowerCase(),
    isEnd: slash === '/',
    attribute: (wanted) => {
      const [, quoted, plain] = attributes[wanted].exec(inside) ?? [];
      return quoted?.slice(1, -1) ?? plain ?? '';
    },
  };
}

const attribute = (name: string) => new RegExp(`\\s${name}=(?:("[^"]*"|'[^']*')|([^\\s"']+))`, 'i');
const attributes = {
  href: attribute('href'),
  class: attribute('class'),
  alt: attribute('alt'),
  title: attribute('title'),
};

/** What begins or ends a line. */
const breaks = new Set([
  'br',
  'p',
  'div',
  'li',
  'ul',
  'ol',
  'blockquote',
  'pre',
  'h1',
  'h2',
  'h3',
  'h4',
  'hr',
]);

function linkPiece(tag: Tag, shown: string): Piece {
  const names = tag.attribute('class').split(/\s+/);
  if (names.includes('hashtag')) return { kind: 'text', text: shown };
  const address = decoded(tag.attribute('href'));
  const name = shown.trim().replace(/^@/, '');
  const isMention = names.includes('mention') || shown.trim().startsWith('@');
  if (isMention && /^[^\s@]+(@[^\s@]+)?$/.test(name)) return { kind: 'mention', name, address };
  return { kind: 'link', text: shown, address };
}

/** A text with its character references read. Once: what they give is text. */
function decoded(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi, (whole, decimal, hex, name) => {
    if (name) return references[name.toLowerCase()] ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

const references: Record<string, string> = {
  ...{ lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: '\u00a0', shy: '\u00ad' },
  ...{ hellip: '…', ndash: '–', mdash: '—', laquo: '«', raquo: '»' },
};

/**
 * What a status says and where its links lead, its content warning first, as it is compared with a post of a platform. A
 * hashtag's own page is the server's, and no link of the post's.
 */
export function saidIn(content: string, spoilerText: string): { text: string; links: string[] } {
  return {
    text: [spoilerText, textOfHtml(content)].filter((text) => text !== '').join('\n'),
    links: piecesOf(content).flatMap((piece) =>
      piece.kind === 'link' && !piece.text.startsWith('#') ? [piece.address] : [],
    ),
  };
}
