import type { Platform } from '../post/types.ts';

/** Where a platform's composers may be, as match patterns. */
export const places: Record<Platform, readonly string[]> = {
  bluesky: ['https://bsky.app/*'],
  facebook: ['https://www.facebook.com/*', 'https://business.facebook.com/*'],
  instagram: ['https://www.instagram.com/*'],
};

/** The match patterns of every platform. */
export const matches = Object.values(places).flat();

/** The script that watches a platform's pages: each page gets only what is about its own platform. */
export const watchScript = (platform: string) => `watch-${platform}.js`;
