import type { LedgerRecord } from '../ledger/records.ts';
import { inBackground } from '../platforms/in-background.ts';
import { type Gone, keepGone, readGone } from '../settings/gone-posts.ts';
import { askSeldom } from './ask-seldom.ts';

const real = {
  readGone,
  keepGone,
  now: () => Date.now(),
  gone: (platform: keyof typeof inBackground) => inBackground[platform].gone,
  fetch: (...request: Parameters<typeof fetch>) => fetch(...request),
};

/**
 * Asks, where a platform shows its posts to everybody, whether those of these records are still there: each profile's server once, at
 * most every ten minutes. Gives whether anything new is known. Never rejects: nobody waits for it.
 */
export async function lookForGone(records: readonly LedgerRecord[], io = real): Promise<boolean> {
  try {
    const now = io.now();
    const before = await io.readGone();
    const standing = records.filter(({ outcome }) => outcome === 'mirrored');
    const lastAsked = (profile: string) => before[profile]?.askedAt;
    const profiles = Map.groupBy(standing, ({ profile }) => profile);
    return await askSeldom(profiles, { now, lastAsked }, async (profile, ofOne) => {
      const [{ platform } = { platform: 'here' as const }] = ofOne;
      const ask = platform === 'here' ? undefined : io.gone(platform);
      if (!ask) return false;
      const ids = [...new Set(ofOne.map(({ publication }) => publication))];
      // Also where it comes to nothing: a server in trouble is not asked at each opening.
      await io.keepGone(profile, { askedAt: now, ids: before[profile]?.ids ?? [] });
      await io.keepGone(profile, { askedAt: now, ids: await ask(profile, ids, { fetch: io.fetch }) });
      return true;
    });
  } catch {
    return false;
  }
}

/** Whether a record's post is gone from its platform while its mirror stands, as far as is known. */
export const isGone = ({ profile, publication, outcome }: LedgerRecord, known: Record<string, Gone>) =>
  outcome === 'mirrored' && known[profile]?.ids.includes(publication) === true;
