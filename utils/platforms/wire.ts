import { wire as bluesky } from './bluesky/wire.ts';
import { wire as facebook } from './facebook/wire.ts';
import { wire as instagram } from './instagram/wire.ts';

/** What the tap asks about each request of the page. Runs on every one of them, so it must be cheap. */
export interface Wire {
  concerns(url: string, method: string): boolean;
  /** Asked before an answer's body is read. */
  worthReading(requestBody: string): boolean;
  /** Whether a request that concerns uploads a picture or video, or announces one. */
  uploads?(url: string): boolean;
  /** Names, in lower case, of the request headers that are told; all others stay where they are. */
  headers?: readonly string[];
}

/** By the host of the page. */
export const wires: Record<string, Wire> = {
  'bsky.app': bluesky,
  'www.facebook.com': facebook,
  'business.facebook.com': facebook,
  'www.instagram.com': instagram,
};
