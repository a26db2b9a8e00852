interface Facet {
  index: { byteStart: number; byteEnd: number };
  features: { $type?: string; uri?: string; did?: string }[];
}

/**
 * Whether the text that a composer held is the text that a record holds, as Bluesky's client changes it on its way
 * (social-app, src/lib/api/index.ts, `resolveRT`, and src/lib/strings/rich-text-manip.ts, `shortenLinks`): blank lines
 * before it and white space after it cut, runs of blank lines shortened, links shown short while their facet has them
 * whole. Spaces that do not break, the two characters of no width that a composer's reader leaves out, and how an accent is
 * put together make no difference. Whatever else differs does, in a link's target too.
 */
export function sameText(draft: string, record: { text: string; facets?: unknown }): boolean {
  const { text } = record;
  // What the client never writes was not written by it.
  if (cleaned(text) !== text || text.includes(mark)) return false;
  try {
    const links: string[] = [];
    // Whatever else it is throws in there, or is compared and found to differ.
    const pieces = tidy(marked(text, (record.facets ?? []) as Facet[], links)).split(mark);
    return matches(tidy(draft), pieces, links);
  } catch {
    return false;
  }
}

/** What is rendered as a name, whatever else it has. */
const mention = 'app.bsky.richtext.facet#mention';

/** Stands for a link. */
const mark = '\0';

function cleaned(text: string): string {
  return text
    .replace(/^(\s*\n)+/, '')
    .trimEnd()
    .replace(/[\r\n][\s\u00ad\u200b-\u200d\u2060]*[\r\n]/g, (gap) =>
      gap.match(/[\r\n]/g)?.[2] ? '\n\n' : gap,
    );
}

function tidy(text: string): string {
  return cleaned(
    text
      .normalize()
      .replace(/\u00a0/g, ' ')
      .replace(/[\u200b\ufeff]/g, ''),
  );
}

/** The text with its links taken out into `links`. */
function marked(text: string, facets: Facet[], links: string[]): string {
  const bytes = new TextEncoder().encode(text);
  const slice = (from: number, to?: number) => new TextDecoder().decode(bytes.subarray(from, to));
  let shown = '';
  let read = 0;
  for (const { index, features } of [...facets].sort((a, b) => a.index.byteStart - b.index.byteStart)) {
    const { byteStart, byteEnd } = index;
    const piece = slice(byteStart, byteEnd);
    const [{ $type, uri, did } = {}, another] = features;
    // No client's facet overlaps another, or makes a link or a name of words that are none.
    const isMeant = uri
      ? $type !== mention && shownAs(uri).includes(piece)
      : did
        ? piece.startsWith('@')
        : /^[#＃$]/.test(piece);
    if (another || byteStart < read || byteEnd > bytes.length || !isMeant) throw piece;
    shown += slice(read, byteStart) + (uri ? mark : piece);
    if (uri) links.push(uri);
    read = byteEnd;
  }
  return shown + slice(read);
}

/** Whole or short, with its scheme or without where none was written. */
function shownAs(link: string): string[] {
  const { host, pathname, search, hash } = new URL(link);
  const path = (pathname === '/' ? '' : pathname) + search + hash;
  const short = host + (path.length > 15 ? `${path.slice(0, 13)}...` : path);
  return [link, link.replace('https://', ''), short, short.replace(/^www\./, '')];
}

function matches(draft: string, pieces: string[], links: string[]): boolean {
  let read = 0;
  return pieces.every((piece, index) => {
    if (!draft.startsWith(piece, read)) return false;
    read += piece.length;
    const link = links[index];
    if (!link) return read === draft.length;
    const written = writtenLink(draft.slice(read));
    const target = written.startsWith('http') ? written : `https://${written}`;
    const isAlone = /(^|[\s(])$/.test(draft.slice(0, read));
    read += written.length;
    return isAlone && target === link.normalize();
  });
}

/** As the client finds it (@atproto/api 0.21.0, rich-text/detection.js): up to the next space, without a sentence's end. */
function writtenLink(text: string): string {
  const link = text.replace(/\s.*/s, '').replace(/[.,;:!?]$/, '');
  return link.includes('(') ? link : link.replace(/\)$/, '');
}
