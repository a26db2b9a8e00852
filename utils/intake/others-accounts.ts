import { listAccounts } from '../mastodon/accounts.ts';
import { type OthersAccount, othersAccounts } from '../post/others-accounts.ts';
import type { Profile } from '../post/types.ts';
import { listRules } from '../settings/rules.ts';

/** Of these accounts those that belong to somebody else, but for those to which a person has said that it may go. */
export async function othersIn(
  profile: Profile,
  accounts: readonly string[],
  allowed: readonly string[] = [],
): Promise<OthersAccount[]> {
  const [rules, all] = await Promise.all([listRules(), listAccounts()]);
  const others = othersAccounts(profile, accounts, rules, all.length === 1);
  return others.filter(({ account }) => !allowed.includes(account));
}
