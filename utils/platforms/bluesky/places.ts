import type { Place } from '../../post/shown.ts';

export interface PostPlace extends Place {
  kind: 'post';
  whose: string;
  rkey: string;
}

/** What an address of Bluesky leads to: a post, a profile, or neither. */
export function placeOf(address: string): Place | undefined {
  const parts = partsOf(address);
  const [first, whose] = parts;
  if (first !== 'profile' || !whose) return undefined;
  return postAt(address) ?? (parts.length === 2 ? { kind: 'profile', whose } : undefined);
}

/** The post that an address leads to. Its author stands in it by handle or DID. */
export function postAt(address: string): PostPlace | undefined {
  const [first, whose, kind, rkey, ...more] = partsOf(address);
  const isPost = first === 'profile' && kind === 'post' && more.length === 0;
  return isPost && whose && rkey ? { kind: 'post', whose, rkey } : undefined;
}

function partsOf(address: string): string[] {
  const url = URL.parse(address);
  return url?.hostname === 'bsky.app' ? url.pathname.split('/').filter(Boolean).map(decoded) : [];
}

/** A DID may be written with its colons escaped. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
