import type { Beside } from '../../post/types.ts';
import { postCollection } from './at-uri.ts';

/** The services of the client's own search for GIFs: from elsewhere the words of one would be anybody's. */
const services = /(?:^|\.)(?:tenor|giphy|klipy)\.com$/;

export const isGif = (uri: string) => services.test(URL.parse(uri)?.hostname ?? '');

/**
 * Whether a composer that has this beside its text shows the card of this address. It shows a GIF without its address, a quoted
 * post by its author, and of what is no post but has an address of the platform's own many things.
 */
export function isCardShown(
  address: string,
  beside: readonly Beside[],
  shows: (host: string) => boolean,
): boolean {
  const has = (wanted: Beside['kind']) => beside.some(({ kind }) => kind === wanted);
  if (isGif(address)) return has('gif');
  if (!address.startsWith('at:')) return shows(URL.parse(address)?.hostname ?? '');
  return has('quote') || (!address.includes(`/${postCollection}/`) && (has('card') || shows('bsky.app')));
}
