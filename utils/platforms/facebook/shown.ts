import type { KnownProfile, Lack, NotShown, Shown, ShownMedia, ShownPost } from '../../post/shown.ts';
import type { Segment } from '../../post/types.ts';
import { isShown, precedes } from '../meta/elements.ts';
import { isPicture, shownPicture, shownVideo } from '../meta/shown-media.ts';
import { addressOfLink, readShownText } from '../meta/shown-text.ts';
import { readWhen } from '../meta/when.ts';
import { audienceOf } from './audience.ts';
import { hrefOf, isAuthor, isPrivate, ownerOf, whoseOf } from './owner.ts';
import { isAlbum, isInGroup, isPhoto, onFacebook, postAt, profileAt } from './places.ts';

/*
 * Posts as www.facebook.com shows them. Structure as several programs read it (2025 to 2026): an element with
 * `aria-posinset`, a feed unit's `data-pagelet`, or `role=article`; the author in a heading; the text in an element that
 * names it a message, by one of three attributes; comments as articles within, whose links have a `comment_id`.
 */
const units = '[aria-posinset], [data-pagelet*="FeedUnit"], [role="article"]';
const messages =
  '[data-ad-rendering-role="story_message"], [data-ad-comet-preview="message"], [data-ad-preview="message"]';
const fields = 'form, [role="form"], [contenteditable]';
const headings = '[data-ad-rendering-role="profile_name"], h2, h3, h4, [role="heading"]';

/** Of what is looked at: the place, and who the page's viewer acts as. */
interface Around {
  known: readonly KnownProfile[];
  /** The page's own address. */
  here: string;
  now: number;
}

/** What of the page's posts is of a known profile, for everybody, and nobody else's. Nothing is touched. */
export function readShown(
  root: ParentNode,
  known: readonly KnownProfile[],
  here: string,
  now: number,
): Shown {
  if (isInGroup(here)) return { posts: [], why: 'group' };
  const around: Around = { known, here, now };
  const read = unitsIn(root, here).map((unit) => readUnit(unit, around));
  const posts = read.filter((each) => typeof each !== 'string');
  // The same post may stand in the page and in a dialog over it.
  const once = [...new Map(posts.map((post) => [post.id, post])).values()];
  if (!postAt(here)) return { posts: once, ...(once.length ? {} : { why: 'nothing' as const }) };
  const [only] = once;
  if (only) return { posts: [only] };
  return {
    posts: [],
    why: read.find((each) => typeof each === 'string') ?? 'nothing',
  };
}

interface Unit {
  element: Element;
  heads: Element[];
  /** The page is this post's own. */
  isAlone: boolean;
}

/** The posts of a list, or the one whose page it is: in a dialog over the page, else in its main part. */
function unitsIn(root: ParentNode, here: string): Unit[] {
  const heads = headsIn(root);
  const inUnits = Map.groupBy(heads, (head) => outermost(head, units));
  inUnits.delete(undefined);
  const listed = [...inUnits].flatMap(([element, own]): Unit[] =>
    element ? [{ element: postIn(element, own), heads: own, isAlone: false }] : [],
  );
  if (!postAt(here)) return listed;
  const dialog = heads.map((head) => head.closest('[role="dialog"]')).find((each) => each && isShown(each));
  const place = dialog ?? [...root.querySelectorAll('[role="main"], main')].at(0);
  const own = heads.filter((head) => place?.contains(head));
  const within = listed.filter(({ element }) => place?.contains(element));
  const [first] = within;
  if (first && own.every((head) => within.some(({ heads: theirs }) => theirs.includes(head))))
    return [{ ...first, isAlone: true }];
  return place && own.length ? [{ element: place, heads: own, isAlone: true }] : [];
}

/** Headings that name an author, each the outermost; what a comment's author is named in is none. */
function headsIn(root: ParentNode): Element[] {
  return [...root.querySelectorAll(headings)].filter(
    (head) => !head.parentElement?.closest(headings) && !isInComment(head) && authorIn(head),
  );
}

const authorIn = (head: Element) =>
  [...head.querySelectorAll('a[href]')].find((link) => profileAt(hrefOf(link)) && link.textContent?.trim());

/** Its own links have the comment's id. */
function isInComment(element: Element): boolean {
  for (let each = element.closest('[role="article"]'); each; ) {
    const links = [...each.querySelectorAll('a[href*="comment_id="]')];
    if (links.some((link) => link.closest('[role="article"]') === each)) return true;
    each = each.parentElement?.closest('[role="article"]') ?? null;
  }
  return false;
}

/** Comments stand below the post, whatever they are made of: their links have their ids. */
function isBelowComment(element: Element, post: Element): boolean {
  const first = post.querySelector('a[href*="comment_id="]');
  return first !== null && first !== element && precedes(first, element);
}

/** A comment that is no article: what holds it, and not the post's head, has a link with its id. */
function isBesideComment(element: Element, head: Element, post: Element): boolean {
  for (
    let each = element.parentElement;
    each && each !== post && !each.contains(head);
    each = each.parentElement
  )
    if (each.querySelector('a[href*="comment_id="]')) return true;
  return false;
}

function outermost(element: Element, selector: string): Element | undefined {
  let found: Element | undefined;
  for (let each = element.closest(selector); each; each = each.parentElement?.closest(selector) ?? null) {
    // A dialog is a page of its own.
    if (found && found.closest('[role="dialog"]') !== each.closest('[role="dialog"]')) break;
    found = each;
  }
  return found;
}

