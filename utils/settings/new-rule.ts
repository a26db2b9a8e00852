import type { Rule } from '../mastodon/types.ts';
import type { Profile } from '../post/types.ts';

/** The rule that a profile begins with: asked each time, public. */
export function newRule(profile: Profile, accounts: string[]): Rule {
  return {
    platform: profile.platform,
    profile: profile.id,
    profileName: profile.name,
    accounts,
    mode: 'ask',
    visibility: 'public',
  };
}
