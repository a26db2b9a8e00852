import type { SignedIn } from './accounts.ts';
import { findAccount } from './find-account.ts';

/** The account that Bridgy Fed makes of a Bluesky profile (fed.brid.gy/docs, read 2026-11-29). */
const bridge = 'bsky.brid.gy';

/**
 * The account by which a Bluesky profile also stands in the fediverse, `user@host`; `undefined` where there is none. Only the
 * server of this account is asked. Throws Problem.
 */
export async function findBridged(asker: SignedIn, name: string): Promise<string | undefined> {
  const found = await findAccount(asker, `${name}@${bridge}`);
  return found?.handle.toLowerCase().endsWith(`@${bridge}`) ? found.handle : undefined;
}
