import type { Profile } from '../post/types.ts';
import { newRule } from '../settings/new-rule.ts';
import { readRule, writeRule } from '../settings/rules.ts';

/** Whether it is a press officer's private profile, which is nobody's business until a rule names it. */
export async function isUnnamed({ id, isPrivate }: Profile): Promise<boolean> {
  return isPrivate === true && !(await readRule(id));
}

/** The accounts that a person chose for a profile are proposed next time. A rule made in the options stays as it is otherwise. */
export async function rememberAccounts(profile: Profile, accounts: string[]): Promise<void> {
  const rule = await readRule(profile.id);
  // Where a page shows no name its number stands for it.
  const profileName = profile.name === profile.id ? (rule?.profileName ?? profile.id) : profile.name;
  await writeRule({ ...(rule ?? newRule(profile, accounts)), profileName, accounts });
}
