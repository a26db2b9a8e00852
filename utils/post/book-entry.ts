import type { Platform } from './types.ts';

/** A line of the handle book: this name on that platform is this account on Mastodon. */
export interface BookEntry {
  platform: Platform;
  /** As it is read there, without `@`. */
  name: string;
  /** `user@host`. */
  account: string;
}
