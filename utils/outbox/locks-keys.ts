import type { Account } from '../post/account.ts';

/**
 * Whether a server is known to refuse a second request with a key while it is at work on the first (Mastodon from 4.6 on;
 * 4.6.5 and 4.5.15, tried 2026-11). `version` as the server gives it, `4.6.5+glitch`.
 */
export function locksKeys({ software, version }: Pick<Account['server'], 'software' | 'version'>): boolean {
  if (software.toLowerCase() !== 'mastodon') return false;
  const [, major, minor] = /^(\d+)\.(\d+)/.exec(version) ?? [];
  return Number(major) > 4 || (Number(major) === 4 && Number(minor) >= 6);
}
