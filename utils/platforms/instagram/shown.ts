import type { KnownProfile, Lack, Shown, ShownMedia, ShownPost } from '../../post/shown.ts';
import type { Segment } from '../../post/types.ts';
import { isShown, precedes } from '../meta/elements.ts';
import { isPicture, shownPicture, shownVideo } from '../meta/shown-media.ts';
import { addressOfLink, readShownText } from '../meta/shown-text.ts';
import { readWhen } from '../meta/when.ts';
import { accountAt, idOfCode, type PostPlace, postAt } from './places.ts';

/*
 * Posts as www.instagram.com shows them. Structure as several programs read it (2023 to 2026): a post's page has an article
 * or only a main part, in it a head with the author, the caption as a heading or as the first of the comments, a time, and
 * pictures with `srcset`; below it tiles of further posts. An account's page has tiles alone.
 */

/** What of the page's posts is of a known profile, and nobody else's. Nothing is touched. */
export function readShown(
  root: ParentNode,
  known: readonly KnownProfile[],
  here: string,
  now: number,
): Shown {
  const place = postAt(here);
  if (!place) {
    const posts = tilesOf(root, known, here, now);
    return { posts, ...(posts.length ? {} : { why: 'nothing' as const }) };
  }
  const post = postIn(root, place);
  const author = post && authorOf(post);
  if (!post || !author) return { posts: [], why: 'nothing' };
  const profile = known.find(({ names }) => names.includes(author));
  // Somebody else's may be laid over one's own page.
  if (!profile || (place.whose && place.whose.toLowerCase() !== author)) return { posts: [], why: 'foreign' };
  return { posts: [readPost(post, profile, place, now)] };
}

/** The post whose page it is: in a dialog over the page, else in the page; above the tiles of others. */
function postIn(root: ParentNode, { code }: PostPlace): Element | undefined {
  const places = [...root.querySelectorAll('[role="dialog"], article, main')].filter(isShown);
  const holds = (each: Element) =>
    [...each.querySelectorAll('a[href]')].some((link) => postAt(hrefOf(link))?.code === code);
  const named = places.filter(holds);
  const [dialog] = named.filter((each) => each.matches('[role="dialog"]'));
  const [article] = named.filter((each) => each.matches('article') && (!dialog || dialog.contains(each)));
  return article ?? dialog ?? named[0];
}

const hrefOf = (link: Element) => link.getAttribute('href') ?? '';

/** The first account that the post's head names, in lower case. */
function authorOf(post: Element): string | undefined {
  const head = post.querySelector('header') ?? post;
  const links = [...head.querySelectorAll('a[href]')].filter((link) => link.textContent?.trim());
  return links.map((link) => accountAt(hrefOf(link))?.whose.toLowerCase()).find((name) => name !== undefined);
}

function readPost(post: Element, profile: KnownProfile, { code }: PostPlace, now: number): ShownPost {
  const caption = captionOf(post, profile);
  const text = caption && readShownText(caption, linkOf);
  const stamp = post.querySelector('time[datetime]');
  const { media, lacks } = mediaOf(post, code, caption ?? stamp);
  const time = stamp?.getAttribute('datetime');
  return {
    ...addressed(profile, code),
    time: time && Number.isFinite(Date.parse(time)) ? Math.min(Date.parse(time), now) : undefined,
    segments: text?.segments ?? [],
    ...{ links: [], media },
    lacks: [...(text?.isCut ? ['rest' as const] : text ? [] : ['text' as const]), ...lacks],
  };
}

const addressed = ({ id }: KnownProfile, code: string) => ({
  ...{ platform: 'instagram' as const, profile: id, id: idOfCode(code) },
  address: `https://www.instagram.com/p/${code}/`,
});

/** A comment's time leads to the comment; the caption's leads to the post, or nowhere. */
const isComment = (block: Element) =>
  [...block.querySelectorAll('a[href]')].some((link) => /\/c\/\d+/.test(hrefOf(link)));

/** The heading, or the first of what is written below the head: it is the author's, and no comment. */
function captionOf(post: Element, { names }: KnownProfile): Element | undefined {
  const heading = [...post.querySelectorAll('h1')].find((each) => !each.closest('header') && !isTile(each));
  if (heading) return heading;
  const first = [...post.querySelectorAll('li')].find(
    (each) => !each.querySelector('img[srcset], video') && each.querySelector('time'),
  );
  const author = first?.querySelector('a[href]:not(:has(img))');
  const isOwn = author && names.includes(accountAt(hrefOf(author))?.whose.toLowerCase() ?? '');
  if (!first || !isOwn || isComment(first)) return undefined;
  const said = [...first.querySelectorAll('span[dir], div[dir]')].filter(
    (each) => !each.contains(author) && !each.querySelector('time'),
  );
  return said.find((each) => (each.textContent?.trim() ?? '') !== '');
}

