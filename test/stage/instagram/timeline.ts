import type { Account } from './posts.ts';

/*
 * An own account's page and a single post's page of www.instagram.com, without scripts. From programs that read such pages
 * (2023 to 2026): tiles are links to `/<account>/p/<code>/` with a picture; a post is an article, or stands in the page's main
 * part alone; its caption is an `h1`, or the first of the comments; its time a `time`; pictures have `srcset`, several of
 * them a list with buttons, of which only the nearest are there; comments have links to `/c/`; below stand tiles of others.
 * Guesses: the order of all that, how dots say the number of pictures, how "more" is marked.
 */

export interface ShownEntry {
  author: string;
  code: string;
  /** Lines; `#tag` and `@name` are links. */
  caption?: string;
  isCut?: boolean;
  pictures?: { src: string; alt: string }[];
  /** How many there are in all, as the dots say; 0 for no dots. */
  of?: number;
  isVideo?: boolean;
  time?: string;
  comments?: { author: string; text: string }[];
}

/** Ways in which pages have differed, each alone. */
export type Variant = 'today' | 'no article' | 'caption as comment' | 'dialog';

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** The page of an account: tiles alone. */
export function accountPage({ username }: Pick<Account, 'username'>, entries: readonly ShownEntry[]): string {
  return `${navigation(username)}<main><header><h2>${username}</h2></header>
    <div>${entries.map(tile).join('')}</div></main>`;
}

/** The page of a post. */
export function postPage(
  { username }: Pick<Account, 'username'>,
  entry: ShownEntry,
  others: readonly ShownEntry[],
  variant: Variant = 'today',
): string {
  const below = `<div><span>Mehr Beiträge von <a href="/${entry.author}/">${entry.author}</a></span>${others.map(tile).join('')}</div>`;
  const body = post(entry, variant);
  if (variant === 'dialog')
    return `${navigation(username)}<main>${others.map(tile).join('')}</main><div role="dialog"><article>${body}</article></div>`;
  if (variant === 'no article') return `${navigation(username)}<main><div>${body}</div>${below}</main>`;
  return `${navigation(username)}<main><article>${body}</article>${below}</main>`;
}

export const addressOf = ({ code }: ShownEntry) => `/p/${code}/`;

function navigation(username: string): string {
  return `<nav><a href="/"><svg aria-label="Instagram"></svg></a><a href="/${username}/"><img alt="Profilbild von ${username}" src="https://scontent.cdninstagram.com/me.jpg"></a>
    <a href="/fremdes.konto/">FREMD Konto</a></nav>`;
}

function tile({ author, code, pictures = [] }: ShownEntry): string {
  const [first] = pictures;
  return `<a href="/${author}/p/${code}/" role="link"><div><img alt="${escaped(first?.alt ?? '')}" src="${first?.src ?? 'https://scontent.cdninstagram.com/v/tile.jpg'}"></div></a>`;
}

function post(entry: ShownEntry, variant: Variant): string {
  const { author, code, time = '2026-11-25T09:30:00.000Z', comments = [] } = entry;
  const stamp = `<a href="/p/${code}/"><time datetime="${time}">4 T.</time></a>`;
  const caption = captionOf(entry, variant, time);
  return `<header>${portrait(author)}<div><a href="/${author}/" role="link"><span dir="auto">${author}</span></a></div></header>
    ${mediaOf(entry)}
    <section><div role="button" tabindex="0"><svg aria-label="Gefällt mir"></svg></div></section>
    <ul>${caption}${comments.map((comment, index) => commentOf(comment, code, index)).join('')}</ul>
    <div>${stamp}</div>
    <form><textarea aria-label="Kommentieren …"></textarea></form>`;
}

const portrait = (author: string) =>
  `<a href="/${author}/"><img alt="Profilbild von ${author}" src="https://scontent.cdninstagram.com/portrait.jpg" width="32" height="32"></a>`;

function captionOf({ author, caption, isCut }: ShownEntry, variant: Variant, time: string): string {
  if (caption === undefined) return '';
  const text = escaped(caption)
    .replace(/#(\w+)/g, '<a href="/explore/tags/$1/">#$1</a>')
    .replace(/@([\w.]+\w)/g, '<a href="/$1/">@$1</a>')
    .replaceAll('\n', '<br>');
  const body = `${text}${isCut ? '… <div role="button" tabindex="0"><span>mehr</span></div>' : ''}`;
  const words =
    variant === 'caption as comment' ? `<span dir="auto">${body}</span>` : `<h1 dir="auto">${body}</h1>`;
  return `<li>${portrait(author)}<div><h2><a href="/${author}/">${author}</a></h2>${words}<time datetime="${time}">4 T.</time></div></li>`;
}

function commentOf({ author, text }: { author: string; text: string }, code: string, index: number): string {
  return `<li>${portrait(author)}<div><h3><a href="/${author}/">${author}</a></h3><span dir="auto">${escaped(text)}</span>
    <a href="/p/${code}/c/1800000000000000${index}/"><time datetime="2026-11-25T10:00:00.000Z">3 T.</time></a></div></li>`;
}

function mediaOf({ pictures = [], of, isVideo }: ShownEntry): string {
  const all = pictures.map(
    ({ src, alt }) =>
      `<img alt="${escaped(alt)}" src="${src}&stp=s640" srcset="${src}&stp=s640 640w, ${src} 1080w" crossorigin="anonymous">`,
  );
  if (isVideo) return `<div><video src="blob:https://www.instagram.com/1"></video>${all.join('')}</div>`;
  if (of === undefined) return `<div>${all.join('')}</div>`;
  const dots = of ? `<div>${'<div></div>'.repeat(of)}</div>` : '';
  return `<div><div><ul><li></li>${all.map((each) => `<li>${each}</li>`).join('')}</ul></div><button aria-label="Weiter"></button>${dots}</div>`;
}
