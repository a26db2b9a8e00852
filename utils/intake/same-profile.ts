import type { Rule } from '../post/rule.ts';
import type { Profile, Publication } from '../post/types.ts';
import { listRules, readRule } from '../settings/rules.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * The rule of what may be the same profile under another id, for a person to say: a Page has one id on Facebook and another in
 * the Business Suite. None for a private person, and where a platform proves who somebody is.
 */
export async function maybeSame(profile: Profile, around: Surroundings): Promise<Rule | undefined> {
  const { id, name, platform, isPrivate } = profile;
  // Where a page shows no name its number stands for it.
  if (isPrivate || name === id || around.canProve(platform) || (await readRule(id))) return undefined;
  const isCalled = (other: string) => plain(other) === plain(name);
  return (await listRules()).find((rule) => rule.platform === platform && isCalled(rule.profileName));
}

const plain = (name: string) => name.normalize('NFC').trim().toLowerCase();

/** Whether a publication is of this profile, under any of the ids that are known. */
export function isOf(profile: Profile, publication: Publication, rule: Rule | undefined): boolean {
  const ids = [profile.id, ...(rule ? [rule.profile, ...rule.alsoAs] : [])];
  const isOwn = ids.includes(publication.profile) && publication.platform === profile.platform;
  // One request may be for two networks at once.
  return isOwn || ids.some((id) => publication.alsoAs?.includes(id));
}