function linkOf(href: string, text: string): Segment {
  const path = URL.parse(href, 'https://www.instagram.com')?.pathname ?? '';
  if (/^\/explore\/tags\//.test(path) && text.startsWith('#')) return { kind: 'hashtag', tag: text.slice(1) };
  if (accountAt(href) && text.startsWith('@')) return { kind: 'mention', name: text.slice(1), url: '' };
  const address = addressOfLink(href, 'https://www.instagram.com');
  return address ? { kind: 'link', text, url: address } : { kind: 'text', text };
}

/** A tile leads to another post, with a picture and no more. */
const isTile = (element: Element, code?: string): boolean => {
  const at = element.closest('a[href]');
  const place = at ? postAt(hrefOf(at)) : undefined;
  return place !== undefined && place.code !== code && at?.querySelector('img, video') !== null;
};

/** Pictures and videos stand before what is written; below stand those of other posts. */
function mediaOf(post: Element, code: string, end: Element | null): { media: ShownMedia[]; lacks: Lack[] } {
  const media: ShownMedia[] = [];
  const lacks = new Set<Lack>();
  const elements = [...post.querySelectorAll('img, video')].filter(
    (each) =>
      !each.closest('header, h1') &&
      !isTile(each, code) &&
      !isPortrait(each) &&
      !isInComment(each) &&
      (!end || precedes(each, end)),
  );
  for (const each of elements) {
    if (each.localName === 'video') {
      const video = shownVideo(each);
      if (video) media.push(video);
      else lacks.add('video');
    } else if (isPicture(each)) media.push(shownPicture(each));
  }
  if (elements.some((each) => isMoreThan(each, media.length))) lacks.add('pictures');
  // A video's own cover is no picture of the post.
  const own =
    lacks.has('video') &&
    media.length === 1 &&
    post.querySelectorAll('video').length === 1 &&
    elements.length === 2;
  return { media: own ? [] : media, lacks: [...lacks] };
}

const isPortrait = (image: Element) => {
  const link = image.closest('a[href]');
  return link !== null && accountAt(hrefOf(link)) !== undefined;
};

/** A comment may have a picture, or a sticker. */
function isInComment(element: Element): boolean {
  const block = element.closest('li, [role="listitem"]');
  return block !== null && !block.closest('li li') && block.querySelector('time') !== null;
}

/** Several pictures are a list that is turned by buttons; only what is near is in it. Dots say how many there are. */
function isMoreThan(element: Element, found: number): boolean {
  const list = element.closest('ul');
  if (!list) return false;
  let around: Element | null = list.parentElement;
  while (around && !around.querySelector('button') && !around.matches('article, main, [role="dialog"]'))
    around = around.parentElement;
  if (!around?.querySelector('button') || around.matches('article, main, [role="dialog"]')) return false;
  const all = [...around.querySelectorAll('div')].filter(isDots).map(({ children }) => children.length);
  const count = Math.max(0, ...all);
  return count === 0 || found < count;
}

const isDots = ({ children }: Element) =>
  children.length > 1 && [...children].every((dot) => dot.localName === 'div' && dot.childNodes.length === 0);

/** The posts of an account's own page: their addresses, and what is said of their pictures. */
function tilesOf(root: ParentNode, known: readonly KnownProfile[], here: string, now: number): ShownPost[] {
  const owner = accountAt(here)?.whose.toLowerCase();
  const profile = known.find(({ names }) => owner !== undefined && names.includes(owner));
  if (!profile) return [];
  const links = [...root.querySelectorAll('main a[href], [role="main"] a[href]')].filter((link) =>
    link.querySelector('img'),
  );
  const posts = links.flatMap((link): ShownPost[] => {
    const place = postAt(hrefOf(link));
    // Before the name stood in the address every tile of the page was the account's.
    if (!place || (place.whose !== undefined && place.whose.toLowerCase() !== owner)) return [];
    const alt = link.querySelector('img')?.getAttribute('alt')?.trim() ?? '';
    const picture = shownPicture(link.querySelector('img') ?? link);
    return [
      {
        ...addressed(profile, place.code),
        time: creditedAt(alt, now),
        segments: picture.machineMade || !alt ? [] : [{ kind: 'text', text: alt }],
        ...{ links: [], media: [], lacks: ['tile'] },
      },
    ];
  });
  return [...new Map(posts.map((post) => [post.id, post])).values()];
}

/** `Photo by Stadt Krefeld on March 30, 2026.`, in English before a sentence in any language (seen 2026). */
function creditedAt(alt: string, now: number): number | undefined {
  const [, date] = /^(?:photo|video) (?:shared )?by .{1,150} on (\p{L}+ \d{1,2}, \d{4})/iu.exec(alt) ?? [];
  return date === undefined ? undefined : readWhen(date, now);
}
