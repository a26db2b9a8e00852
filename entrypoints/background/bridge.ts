import { readAccount } from '../../utils/mastodon/accounts.ts';
import { findBridged } from '../../utils/mastodon/find-bridged.ts';
import type { Profile } from '../../utils/post/types.ts';
import { readBridge, writeBridge } from '../../utils/settings/bridges.ts';
import { readRule } from '../../utils/settings/rules.ts';

/** A bridge that was not there may be there a month later. In milliseconds. */
const holdsFor = 30 * 24 * 3_600_000;

/**
 * Finds out once whether what is mirrored from Bluesky stands in the fediverse by a bridge already, and so would stand there
 * twice. The account's own server is asked, and nobody else. A failure is no answer: it is asked again another time.
 */
export async function lookForBridge({ platform, id, name }: Profile, now = Date.now()): Promise<void> {
  if (platform !== 'bluesky') return;
  const known = await readBridge(id);
  if (known && (known.handle !== '' || now - known.at < holdsFor)) return;
  for (const account of (await readRule(id))?.accounts ?? []) {
    const asker = await readAccount(account);
    if (!asker?.signedIn) continue;
    // One that does not look for handles says nothing of it: another of them may.
    const handle = await findBridged(asker, name).then(
      (found) => found ?? '',
      () => undefined,
    );
    if (handle !== undefined) return writeBridge(id, { handle, at: now, isRead: false });
  }
}