/** In a unit the article with its author, beside which the comments may stand. */
function postIn(unit: Element, [head]: Element[]): Element {
  const article = head?.closest('[role="article"]');
  return article && unit.contains(article) ? article : unit;
}

function readUnit({ element, heads, isAlone }: Unit, around: Around): ShownPost | NotShown {
  const [head] = heads;
  const link = head && authorIn(head);
  if (!head || !link) return 'nothing';
  const inHeads = heads.flatMap((each) => [...each.querySelectorAll('a[href]')]).map(hrefOf);
  if (inHeads.some(isInGroup)) return 'group';
  const profile = ownerOf(link, element, around.known);
  if (!profile) return 'foreign';
  // Whose post it shares stands in a heading of its own.
  if (heads.length > 1 || element.querySelector('[data-ad-rendering-role="reshared_story"]')) return 'shared';
  const own = (each: Element) =>
    !isInComment(each) &&
    !isBesideComment(each, head, element) &&
    !isBelowComment(each, element) &&
    !each.closest(fields);
  const links = [...element.querySelectorAll('a[href]')].filter(own);
  if (links.some((each) => /^\/ads\/|\/ads\/about/.test(onFacebook(hrefOf(each))?.pathname ?? '')))
    return 'sponsored';
  const message = [...element.querySelectorAll(messages)].find(own);
  const stamp = links.find(
    (each) => postAt(hrefOf(each)) && !message?.contains(each) && !head.contains(each),
  );
  if (!stamp && links.some((each) => isInGroup(hrefOf(each)) && !message?.contains(each))) return 'group';
  const address = stamp ? hrefOf(stamp) : isAlone ? around.here : '';
  const place = postAt(address);
  // What has no address of its own is an advertisement, or a proposal.
  if (!place) return 'nothing';
  if (place.whose && !isAuthor(place.whose, whoseOf(link), profile)) return 'foreign';
  if (audienceOf(element, message, isPrivate(profile)) !== 'everybody') return 'limited';
  const text = message ? readShownText(message, linkOf) : undefined;
  const { media, links: cards, lacks } = besidesOf({ element, head, message, own });
  if (!text && media.length + cards.length + lacks.length === 0) return 'nothing';
  return {
    ...{ platform: 'facebook', profile: profile.id, id: place.id, address: cleanAddress(address) },
    time: timeOf(stamp, around.now),
    segments: text?.segments ?? [],
    ...{ links: cards, media },
    lacks: [
      ...(text?.isCut ? ['rest' as const] : text ? [] : ['text' as const]),
      ...(inHeads.some(isAlbum) ? ['pictures' as const] : []),
      ...(place.isReel && !lacks.includes('video') && !media.some(({ kind }) => kind === 'video')
        ? ['video' as const]
        : []),
      ...lacks,
    ].filter((each, index, all) => all.indexOf(each) === index),
  };
}

function linkOf(href: string, text: string): Segment {
  const url = onFacebook(href);
  if (url && /^\/hashtag\//.test(url.pathname) && /^#[\p{L}\p{N}_]/u.test(text))
    return { kind: 'hashtag', tag: text.replace(/^#/, '') };
  if (profileAt(href) && /^@?[\p{L}\p{N}]/u.test(text))
    return { kind: 'mention', name: text.replace(/^@/, ''), url: '' };
  const address = addressOfLink(href, 'https://www.facebook.com');
  return address ? { kind: 'link', text, url: address } : { kind: 'text', text };
}

interface Within {
  element: Element;
  head: Element;
  message: Element | undefined;
  own(element: Element): boolean;
}

/** What stands beside the text: pictures, videos, the card of a link. */
function besidesOf({ element, head, message, own }: Within) {
  const media: ShownMedia[] = [];
  const links: string[] = [];
  const lacks: Lack[] = [];
  for (const each of [...element.querySelectorAll('img, video')].filter(own)) {
    if (head.contains(each) || message?.contains(each)) continue;
    const link = each.closest('a[href]');
    const href = link && element.contains(link) ? hrefOf(link) : '';
    if (each.localName === 'video') {
      const video = shownVideo(each);
      if (video) media.push(video);
      else lacks.push('video');
    } else if (href && !isPhoto(href)) {
      const card =
        profileAt(href) || postAt(href) ? undefined : addressOfLink(href, 'https://www.facebook.com');
      if (card && !links.includes(card)) links.push(card);
    } else if (isPicture(each)) {
      media.push(shownPicture(each));
      // Over the last one stands how many more there are.
      if (/^\s*\+\s?\d+\s*$/.test(link?.textContent ?? '')) lacks.push('pictures');
    }
  }
  return { media, links, lacks };
}

/** As exactly as the page says it: the words of the link to the post, or its name. */
function timeOf(stamp: Element | undefined, now: number): number | undefined {
  const said = [stamp?.getAttribute('aria-label'), stamp?.textContent];
  return said.map((each) => readWhen(each ?? '', now)).find((time) => time !== undefined);
}

/** Where people read it, without what the page adds. */
function cleanAddress(address: string): string {
  const url = onFacebook(address);
  if (!url) return address;
  const kept = ['story_fbid', 'id'].flatMap((name) => {
    const value = url.searchParams.get(name);
    return value ? [`${name}=${encodeURIComponent(value)}`] : [];
  });
  const path = url.pathname.replace(/\/$/, '');
  return `https://www.facebook.com${path}${/\.php$/.test(path) && kept.length ? `?${kept.join('&')}` : ''}`;
}
