import { type Rule, type StoredRule, wholeRule } from '../post/rule.ts';
import { storedItem } from './stored-item.ts';

/** Which profile goes to which accounts: by the profile's id. */
const rules = storedItem<Record<string, StoredRule>>('local:rules', {});

export async function listRules(): Promise<Rule[]> {
  const all = Object.values(await rules.read()).map(wholeRule);
  return all.sort((a, b) => a.profileName.localeCompare(b.profileName));
}

/** The rule of a profile, under whichever of its ids. */
export async function readRule(profile: string): Promise<Rule | undefined> {
  const all = await rules.read();
  const stored = all[profile] ?? Object.values(all).find(({ alsoAs }) => alsoAs?.includes(profile));
  return stored && wholeRule(stored);
}

/** The profile of this rule acts under one id more, which no other rule has then. */
export function tie(rule: Rule, id: string): Promise<void> {
  return rules.change((before) => {
    const known = before[rule.profile] ?? rule;
    const others = Object.values(before).filter(({ profile }) => profile !== rule.profile && profile !== id);
    const without = others.map((each) => ({
      ...each,
      alsoAs: each.alsoAs?.filter((other) => other !== id) ?? [],
    }));
    const tied = { ...known, alsoAs: [...new Set([...(known.alsoAs ?? []), id])] };
    return Object.fromEntries([...without, tied].map((each) => [each.profile, each]));
  });
}

export function writeRule(rule: Rule): Promise<void> {
  return rules.change((before) => ({ ...before, [rule.profile]: rule }));
}

export function removeRule(profile: string): Promise<void> {
  return rules.change(({ [profile]: _, ...rest }) => rest);
}

/** An account that is gone is in no rule any more. */
export function forgetAccount(account: string): Promise<void> {
  return rules.change((before) => {
    const without = Object.entries(before).map(([profile, rule]) => [
      profile,
      { ...rule, accounts: rule.accounts.filter((id) => id !== account) },
    ]);
    return Object.fromEntries(without);
  });
}

/** Calls back after every change, wherever it was made. Gives the function that ends it. */
export const watchRules = (changed: () => void) => rules.watch(changed);
