import { newRule } from '../post/rule.ts';
import type { Profile } from '../post/types.ts';
import { readRule, writeRule } from '../settings/rules.ts';

/** The accounts that a person chose for a profile are proposed next time. A rule made in the settings stays as it is otherwise. */
export async function remember(profile: Profile, accounts: string[]): Promise<void> {
  const rule = await readRule(profile.id);
  // Where a page shows no name its number stands for it.
  const profileName = profile.name === profile.id ? (rule?.profileName ?? profile.id) : profile.name;
  // Under another id the profile keeps the name that it goes by.
  const name = rule && rule.profile !== profile.id ? rule.profileName : profileName;
  await writeRule({ ...(rule ?? newRule(profile, accounts)), profileName: name, accounts });
}
