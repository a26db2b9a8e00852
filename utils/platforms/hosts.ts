import { byPlatform, type Platform, platformFacts } from '../post/platforms.ts';

/** Where a platform's composers may be, as match patterns. */
export const places = byPlatform((platform): readonly string[] =>
  platformFacts[platform].hosts.map((host) => `https://${host}/*`),
);

/** The match patterns of every platform. */
export const matches = Object.values(places).flat();

/** The script that watches a platform's pages: each page gets only what is about its own platform. */
export const watchScript = (platform: Platform) => `watch-${platform}.js`;

/** The script that runs in the world of a platform's pages, as WXT builds it. */
export const tapScript = (platform: Platform) => `content-scripts/tap-${platform}.js`;
