import type { InTurn } from '../in-turn.ts';
import { changedRule } from '../post/changed-rule.ts';
import { newRule, type Rule } from '../post/rule.ts';
import { sorted, wholeOf } from '../post/set-aside.ts';
import { storedRule } from '../post/stored-rule.ts';
import type { Profile } from '../post/types.ts';
import { fixedFields, mayChange, ruleForNew, rulesOfPolicy, underPolicy } from '../post/under-policy.ts';
import { currentPolicy } from './managed.ts';
import { readNewProfiles } from './new-profiles.ts';
import { forgetSeen } from './seen-profiles.ts';
import { storedItem } from './stored-item.ts';

/**
 * Which profile goes to which accounts: by the profile's id, as people set it. What is broken stays where it is until it is
 * removed. What is read is what holds: under the policy of the administration.
 */
const rules = storedItem<Record<string, unknown>>('local:rules', {});

export async function listRules(): Promise<Rule[]> {
  const [stored, policy] = await Promise.all([rules.read(), currentPolicy()]);
  const { whole } = sorted(storedRule, Object.values(stored));
  const all = [...whole.map((rule) => underPolicy(rule, policy)), ...rulesOfPolicy(whole, policy)];
  return all.sort((a, b) => a.profileName.localeCompare(b.profileName));
}

/** The rules as people set them, without what the administration sets. */
export async function ownRules(): Promise<Rule[]> {
  return sorted(storedRule, Object.values(await rules.read())).whole;
}

/** The profiles' ids of the rules that cannot be read. */
export async function brokenRules(): Promise<string[]> {
  const all = Object.entries(await rules.read());
  return all.flatMap(([profile, rule]) => (wholeOf(storedRule, rule) ? [] : [profile]));
}

/** The rule of a profile, under whichever of its ids. */
export async function readRule(profile: string): Promise<Rule | undefined> {
  const own = wholeOf(storedRule, (await rules.read())[profile]);
  if (own) return underPolicy(own, await currentPolicy());
  const all = await listRules();
  return all.find((rule) => rule.profile === profile) ?? all.find(({ alsoAs }) => alsoAs.includes(profile));
}

/** The rule that a profile begins with. */
export async function freshRule(profile: Profile, accounts: string[]): Promise<Rule> {
  const [policy, own] = await Promise.all([currentPolicy(), readNewProfiles()]);
  return ruleForNew(profile, accounts, policy, own);
}

/** The same, or the rule that says that a new profile is not offered. */
export async function ruleFor(profile: Profile): Promise<Rule | undefined> {
  const rule = await readRule(profile.id);
  if (rule) return rule;
  const fresh = await freshRule(profile, []);
  return fresh.mode === 'never' ? fresh : undefined;
}

/** The profile of this rule acts under one id more, which no other rule has then. */
export function tie(rule: Rule, id: string): Promise<void> {
  return rules.change((before) => {
    const known = wholeOf(storedRule, before[rule.profile]) ?? rule;
    const { [rule.profile]: _mine, [id]: _its, ...others } = before;
    const without = Object.entries(others).map(([profile, stored]) => {
      const other = wholeOf(storedRule, stored);
      const alsoAs = other?.alsoAs.filter((each) => each !== id) ?? [];
      return [profile, other ? { ...other, alsoAs } : stored];
    });
    const tied = { ...known, alsoAs: [...new Set([...known.alsoAs, id])] };
    return { ...Object.fromEntries(without), [rule.profile]: tied };
  });
}

/**
 * What the policy sets is not written, so that it ends with the policy. Of a rule that was `shown` only what differs from that is
 * written.
 */
export async function writeRule(rule: Rule, shown?: Rule): Promise<void> {
  await forgetSeen(rule.profile);
  const policy = await currentPolicy();
  await rules.change((before) => {
    const known = wholeOf(storedRule, before[rule.profile]);
    if (known && !mayChange(policy, 'rules')) return before;
    const profile = { platform: rule.platform, id: rule.profile, name: rule.profileName };
    const own = known ?? newRule(profile, []);
    const next = known && shown ? changedRule(known, shown, rule) : rule;
    const kept = Object.fromEntries(fixedFields(next, policy).map((field) => [field, own[field]]));
    return { ...before, [rule.profile]: { ...next, ...kept } };
  });
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
export const watchRules = (read: InTurn) => rules.watch(read);
