import type { PublishedPart, Segment } from '../../post/types.ts';

/**
 * Whether a text, as the composer held it when Post was pressed, is what the request published. How it is written down
 * may differ: accents, blank lines, white space that nobody sees, the `@` of a name, the form of an address. One visible
 * character more, less or other, or a link that leads elsewhere, is another text.
 */
export function sameText(draft: string, { text, content }: PublishedPart): boolean {
  const written = plain(draft).trim();
  // Where in the draft what was published may have come to, in all its forms.
  let places = new Set([0]);
  for (const forms of formsOf(content?.segments ?? [{ kind: 'text', text }])) {
    const next = [...places].flatMap((at) =>
      forms.filter((form) => written.startsWith(form, at)).map((form) => at + form.length),
    );
    places = new Set(next);
  }
  return places.has(written.length);
}

/** What each piece may look like in a draft. */
function formsOf(segments: readonly Segment[]): string[][] {
  const joined = withoutSeams(segments);
  return joined.map((segment, index) => {
    if (segment.kind === 'mention') return [plain(segment.name), `@${plain(segment.name)}`];
    if (segment.kind === 'hashtag') return [`#${plain(segment.tag)}`];
    if (segment.kind === 'link') return linkForms(segment);
    let text = plain(segment.text);
    if (index === 0) text = text.trimStart();
    if (index === joined.length - 1) text = text.trimEnd();
    return [text];
  });
}

/** Texts that follow each other are one: a blank line may lie between them. */
function withoutSeams(segments: readonly Segment[]): Segment[] {
  const joined: Segment[] = [];
  for (const segment of segments) {
    const last = joined.at(-1);
    if (segment.kind === 'text' && last?.kind === 'text') {
      joined[joined.length - 1] = { kind: 'text', text: last.text + segment.text };
    } else joined.push(segment);
  }
  return joined;
}

/** The address as it may be typed, and what is shown for it: but not words, which do not say where they lead. */
function linkForms({ text, url }: Segment & { kind: 'link' }): string[] {
  const shown = plain(text);
  // What goes shows these words: where they do not say where they lead, nothing that a composer held is the same.
  if (!leadsTo(shown, url)) return [];
  const addresses = [url, bare(url), bare(url).replace(/^www\./i, '')].map(plain);
  const forms = [...addresses, ...addresses.map((form) => form.replace(/\/$/, ''))];
  return [...new Set([shown, ...forms])];
}

/** Whether what is shown is the address, or its beginning where it ends in dots. */
function leadsTo(shown: string, url: string): boolean {
  const [given, target] = [parsed(shown.replace(/(?:…|\.\.\.)$/, '')), parsed(url)];
  if (!given || given.host !== target?.host) return false;
  // A host with dots behind it would be any of its pages.
  const isShortened = given.rest !== '' && /(?:…|\.\.\.)$/.test(shown);
  return isShortened ? target.rest.startsWith(given.rest) : target.rest === given.rest;
}

function parsed(address: string): { host: string; rest: string } | undefined {
  if (/\s/.test(address) || !bare(address).includes('.')) return undefined;
  const url = URL.parse(`https://${bare(address)}`);
  // A name before the host would hide which one it is.
  if (!url || url.username || url.password) return undefined;
  const { host, pathname, search, hash } = url;
  return { host: host.replace(/^www\./, ''), rest: (pathname + search + hash).replace(/\/$/, '') };
}

const bare = (address: string) => address.replace(/^https?:\/\//i, '');

/**
 * The text as it is seen: without characters of no width, without white space at the ends of lines, and with one line
 * break for several, because editors put one or two between paragraphs (Lexical's own text two, its paragraphs one).
 */
function plain(text: string): string {
  const lines = text
    .replace(noWidth, '')
    .replace(idleJoiners, '')
    .normalize('NFC')
    .replace(/\u00a0/g, ' ')
    .replace(/\r\n?/g, '\n')
    .split('\n');
  const last = lines.length - 1;
  return lines
    .map((line, index) => (index === last ? line : line.trimEnd()))
    .filter((line, index) => index === 0 || index === last || line)
    .join('\n');
}

/** Whether an emoji is drawn in colours (`\ufe0f`) is lost where it is shown as an image. */
const noWidth = /[\u200b\u200c\u200e\u200f\u2060\ufeff]|[\ufe0e\ufe0f]/g;

/** Those that do not make one picture of several emoji. */
const idleJoiners =
  /\u200d(?!\p{Extended_Pictographic})|(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}])\u200d/gu;
