/** A piece of a status as Mastodon shows it. `cut`: more of the address follows, for which Mastodon shows an ellipsis. */
export interface Piece {
  kind: 'text' | 'link' | 'hashtag' | 'mention';
  text: string;
  cut: boolean;
}

/** The paragraphs of a status, each as pieces in order: an empty line divides them (Mastodon 4.5, TextFormatter). */
export function paragraphsOf(text: string): Piece[][] {
  return text
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => piecesOf(paragraph.trim()));
}

/** An address as Mastodon shows it: without scheme and `www.`, 30 characters of it (Mastodon 4.5, `shortened_link`). */
export function shortLink(address: string): { text: string; cut: boolean } {
  const shown = address.replace(/^https?:\/\/(?:www\.)?/i, '');
  const text = [...shown.slice(0, 60)].slice(0, 30).join('');
  return { text, cut: text.length < shown.length };
}

// No part of it can match the same letters in two ways, so a long text costs no more than its length.
const special = /https?:\/\/[^\s<>"„“”«»]+|[#＃][\p{L}\p{M}\p{N}_·]+|@[\w.-]+@[\p{L}\p{M}\p{N}.-]+/giu;

function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(special)) {
    const found = judged(match[0], text[match.index - 1] ?? ' ');
    if (!found) continue;
    if (match.index > end) pieces.push(plain(text.slice(end, match.index)));
    pieces.push(found.piece);
    end = match.index + found.length;
  }
  if (end < text.length) pieces.push(plain(text.slice(end)));
  return pieces;
}

function plain(text: string): Piece {
  return { kind: 'text', text, cut: false };
}

/** The piece that a match is, and how many of its letters belong to it. */
function judged(match: string, before: string): { piece: Piece; length: number } | undefined {
  const isInWord = /[\p{L}\p{N}_/]/u.test(before);
  if (match.startsWith('#') || match.startsWith('＃')) {
    if (isInWord || !/\p{L}/u.test(match)) return undefined;
    return { piece: { kind: 'hashtag', text: match, cut: false }, length: match.length };
  }
  if (match.startsWith('@')) {
    if (isInWord) return undefined;
    const name = match.slice(0, match.indexOf('@', 1));
    return { piece: { kind: 'mention', text: name, cut: false }, length: trimmed(match).length };
  }
  const address = trimmed(match);
  if (!/^https?:\/\/[^/?#.]+\.[^/?#.]/i.test(address)) return undefined;
  return { piece: { kind: 'link', ...shortLink(address) }, length: address.length };
}

/** An address without the sentence's own marks behind it. A bracket stays if it was opened inside. */
function trimmed(address: string): string {
  let open = address.split('(').length - address.split(')').length;
  let end = address.length;
  while (end > 0) {
    const last = address[end - 1] ?? '';
    if (last === ')' && open < 0) open += 1;
    else if (!".,:;!?…'’‘*".includes(last)) break;
    end -= 1;
  }
  return address.slice(0, end);
}
