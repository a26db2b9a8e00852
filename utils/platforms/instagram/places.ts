import type { Place } from '../../post/shown.ts';

/** First parts of an address that are no account's name (as they stand in links of its pages, 2026). */
const reserved = new Set(
  'p reel reels tv explore direct accounts stories create about developer legal web challenge emails'.split(
    ' ',
  ),
);

export interface PostPlace extends Place {
  kind: 'post';
  code: string;
}

/** What an address of Instagram leads to: a post, an account, or neither. */
export function placeOf(address: string): Place | undefined {
  return postAt(address) ?? accountAt(address);
}

/** The post that an address leads to; none for a comment. The account's name stands in it since 2024, but not always. */
export function postAt(address: string): PostPlace | undefined {
  const parts = partsOf(address);
  const at = parts.findIndex((part) => part === 'p' || part === 'reel');
  const [code, ...more] = parts.slice(at + 1);
  if (at < 0 || at > 1 || more.length || !/^[\w-]{5,}$/.test(code ?? '')) return undefined;
  const [whose] = at === 1 ? parts : [];
  return { kind: 'post', code: code ?? '', ...(whose ? { whose } : {}) };
}

/** The account that an address leads to. */
export function accountAt(address: string): (Place & { whose: string }) | undefined {
  const [whose = '', ...more] = partsOf(address);
  const isName = /^[\w.]{1,30}$/.test(whose) && !reserved.has(whose);
  return isName && more.length === 0 ? { kind: 'profile', whose } : undefined;
}

/** The id that a shortcode stands for: its letters are its bits, six each. */
export function idOfCode(code: string): string {
  let id = 0n;
  for (const letter of code) id = id * 64n + BigInt(digits.indexOf(letter));
  return String(id);
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

function partsOf(address: string): string[] {
  const url = URL.parse(address, 'https://www.instagram.com');
  return url?.hostname === 'www.instagram.com' ? url.pathname.split('/').filter(Boolean) : [];
}
