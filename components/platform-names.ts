import type { Platform } from '../utils/post/types.ts';

/** What a platform is called in every language. */
export const platformNames: Record<Platform, string> = {
  bluesky: 'Bluesky',
  facebook: 'Facebook',
  instagram: 'Instagram',
};
