import type { BookEntry } from './book-entry.ts';
import { nameKey } from './name-key.ts';
import type { ChangeablePart, Policy, PolicyRule } from './policy.ts';
import { type NewProfiles, newRule, type Rule } from './rule.ts';
import type { Profile } from './types.ts';

/** Whether people may change a part of the settings, as far as single values are not set. */
export function mayChange({ mayChange }: Policy, part: ChangeablePart): boolean {
  return mayChange?.includes(part) ?? true;
}

/** Whether an account on this server may be connected. */
export function isAllowed({ servers }: Policy, host: string): boolean {
  return servers?.some((each) => each.toLowerCase() === host.toLowerCase()) ?? true;
}

/** Whether this account may be connected: on an allowed server, and one that is provided where people may add no others. */
export function isAccountAllowed(policy: Policy, { id, host }: { id: string; host: string }): boolean {
  const isProvided = policy.accounts?.some(({ handle }) => accountIdOf(policy, handle) === id.toLowerCase());
  return isAllowed(policy, host) && (mayChange(policy, 'accounts') || (isProvided ?? false));
}

/** The id of the account that a policy calls by its handle, whose server may have another host than the handle. */
export function accountIdOf({ accounts = [] }: Policy, handle: string): string {
  const bare = bareHandle(handle).toLowerCase();
  const named = accounts.find((account) => bareHandle(account.handle).toLowerCase() === bare);
  return named ? `${bare.split('@')[0]}@${named.server.toLowerCase()}` : bare;
}

/** A handle as ids have it. */
export const bareHandle = (handle: string) => {
  const [user = '', host = ''] = handle.replace(/^@/, '').split('@');
  return `${user}@${host.toLowerCase()}`;
};

/** The rule that a profile begins with where it has none; `own` is what a person wants new ones to begin with. */
export function ruleForNew(
  profile: Profile,
  accounts: string[],
  policy: Policy,
  own: NewProfiles = {},
): Required<Rule> {
  return {
    ...newRule(profile, accounts),
    ...own,
    ...setFor(policy, policy.newProfiles),
    ...setForAll(policy),
  };
}

/** A person's rule as it holds under a policy. */
export function underPolicy(rule: Rule, policy: Policy): Rule {
  const set = policyRuleOf(rule, policy);
  return { ...rule, ...setForAll(policy), ...(set ? ruleSet(policy, set, rule) : {}) };
}

/** The rules of a policy for profiles that have no rule of a person's. */
export function rulesOfPolicy(own: readonly Rule[], policy: Policy): Rule[] {
  const missing = (policy.rules ?? []).filter((set) => !own.some((rule) => isAbout(set, rule)));
  return missing.map((set) => {
    const profile = { platform: set.platform, id: set.profile, name: set.name ?? set.profile };
    const fresh = ruleForNew(profile, [], policy);
    return { ...fresh, ...ruleSet(policy, set, fresh) };
  });
}

/** The fields of a rule that a policy sets. */
export function fixedFields(
  rule: Pick<Rule, 'platform' | 'profile' | 'alsoAs'>,
  policy: Policy,
): (keyof Rule)[] {
  const set = policyRuleOf(rule, policy);
  // What `setFor` gives are fields of a rule.
  return Object.keys({
    ...setForAll(policy),
    ...(set ? ruleSet(policy, set, { ...rule, alsoAs: [] }) : {}),
  }) as (keyof Rule)[];
}

/** Whether a policy wants this rule to be there. */
export function isRuleSet(rule: Pick<Rule, 'platform' | 'profile' | 'alsoAs'>, policy: Policy): boolean {
  return policyRuleOf(rule, policy) !== undefined;
}

/** The names of a policy before those that a person entered. */
export function bookUnderPolicy(own: readonly BookEntry[], { mentions = [] }: Policy): BookEntry[] {
  const set = mentions.map(({ account, ...entry }) => ({ ...entry, account: bareHandle(account) }));
  return [...set, ...own.filter((entry) => !set.some((other) => isSameName(entry, other)))];
}

/** Whether a policy says whose account a name is. */
export function isNameSet(entry: Pick<BookEntry, 'platform' | 'name'>, { mentions = [] }: Policy): boolean {
  return mentions.some((set) => isSameName(entry, set));
}

type Name = Pick<BookEntry, 'platform' | 'name'>;
const isSameName = (one: Name, other: Name) =>
  one.platform === other.platform && nameKey(one.name) === nameKey(other.name);

function policyRuleOf(rule: Pick<Rule, 'platform' | 'profile' | 'alsoAs'>, { rules = [] }: Policy) {
  return rules.find((set) => isAbout(set, rule));
}

/** By any id of the one that the other has too. */
function isAbout(
  { platform, profile, alsoAs = [] }: PolicyRule,
  rule: Pick<Rule, 'platform' | 'profile' | 'alsoAs'>,
): boolean {
  const ids = [rule.profile, ...rule.alsoAs];
  return platform === rule.platform && [profile, ...alsoAs].some((id) => ids.includes(id));
}

function ruleSet(policy: Policy, set: PolicyRule, rule: Pick<Rule, 'profile' | 'alsoAs'>): Partial<Rule> {
  const others = [set.profile, ...(set.alsoAs ?? []), ...rule.alsoAs].filter((id) => id !== rule.profile);
  return {
    ...setFor(policy, set),
    ...(set.name === undefined ? {} : { profileName: set.name }),
    alsoAs: [...new Set(others)],
  };
}

/** What of a rule is set for one profile, or for new ones. */
function setFor(policy: Policy, set: Partial<PolicyRule> = {}): Partial<Rule> {
  const { platform: _, profile: __, name: ___, alsoAs: ____, accounts, ...fields } = set;
  const ids = accounts?.map((handle) => accountIdOf(policy, handle));
  const said = Object.entries(fields).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(said), ...(ids ? { accounts: [...new Set(ids)] } : {}) };
}

const setForAll = ({ descriptions }: Policy): Partial<Rule> => (descriptions ? { descriptions } : {});
