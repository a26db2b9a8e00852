import { type Account, isMastodonFrom } from '../post/account.ts';

/** Whether a server knows quotes and who may make them: Mastodon from 4.5. */
export const canQuote = (server: Account['server']) => isMastodonFrom(server, 4, 5);

/** Whether it takes a poll and files in one status: Mastodon from 4.6. */
export const takesPollWithMedia = (server: Account['server']) => isMastodonFrom(server, 4, 6);
