import { listAccounts } from '../mastodon/accounts.ts';
import type { Profile } from '../post/types.ts';
import { writeOnce } from '../settings/once.ts';
import { freshRule, readRule, writeRule } from '../settings/rules.ts';
import { proposed } from './composer-view.ts';
import { othersIn } from './others-accounts.ts';

/** A person has posted as this profile, or was asked who it is: it has a rule, in which no account is chosen by that alone. */
export async function known(profile: Profile): Promise<void> {
  if (await readRule(profile.id)) return;
  await remember(profile, proposed(await listAccounts(), undefined));
}

/**
 * The accounts that a person chose for a profile are proposed next time, but for those of somebody else: these are asked about
 * each time, until a rule names them. A rule made in the settings stays as it is otherwise.
 */
export async function remember(profile: Profile, chosen: string[]): Promise<void> {
  const others = await othersIn(profile, chosen);
  const accounts = chosen.filter((id) => !others.some(({ account }) => account === id));
  await rememberAll(profile, accounts);
  await writeOnce(
    profile.id,
    others.map(({ account }) => account),
  );
}

/** The same, where a person has said that it always goes there. */
export async function rememberAll(profile: Profile, accounts: string[]): Promise<void> {
  const rule = await readRule(profile.id);
  // Where a page shows no name its number stands for it.
  const profileName = profile.name === profile.id ? (rule?.profileName ?? profile.id) : profile.name;
  // Under another id the profile keeps the name that it goes by.
  const name = rule && rule.profile !== profile.id ? rule.profileName : profileName;
  await writeOnce(profile.id, []);
  const before = rule ?? (await freshRule(profile, accounts));
  await writeRule({ ...before, profileName: name, accounts }, before);
}
