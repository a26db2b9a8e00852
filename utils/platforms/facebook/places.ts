import type { Place } from '../../post/shown.ts';

/** First parts of an address that are no profile's name (as they stand in links of its pages, 2026). */
const reserved = new Set(
  (
    'groups events watch marketplace gaming reel reels stories photo photos photo.php hashtag help policies privacy ads ' +
    'business pages friends messages notifications saved search settings login permalink.php story.php share sharer l.php ' +
    'media live bookmarks memories home.php profile.php people permalink public directory'
  ).split(' '),
);

/** Where a post stands, and what of its address tells it from every other. */
export interface PostPlace extends Place {
  kind: 'post';
  id: string;
  isReel: boolean;
}

/** What an address of Facebook leads to: a post, a profile, or neither. */
export function placeOf(address: string): Place | undefined {
  return postAt(address) ?? profileAt(address);
}

/** The post that an address leads to; none for a comment, and for a post in a group. */
export function postAt(address: string): PostPlace | undefined {
  const url = onFacebook(address);
  if (!url || url.searchParams.has('comment_id') || url.searchParams.has('reply_comment_id'))
    return undefined;
  const parts = partsOf(url);
  if (/^(?:permalink|story)\.php$/.test(parts[0] ?? '')) {
    const id = url.searchParams.get('story_fbid') ?? '';
    const whose = url.searchParams.get('id') ?? '';
    return isId(id)
      ? { kind: 'post', id, isReel: false, ...(/^\d+$/.test(whose) ? { whose } : {}) }
      : undefined;
  }
  const [whose = '', kind, ...rest] = parts;
  if (whose === 'reel' && isId(kind)) return { kind: 'post', id: kind, isReel: true };
  if (reserved.has(whose) || (kind !== 'posts' && kind !== 'videos')) return undefined;
  // A name that is made of the post's words may stand before its id.
  const id = rest.at(-1);
  return isId(id) ? { kind: 'post', id, isReel: kind === 'videos', whose } : undefined;
}

/** The profile that an address leads to, by the id or the name in it. */
export function profileAt(address: string): (Place & { whose: string }) | undefined {
  const url = onFacebook(address);
  if (!url || url.searchParams.has('comment_id')) return undefined;
  const [first = '', second, third, ...more] = partsOf(url);
  const asked = url.searchParams.get('id') ?? '';
  if (first === 'profile.php') return /^\d+$/.test(asked) ? { kind: 'profile', whose: asked } : undefined;
  if (first === 'people') return third && /^\d+$/.test(third) ? { kind: 'profile', whose: third } : undefined;
  if (more.length || third !== undefined || (second !== undefined && second !== 'posts')) return undefined;
  return /^[\w.-]{2,}$/.test(first) && !reserved.has(first) ? { kind: 'profile', whose: first } : undefined;
}

/** Whether an address leads into a group. */
export function isInGroup(address: string): boolean {
  return partsOf(onFacebook(address))[0] === 'groups';
}

/** Whether an address leads to a picture as it is shown alone. */
export function isPhoto(address: string): boolean {
  const url = onFacebook(address);
  const [first = '', second = ''] = partsOf(url);
  return /^photo(?:\.php)?$/.test(first) || second === 'photos';
}

/** An album's. */
export function isAlbum(address: string): boolean {
  const url = onFacebook(address);
  return partsOf(url).slice(0, 2).join('/') === 'media/set';
}

/** The address of a page of Facebook's, seen from one of its pages; `undefined` for every other. */
export function onFacebook(address: string): URL | undefined {
  const url = URL.parse(address, 'https://www.facebook.com');
  return url && /^(?:www|web|m)\.facebook\.com$/.test(url.hostname) ? url : undefined;
}

const partsOf = (url: URL | undefined) => url?.pathname.split('/').filter(Boolean) ?? [];

/** Digits, or what hides them (`pfbid…`, since 2022). */
const isId = (text: string | undefined): text is string => /^(?:\d{5,}|pfbid\w+)$/.test(text ?? '');
