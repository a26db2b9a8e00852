import type { OwnPost } from '../../mastodon/own-statuses.ts';
import type { PicturePrint } from '../../post/picture-print.ts';
import { isSameContent } from '../../post/same-content.ts';
import { contentOf, type Found } from './found.ts';

/** What is known of publications, by their ids and by their addresses: the accounts on which they need not be looked for. */
export interface KnownPosts {
  byId: Map<string, Set<string>>;
  byAddress: Map<string, Set<string>>;
}

/** For every account: a person decided against it. */
export const everywhere = '*';

/** What an account has published, and since when nothing of it is left out, milliseconds since 1970. */
export interface Standing {
  posts: OwnPost[];
  from: number;
}

/** Within so long of each other two posts that say the same are one; a market is announced every week. In milliseconds. */
const together = 3 * 24 * 3_600_000;

export interface Compared {
  /** With the accounts on which it is not. */
  missing: { found: Found; accounts: string[] }[];
  /** How many are on every account, or were decided against. */
  settled: number;
  /** How many are older than what the accounts' servers have told. */
  older: number;
}

/** What of the posts that were found is not on Mastodon. Pure. */
export function compared(
  all: readonly Found[],
  known: KnownPosts,
  standing: ReadonlyMap<string, Standing>,
): Compared {
  const result: Compared = { missing: [], settled: 0, older: 0 };
  for (const found of all) {
    const open = accountsOf(found, known).filter(
      (account) => !stands(found, standing.get(account)?.posts ?? []),
    );
    const isTold = open.filter(
      (account) => (found.time ?? Number.POSITIVE_INFINITY) >= (standing.get(account)?.from ?? 0),
    );
    if (open.length === 0) result.settled += 1;
    else if (isTold.length === 0) result.older += 1;
    else result.missing.push({ found, accounts: isTold });
  }
  return result;
}

/** The accounts of its rule of which nothing is known for it. */
function accountsOf({ publication, rule }: Found, { byId, byAddress }: KnownPosts): string[] {
  const at = [byId.get(publication.id), byAddress.get(addressKey(publication.address))];
  if (at.some((accounts) => accounts?.has(everywhere))) return [];
  return rule.accounts.filter((account) => !at.some((accounts) => accounts?.has(account)));
}

/** Any two of it are the same. */
const anyPicture: PicturePrint = [{ shape: 1, hash: '0', lights: [0] }];

/**
 * Those that may be the post, had they the same picture: they say the same, and too little for words to decide. Of what has
 * no picture there are none.
 */
export function mayBe(found: Found, posts: readonly OwnPost[]): OwnPost[] {
  if (found.media === 0) return [];
  const content = { ...contentOf(found), pictures: [anyPicture] };
  return posts.filter(
    ({ text, links, at, previews }) =>
      previews.length > 0 &&
      (found.time === undefined || Math.abs(at - found.time) <= together) &&
      isSameContent(content, { text, links, pictures: [anyPicture] }),
  );
}

/** Whether one of them is the same content: also on another account of the city, or by another way. */
function stands(found: Found, posts: readonly OwnPost[]): boolean {
  if (found.lacks.includes('tile') && found.text === '') return false;
  const content = contentOf(found);
  return posts.some(
    ({ text, links, at }) =>
      (found.time === undefined || Math.abs(at - found.time) <= together) &&
      isSameContent(content, { text, links, pictures: [] }),
  );
}

/** An address without what does not matter of it. */
export function addressKey(address: string): string {
  return address.replace(/^https?:\/\/(?:www\.)?/i, '').replace(/\/$/, '');
}
