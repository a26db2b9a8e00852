import type { Rule } from './rule.ts';

/**
 * A rule as it is by now, with what a person has changed of it as it was `shown`. The rest may be newer than what they saw: they have
 * changed it a moment ago, or another window has.
 */
export function changedRule(now: Rule, shown: Rule, wanted: Rule): Rule {
  const differs = (field: string) =>
    JSON.stringify(wanted[field as keyof Rule]) !== JSON.stringify(shown[field as keyof Rule]);
  const changed = Object.entries(wanted).filter(([field]) => differs(field));
  return { ...now, ...Object.fromEntries(changed), accounts: accountsOf(now, shown, wanted) };
}

/** Each of the list is a choice of its own. */
function accountsOf(now: Rule, shown: Rule, wanted: Rule): string[] {
  const stays = (id: string) => wanted.accounts.includes(id) || !shown.accounts.includes(id);
  const isNew = (id: string) => !shown.accounts.includes(id) && !now.accounts.includes(id);
  return [...now.accounts.filter(stays), ...wanted.accounts.filter(isNew)];
}
