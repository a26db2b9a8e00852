import type { Identity } from './identities.ts';

/*
 * An own profile's page and a single post's page of www.facebook.com, without scripts. From programs that read such pages
 * (2025 to 2026): `role=article` with `aria-posinset` in a feed unit; the author's name and the text in elements with
 * `data-ad-rendering-role`; links with `__cft__[0]` and `__tn__`; links that lead out by `l.facebook.com/l.php`; "more" as a
 * button in the line; pictures in links to `/photo/`; `+7` over the last one; comments as articles with `comment_id`.
 * Guesses: the order of all that, how an album, a reel and an advertisement are marked, the audience's icon, the navigation.
 */

/** What a page shows of a post. */
export interface ShownEntry {
  author: Pick<Identity, 'name' | 'vanity'>;
  /** `pfbid…` or digits. */
  id: string;
  /** Paragraphs of lines; `[[address|words]]` is a link, `{{name}}` somebody who is mentioned. */
  text?: string;
  /** It goes on behind "more". */
  isCut?: boolean;
  pictures?: { src: string; alt: string }[];
  /** How many more there are. */
  more?: number;
  card?: string;
  /** As the page says it. */
  when?: string;
  audience?: string;
  kind?: 'post' | 'reel' | 'album' | 'sponsored' | 'group' | 'shared';
  comments?: { name: string; vanity: string; text: string; picture?: string }[];
}

/** Ways in which pages have differed, each alone. */
export type Variant =
  | 'today'
  | 'no article'
  | 'older message'
  | 'heading alone'
  | 'comments beside'
  | 'digits';

const added = '?__cft__[0]=AZXy0123456789abcdefghij&__tn__=%2CO%2CP-R';
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** The page of a profile, with all that stands beside its posts. */
export function profilePage(
  owner: Identity,
  entries: readonly ShownEntry[],
  variant: Variant = 'today',
): string {
  return `${navigation(owner)}<div role="main">
    <div><h1>${escaped(owner.name)}</h1><div role="tablist"><a href="/${owner.vanity}/about">Info</a></div></div>
    <div><h2>Reels</h2><a href="/reel/990000000000009/"><img src="https://scontent.xx.fbcdn.net/v/fremd_reel.jpg" width="200"
      alt="FREMD Reel"></a></div>
    <div>${entries.map((entry, index) => unit(entry, index, variant, owner)).join('')}</div>
  </div>`;
}

/** The page of a post, which lies in a dialog over another one. */
export function postPage(
  owner: Identity,
  entry: ShownEntry,
  behind: readonly ShownEntry[],
  variant: Variant = 'today',
): string {
  return `${navigation(owner)}<div role="main"><div>${behind
    .map((each, index) => unit(each, index, variant, owner))
    .join('')}</div></div>
  <div role="dialog" aria-labelledby="d"><h2 id="d">Beitrag von ${escaped(entry.author.name)}</h2>
    <div>${post(entry, variant, owner)}</div></div>`;
}

/** An address under which a person opens it. */
export const addressOf = ({ author, id, kind }: ShownEntry) =>
  kind === 'reel'
    ? `/reel/${id}/`
    : kind === 'group'
      ? `/groups/300000000000001/posts/${id}/`
      : `/${author.vanity}/posts/${id}`;

function navigation(owner: Identity): string {
  return `<div role="banner"><a href="/" aria-label="Facebook">f</a></div>
    <div role="navigation"><a href="/${owner.vanity}"><span>${escaped(owner.name)}</span></a>
    <a href="/stadtwerke.krefeld">FREMD Stadtwerke</a></div>
    <div id="chat"><div role="article"><a href="/fremde.person">FREMD Person</a><div dir="auto">FREMD Nachricht</div></div></div>`;
}

function unit(entry: ShownEntry, index: number, variant: Variant, owner: Identity): string {
  const place =
    variant === 'no article' ? `data-pagelet="TimelineFeedUnit_${index}"` : `aria-posinset="${index + 1}"`;
  const inner = post(entry, variant, owner);
  if (variant === 'no article') return `<div ${place}>${inner}</div>`;
  if (variant === 'comments beside')
    return `<div ${place}><div role="article">${inner}</div>${comments(entry)}</div>`;
  return `<div ${place} role="article">${inner}</div>`;
}

