import type { Account } from '../post/account.ts';

/** Whether a server knows quotes and who may make them: Mastodon from 4.5. */
export const canQuote = (server: Account['server']) => isMastodon(server, 4, 5);

/** Whether it takes a poll and files in one status: Mastodon from 4.6. */
export const takesPollWithMedia = (server: Account['server']) => isMastodon(server, 4, 6);

function isMastodon({ software, version }: Account['server'], major: number, minor: number): boolean {
  const [own = 0, ownMinor = 0] = version.split('.').map((part) => Number.parseInt(part, 10) || 0);
  if (software.toLowerCase() !== 'mastodon') return false;
  return own > major || (own === major && ownMinor >= minor);
}
