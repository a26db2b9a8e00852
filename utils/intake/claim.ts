import type { Claim } from '../outbox/types.ts';
import type { Edits } from '../post/edits.ts';
import type { Rule } from '../post/rule.ts';
import { newRule } from '../post/rule.ts';
import type { Profile, Publication } from '../post/types.ts';
import { isOf } from './same-profile.ts';

/** How a publication came to be mirrored: by its armed composer, or asked for by a person's click afterwards. */
export interface Grounds {
  profile: Profile;
  accounts: string[];
  /** When the composer was opened, milliseconds since 1970; 0 where the post was chosen by itself. */
  after: number;
  asked: boolean;
  /** What a person changed for Mastodon alone. */
  edits?: Edits;
  tab: number | undefined;
}

/**
 * The claim that a publication makes on these grounds, or `undefined` where it is not the profile's own. Whether the
 * post exists, is the claimed one and is new enough is found out at its source. Nothing is sent before `until`, milliseconds
 * since 1970.
 */
export function claimOf(
  publication: Publication,
  grounds: Grounds,
  rule: Rule | undefined,
  until?: number,
): Claim | undefined {
  const { profile, accounts, after, asked, edits = {}, tab } = grounds;
  if (!isOf(profile, publication, rule) || !accounts.length) return undefined;
  return {
    id: publication.id,
    publication,
    profile,
    rules: accounts.map((account) => ({ account, rule: rule ?? newRule(profile, accounts) })),
    after,
    asked,
    edits,
    ...(until === undefined ? {} : { until }),
    tab,
    state: { kind: 'sending' },
  };
}
