import type { Platform, Publication } from '../post/types.ts';
import { recent as bluesky } from './bluesky/recent.ts';
import type { Io } from './capture.ts';

/** Reads what a profile published last, newest first, where a platform shows that to everybody. Throws Problem. */
export const recents: Partial<Record<Platform, (profile: string, io: Io) => Promise<Publication[]>>> = {
  bluesky,
};
