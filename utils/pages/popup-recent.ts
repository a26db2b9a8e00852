import { newestRecords } from '../ledger/records.ts';
import { listClaims, listDeliveries } from '../outbox/read.ts';
import { inBackground } from '../platforms/in-background.ts';
import type { Account } from '../post/account.ts';
import type { PopupOffer, RecentState } from '../post/popup.ts';
import { reportOf } from '../post/problem.ts';
import type { Rule } from '../post/rule.ts';
import type { Profile, Publication } from '../post/types.ts';
import type { FromOwnPages } from '../protocol/from-own-pages.ts';
import type { Taken } from '../protocol/from-page.ts';

/** A publication that was found at its author's server. */
interface Found {
  publication: Publication;
  profile: Profile;
  accounts: { id: string; name: string }[];
}

/** The profiles' latest posts, asked for at their own servers when a person wants them. */
export function recentPosts(tell: (message: FromOwnPages) => Promise<unknown>) {
  const found = new Map<string, Found>();

  const shown = (): RecentState => ({ kind: 'ready', offers: [...found.values()].map(offerOf) });

  async function read(rules: Rule[], accounts: Account[]): Promise<RecentState> {
    found.clear();
    try {
      for (const rule of rules) {
        const proposed = accounts.filter(({ id }) => rule.accounts.includes(id));
        const { recent } = inBackground[rule.platform];
        if (!recent || rule.mode === 'never' || !proposed.length) continue;
        const profile = { platform: rule.platform, id: rule.profile, name: rule.profileName };
        const publications = await recent(rule.profile, { fetch: (...request) => fetch(...request) });
        for (const publication of publications) {
          if (await isKnown(publication.id)) continue;
          const offered = proposed.map(({ id, displayName }) => ({ id, name: displayName }));
          found.set(publication.id, { publication, profile, accounts: offered });
        }
      }
      return shown();
    } catch (thrown) {
      return { kind: 'failed', problem: reportOf(thrown) };
    }
  }

  return {
    read,
    shown,
    /** One leaves when the background has taken it, and not before. */
    async mirror(id: string): Promise<void> {
      const one = found.get(id);
      if (!one) return;
      const { publication, profile } = one;
      const accounts = one.accounts.map((account) => account.id);
      // Nobody but our background answers, in this shape.
      const answer = (await tell({ type: 'mirror', publication, profile, accounts })) as Taken;
      if (answer.taken) found.delete(id);
    },
  };
}

async function isKnown(publication: string): Promise<boolean> {
  const [claims, deliveries, records] = await Promise.all([
    listClaims(),
    listDeliveries(),
    newestRecords(200),
  ]);
  return (
    claims.some(({ id }) => id === publication) ||
    deliveries.some(({ source }) => source.publication === publication) ||
    records.some(
      ({ publication: own, further = [], outcome }) =>
        outcome === 'mirrored' && [own, ...further.map((source) => source.publication)].includes(publication),
    )
  );
}

function offerOf({ publication, profile, accounts }: Found): PopupOffer {
  const { id, platform, time, parts } = publication;
  const reason = 'not-armed' as const;
  return { id, excerpt: parts[0]?.text ?? '', profileName: profile.name, time, accounts, platform, reason };
}
