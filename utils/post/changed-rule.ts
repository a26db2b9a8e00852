import type { Rule } from './rule.ts';

/** What of a rule is a list: each entry is a choice of its own. */
const lists = ['accounts', 'alsoAs'] as const;

/**
 * A rule as it is by now, with what a person has changed of it as it was `shown`. The rest may be newer than what they saw: they have
 * changed it a moment ago, or another window has.
 */
export function changedRule(now: Rule, shown: Rule, wanted: Rule): Rule {
  const differs = (field: string) =>
    JSON.stringify(wanted[field as keyof Rule]) !== JSON.stringify(shown[field as keyof Rule]);
  const changed = Object.fromEntries(Object.entries(wanted).filter(([field]) => differs(field)));
  const merged = lists.map((list) => [list, mergedList(now[list], shown[list], wanted[list])]);
  return { ...now, ...changed, ...Object.fromEntries(merged) };
}

function mergedList(now: readonly string[], shown: readonly string[], wanted: readonly string[]): string[] {
  const stays = (entry: string) => wanted.includes(entry) || !shown.includes(entry);
  const isNew = (entry: string) => !shown.includes(entry) && !now.includes(entry);
  return [...now.filter(stays), ...wanted.filter(isNew)];
}
