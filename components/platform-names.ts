import { byPlatform, platformFacts } from '../utils/post/platforms.ts';

/** What a platform is called in every language, in the order in which people see them. */
export const platformNames = byPlatform((platform) => platformFacts[platform].name);
