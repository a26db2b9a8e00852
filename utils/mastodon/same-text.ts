import { findMentions } from './mentions.ts';
import type { Piece } from './status-html.ts';

/** An account that a server says a status mentions: `user`, or `user@host` where it is of another server. */
export interface Mentioned {
  acct: string;
  url: string;
}

/**
 * Whether what a server shows is what it makes of this plain text. White space does not count, and no other difference than
 * those that servers are known to make: accents put together otherwise (NFC), NUL taken out, a full-width hash as a plain
 * one, a known account by its own writing of its name and mostly without host, a link's address shortened.
 */
export function sameText(
  text: string,
  shown: readonly Piece[],
  mentioned: readonly Mentioned[] = [],
): boolean {
  const planned = lettered(
    cleaned(text),
    shown.some(({ kind }) => kind === 'mention'),
  );
  let at = 0;
  for (const piece of shown) {
    if (piece.kind === 'mention') {
      // One that the server does not know is part of the text before: where this one is, that has led to.
      const mention = planned.mentions.get(at);
      if (!mention || !isOf(mention.name, piece, mentioned)) return false;
      at = mention.end;
    } else {
      const here = writings(piece).find((writing) => planned.letters.startsWith(writing, at));
      if (here === undefined) return false;
      at += here.length;
    }
  }
  return at === planned.letters.length;
}

/** A text's letters, and who is mentioned in it, by where that begins among the letters. */
interface Lettered {
  letters: string;
  mentions: Map<number, { name: string; end: number }>;
}

function lettered(text: string, withMentions: boolean): Lettered {
  const mentions: Lettered['mentions'] = new Map();
  let letters = '';
  let from = 0;
  for (const { start, end } of withMentions ? findMentions(text) : []) {
    letters += lettersOf(text.slice(from, start));
    const before = letters.length;
    letters += lettersOf(text.slice(start, end));
    mentions.set(before, { name: text.slice(start + 1, end), end: letters.length });
    from = end;
  }
  return { letters: letters + lettersOf(text.slice(from)), mentions };
}

/** How a piece may have been written, the longest first. */
function writings(piece: Exclude<Piece, { kind: 'mention' }>): string[] {
  if (piece.kind === 'text') return [lettersOf(piece.text)];
  const { text, address } = piece;
  const both = leadsWhereItSays(text, address) ? [text, address] : [address];
  return both.map(lettersOf).sort((a, b) => b.length - a.length);
}

/** Whether a link's text is its address, whole or shortened, or names no address at all. */
function leadsWhereItSays(text: string, address: string): boolean {
  if (text === address) return true;
  const [shown, whole] = [bare(text), bare(address)];
  return shown.endsWith('…') ? false : shown === whole || !/^[^\s/]+\.[^\s]+$/.test(shown);
}

/** An address without its scheme, as the URL standard writes it. */
function bare(address: string): string {
  const written = address.trim();
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(written) ? written : `https://${written}`);
  const [, rest = written] = /^[a-z0-9+.-]+:\/\/(.*?)\/?$/i.exec(url?.href ?? '') ?? [];
  return decodable(rest);
}

function decodable(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}

/** Whether an account that is shown is the one that was written as `name`. */
function isOf(
  name: string,
  piece: Extract<Piece, { kind: 'mention' }>,
  mentioned: readonly Mentioned[],
): boolean {
  const [user = '', host] = name.split('@');
  const [shownUser = '', shownHost] = piece.name.split('@');
  if (user.toLowerCase() !== shownUser.toLowerCase()) return false;
  const known = shownHost ?? mentioned.find(({ url }) => url === piece.address)?.acct.split('@')[1];
  return host === undefined || known === undefined || inAscii(host) === inAscii(known);
}

function inAscii(host: string): string {
  return URL.parse(`https://${host}`)?.hostname ?? host.toLowerCase();
}

/** PostgreSQL keeps no NUL, and JSON in UTF-8 no half of a surrogate pair. */
function cleaned(text: string): string {
  return text.toWellFormed().replaceAll('\0', '');
}

/** Taken apart (NFD), because what stands in two pieces is put together only as a whole. */
function lettersOf(text: string): string {
  return cleaned(text).replace(/\s+/gu, '').replaceAll('＃', '#').normalize('NFD');
}
