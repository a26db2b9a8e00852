import { storage } from 'wxt/utils/storage';
import type { Rule } from '../mastodon/types.ts';

/** Which profile goes to which accounts: by the profile's id. */
const item = storage.defineItem<Record<string, Rule>>('local:rules', { fallback: {}, version: 1 });

export async function listRules(): Promise<Rule[]> {
  return Object.values(await item.getValue()).sort((a, b) => a.profileName.localeCompare(b.profileName));
}

export async function readRule(profile: string): Promise<Rule | undefined> {
  return (await item.getValue())[profile];
}

export async function writeRule(rule: Rule): Promise<void> {
  await item.setValue({ ...(await item.getValue()), [rule.profile]: rule });
}

export async function removeRule(profile: string): Promise<void> {
  const { [profile]: _, ...rest } = await item.getValue();
  await item.setValue(rest);
}

/** An account that is gone is in no rule any more. */
export async function forgetAccount(account: string): Promise<void> {
  const rules = Object.entries(await item.getValue()).map(([profile, rule]) => [
    profile,
    { ...rule, accounts: rule.accounts.filter((id) => id !== account) },
  ]);
  await item.setValue(Object.fromEntries(rules));
}

/** Calls back after every change, wherever it was made. Gives the function that ends it. */
export const watchRules = (changed: () => void) => item.watch(changed);
