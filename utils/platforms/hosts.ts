import { byPlatform, type Platform, platformFacts } from '../post/platforms.ts';

/** Where a platform's composers may be, as match patterns. */
export const places = byPlatform((platform): readonly string[] =>
  platformFacts[platform].hosts.map((host) => `https://${host}/*`),
);

/** The match patterns of every platform. */
export const matches = Object.values(places).flat();

/** Their origins. */
export const origins = matches.map((pattern) => pattern.replace(/\/\*$/, ''));

/** The script that runs in the world of a platform's pages. Each page gets only what is about its own platform. */
export const tapScript = (platform: Platform) => `tap-${platform}.js`;

/** The script that waits beside it. */
export const lookoutScript = (platform: Platform) => `lookout-${platform}.js`;

/** The script that watches composers, once there is one. */
export const watchScript = (platform: Platform) => `watch-${platform}.js`;

/** The script that reads what a page shows, once a person asks. */
export const shownScript = (platform: Platform) => `shown-${platform}.js`;
