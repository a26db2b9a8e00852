import type { Rule } from './rule.ts';

/** Profiles that share their settings: those of one institution, or a single one. */
export interface Group {
  /** The institution's name, else the profile's. */
  name: string;
  rules: [Rule, ...Rule[]];
}

/** What is a profile's own; all else those of an institution share. */
export type OwnFields = 'platform' | 'profile' | 'profileName' | 'alsoAs';

/** The rules by institution, in the order of their names. */
export function groupsOf(rules: readonly Rule[]): Group[] {
  const groups = new Map<string, Group>();
  for (const rule of rules) {
    const key = rule.institution ? `i ${plain(rule.institution)}` : `p ${rule.profile}`;
    const group = groups.get(key);
    if (group) group.rules.push(rule);
    else groups.set(key, { name: rule.institution || rule.profileName, rules: [rule] });
  }
  return [...groups.values()].sort((a, b) => a.name.localeCompare(b.name));
}

/**
 * The rules of a group once they belong to an institution, empty for none: where it has profiles already, they take over
 * what holds for those.
 */
export function joined(rules: readonly Rule[], institution: string, all: readonly Rule[]): Rule[] {
  const name = institution.trim();
  const isOther = (rule: Rule) => !rules.some(({ profile }) => profile === rule.profile);
  const host = name && all.find((rule) => isOther(rule) && plain(rule.institution) === plain(name));
  return rules.map((rule) =>
    host ? { ...rule, ...sharedOf(host), institution: host.institution } : { ...rule, institution: name },
  );
}

/** What of a rule holds for every profile of its institution. */
export function sharedOf(rule: Rule): Omit<Rule, OwnFields> {
  const { platform: _, profile: __, profileName: ___, alsoAs: ____, ...shared } = rule;
  return shared;
}

/** Whether the profiles of a group are set alike: what was set before they shared it may differ. */
export function isAlike({ rules }: Group): boolean {
  const [first, ...others] = rules.map((rule) => {
    const { institution: _, ...shared } = sharedOf(rule);
    return JSON.stringify(Object.entries(shared).sort());
  });
  return others.every((each) => each === first);
}

/** Whether a group is what somebody looks for: by its name, a profile's, an account. */
export function isFound({ name, rules }: Group, wanted: string): boolean {
  const words = plain(wanted).split(/\s+/);
  const texts = [
    name,
    ...rules.flatMap((rule) => [rule.profileName, rule.profile, rule.platform, ...rule.accounts]),
  ];
  const text = plain(texts.join(' '));
  return words.every((word) => text.includes(word));
}

const plain = (text: string) => text.normalize('NFC').trim().toLowerCase();
