import type { Rule } from '../post/rule.ts';
import { sorted, wholeOf } from '../post/set-aside.ts';
import { storedRule } from '../post/stored-rule.ts';
import { storedItem } from './stored-item.ts';

/** Which profile goes to which accounts: by the profile's id. What is broken stays where it is until it is removed. */
const rules = storedItem<Record<string, unknown>>('local:rules', {});

export async function listRules(): Promise<Rule[]> {
  const { whole } = sorted(storedRule, Object.values(await rules.read()));
  return whole.sort((a, b) => a.profileName.localeCompare(b.profileName));
}

/** The profiles' ids of the rules that cannot be read. */
export async function brokenRules(): Promise<string[]> {
  const all = Object.entries(await rules.read());
  return all.flatMap(([profile, rule]) => (wholeOf(storedRule, rule) ? [] : [profile]));
}

export async function readRule(profile: string): Promise<Rule | undefined> {
  return wholeOf(storedRule, (await rules.read())[profile]);
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
    const without = Object.entries(before).map(([profile, stored]) => {
      const rule = wholeOf(storedRule, stored);
      return [profile, rule ? { ...rule, accounts: rule.accounts.filter((id) => id !== account) } : stored];
    });
    return Object.fromEntries(without);
  });
}

/** Calls back after every change, wherever it was made. Gives the function that ends it. */
export const watchRules = (changed: () => void) => rules.watch(changed);