function post(entry: ShownEntry, variant: Variant, owner: Identity): string {
  const { kind = 'post', audience = 'Mit Öffentlich geteilt', when = '3 Std.', card } = entry;
  const address =
    variant === 'digits'
      ? `/permalink.php?story_fbid=${entry.id.replace(/\D/g, '').padEnd(15, '1')}&id=61550000000001`
      : addressOf(entry);
  const stamp =
    kind === 'sponsored'
      ? `<a href="/ads/about/${added}" role="link"><span>Gesponsert</span></a>`
      : `<a href="${address}${address.includes('?') ? added.replace('?', '&') : added}" role="link" aria-label="${when}"><span>${when}</span></a>`;
  return `<div><svg role="img" aria-label="${escaped(entry.author.name)}"><image href="https://scontent.xx.fbcdn.net/p.jpg"/></svg>
      ${heading(entry, variant)}
      <span>${stamp} · <svg><title>${audience}</title></svg></span>
      <div role="button" tabindex="0" aria-label="Aktionen für diesen Beitrag">…</div></div>
    ${kind === 'shared' ? `${message(entry, variant)}<div data-ad-rendering-role="reshared_story">${original}</div>` : message(entry, variant)}
    ${kind === 'reel' ? '<div><video src="blob:https://www.facebook.com/1"></video></div>' : pictures(entry, owner)}
    ${card ? `<div><a href="${outward(card)}" role="link"><img src="https://external.xx.fbcdn.net/card.jpg" width="500" alt=""><span>Titel der Karte</span></a></div>` : ''}
    <div role="toolbar"><div role="button" tabindex="0">Gefällt mir</div><div role="button" tabindex="0">Kommentieren</div></div>
    ${variant === 'comments beside' ? '' : comments(entry)}
    <form><div contenteditable="true" role="textbox" data-lexical-editor="true"><p><br></p></div></form>`;
}

const original = `<h4><a href="/fremde.seite${added}">FREMD Seite</a></h4><div data-ad-preview="message"><div dir="auto">FREMD Original</div></div>`;

function heading({ author, kind }: ShownEntry, variant: Variant): string {
  const link = `<a href="https://www.facebook.com/${author.vanity}${added}" role="link"><strong><span>${escaped(author.name)}</span></strong></a>`;
  const more =
    kind === 'group'
      ? ` ▸ <a href="/groups/300000000000001/">Krefeld hilft sich</a>`
      : kind === 'album'
        ? ` hat 12 neue Fotos zu dem Album <a href="/media/set/?set=a.123">Stadtfest</a> hinzugefügt.`
        : '';
  const name = `<h2><span>${link}${more}</span></h2>`;
  return variant === 'heading alone' ? name : `<div data-ad-rendering-role="profile_name">${name}</div>`;
}

function message({ text, isCut }: ShownEntry, variant: Variant): string {
  if (text === undefined) return '';
  const paragraphs = text.split('\n\n').map((paragraph) => paragraph.split('\n').map(line));
  const more = `<div role="button" tabindex="0">Mehr anzeigen</div>`;
  const last = paragraphs.at(-1);
  if (isCut && last) last[last.length - 1] = `${last.at(-1)}… ${more}`;
  const lines = paragraphs.map(
    (each) =>
      `<div>${each.map((one) => `<div dir="auto" style="text-align: start;">${one}</div>`).join('')}</div>`,
  );
  const body = `<div><div><span dir="auto">${lines.join('')}</span></div></div>`;
  return variant === 'older message'
    ? `<div data-ad-preview="message">${body}</div>`
    : `<div data-ad-rendering-role="story_message"><div data-ad-comet-preview="message" data-ad-preview="message">${body}</div></div>`;
}

function line(text: string): string {
  return escaped(text)
    .replace(
      /\[\[(.*?)\|(.*?)\]\]/g,
      (_, url: string, words: string) => `<a href="${outward(url)}" role="link">${words}</a>`,
    )
    .replace(/\{\{(.*?)\}\}/g, (_, name: string) => `<a href="/stadtwerke.krefeld${added}">${name}</a>`)
    .replace(/(^|\s)#(\w+)/g, `$1<a href="/hashtag/$2${added}">#$2</a>`)
    .replace(
      /🌳/g,
      '<span><img src="https://static.xx.fbcdn.net/images/emoji.php/tree.png" alt="🌳" width="16" height="16"></span>',
    );
}

const outward = (url: string) =>
  `https://l.facebook.com/l.php?u=${encodeURIComponent(`${url.replaceAll('&amp;', '&')}${url.includes('?') ? '&' : '?'}fbclid=IwAR0abcdefghijklmnop`)}&amp;h=AT0abcdefghijkl&amp;__tn__=-UK-R&amp;c[0]=AT1`;

function pictures({ pictures = [], more, id }: ShownEntry, owner: Identity): string {
  return pictures
    .map(({ src, alt }, index) => {
      const over = more && index === pictures.length - 1 ? `<div>+${more}</div>` : '';
      return `<a href="/photo/?fbid=12210000000000${index}&set=a.${owner.id}_${id}" role="link"><img src="${src}&stp=small" srcset="${src} 960w, ${src}&stp=dst-jpg_p320 320w" alt="${escaped(alt)}" width="680" height="425">${over}</a>`;
    })
    .join('');
}

function comments({ comments = [], id, author }: ShownEntry): string {
  return comments
    .map(
      ({ name, vanity, text, picture }, index) => `<div role="article" aria-label="Kommentar von ${name}">
        <span><a href="/${vanity}?comment_id=Y29tbWVudDoxMjM${index}">${name}</a></span><div dir="auto">${escaped(text)}</div>
        ${picture ? `<a href="/photo/?fbid=9${index}"><img src="${picture}" width="300" alt="FREMD Bild"></a>` : ''}
        <a href="/${author.vanity}/posts/${id}?comment_id=Y29tbWVudDoxMjM${index}">2 Std.</a></div>`,
    )
    .join('');
}
