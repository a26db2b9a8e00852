import type { Exchange, Publication } from '../post/types.ts';
import * as bluesky from './bluesky/recognise.ts';

/** By the host of the page: what an exchange proves was published for everybody, else nothing. */
export const recognisers: Record<string, (exchange: Exchange) => Publication[]> = {
  'bsky.app': bluesky.recognise,
};
