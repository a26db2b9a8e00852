import { storedItem } from './stored-item.ts';

/** What a profile's own server has no more, and when it was asked, milliseconds since 1970. */
export interface Gone {
  askedAt: number;
  /** Publications. */
  ids: string[];
}

/** By profile, for as long as the browser runs. */
const item = storedItem<Record<string, Gone>>('session:gonePosts', {});

export const readGone = item.read;

export const keepGone = (profile: string, gone: Gone): Promise<void> =>
  item.change((all) => ({ ...all, [profile]: gone }));
