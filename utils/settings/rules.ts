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

function change(work: (rules: Record<string, Rule>) => Record<string, Rule>): Promise<void> {
  const next = writing.then(async () => item.setValue(work(await item.getValue())));
  writing = next.catch(() => {});
  return next;
}

/** Calls back after every change, wherever it was made. Gives the function that ends it. */
export const watchRules = (changed: () => void) => item.watch(changed);
