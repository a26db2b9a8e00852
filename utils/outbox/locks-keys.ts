import { type Account, isMastodonFrom } from '../post/account.ts';

/**
 * Whether a server is known to refuse a second request with a key while it is at work on the first (Mastodon from 4.6 on;
 * 4.6.5 and 4.5.15, tried 2026-11).
 */
export const locksKeys = (server: Pick<Account['server'], 'software' | 'version'>) =>
  isMastodonFrom(server, 4, 6);
