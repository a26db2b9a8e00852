import { type Rule, type StoredRule, wholeRule } from '../post/rule.ts';
import { storedItem } from './stored-item.ts';

/** Which profile goes to which accounts: by the profile's id. */
const rules = storedItem<Record<string, StoredRule>>('local:rules', {});

export async function listRules(): Promise<Rule[]> {
  const all = Object.values(await rules.read()).map(wholeRule);
  return all.sort((a, b) => a.profileName.localeCompare(b.profileName));
}

export async function readRule(profile: string): Promise<Rule | undefined> {
  const stored = (await rules.read())[profile];
  return stored && wholeRule(stored);
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
