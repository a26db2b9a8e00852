import { storage } from 'wxt/utils/storage';
import { type Rule, type StoredRule, wholeRule } from '../post/rule.ts';

/** Which profile goes to which accounts: by the profile's id. */
const item = storage.defineItem<Record<string, StoredRule>>('local:rules', { fallback: {}, version: 1 });

export async function listRules(): Promise<Rule[]> {
  const rules = Object.values(await item.getValue()).map(wholeRule);
  return rules.sort((a, b) => a.profileName.localeCompare(b.profileName));
}

export async function readRule(profile: string): Promise<Rule | undefined> {
  const stored = (await item.getValue())[profile];
  return stored && wholeRule(stored);
}

export function writeRule(rule: Rule): Promise<void> {
  return change((rules) => ({ ...rules, [rule.profile]: rule }));
}

export function removeRule(profile: string): Promise<void> {
  return change(({ [profile]: _, ...rest }) => rest);
}

/** An account that is gone is in no rule any more. */
export function forgetAccount(account: string): Promise<void> {
  return change((rules) => {
    const without = Object.entries(rules).map(([profile, rule]) => [
      profile,
      { ...rule, accounts: rule.accounts.filter((id) => id !== account) },
    ]);
    return Object.fromEntries(without);
  });
}

/** One change after another: two composers may be armed at the same moment. */
let writing: Promise<void> = Promise.resolve();

function change(work: (rules: Record<string, StoredRule>) => Record<string, StoredRule>): Promise<void> {
  const next = writing.then(async () => item.setValue(work(await item.getValue())));
  writing = next.catch(() => {});
  return next;
}

/** Calls back after every change, wherever it was made. Gives the function that ends it. */
export const watchRules = (changed: () => void) => item.watch(changed);
