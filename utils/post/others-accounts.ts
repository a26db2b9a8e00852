import type { Rule } from './rule.ts';
import type { Profile } from './types.ts';

/** An account, and to whom it belongs as far as rules say. */
export interface OthersAccount {
  account: string;
  owner: string;
}

/**
 * Of these accounts those that belong to somebody else than the profile: rules of another institution name them, and none of
 * its own does. Nothing goes there unless a rule or a person at that moment says so. Where there is one account at all
 * (`isOnly`), and nobody has named an institution, there is nobody else: a town with several profiles is asked nothing.
 */
export function othersAccounts(
  { id, name, platform }: Profile,
  accounts: readonly string[],
  rules: readonly Rule[],
  isOnly = false,
): OthersAccount[] {
  const here = rules.filter((rule) => rule.platform === platform);
  const known = here.filter((rule) => rule.profile === id || rule.alsoAs.includes(id));
  // Of one that is not known yet by its id: it is asked whether it is the one of that name.
  const own = known.length ? known : here.filter((rule) => plainName(rule.profileName) === plainName(name));
  const institutions = new Set(own.map(({ institution }) => plainName(institution)).filter(Boolean));
  const isRelated = (rule: Rule) => own.includes(rule) || institutions.has(plainName(rule.institution));
  const allowed = new Set(rules.filter(isRelated).flatMap((rule) => rule.accounts));
  return accounts.flatMap((account) => {
    const other = rules.find(
      (rule) => !isRelated(rule) && rule.accounts.includes(account) && (!isOnly || rule.institution !== ''),
    );
    return other && !allowed.has(account) ? [{ account, owner: other.institution || other.profileName }] : [];
  });
}

const plainName = (name: string) => name.normalize('NFC').trim().toLowerCase();
