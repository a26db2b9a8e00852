import type { Line, Outcome, Way } from '../ledger/line.ts';
import { outcomeOf } from '../ledger/outcome.ts';
import type { Selection } from '../post/report.ts';

/** A line of the ledger as a report counts it. */
export interface Selected {
  line: Line;
  institution: string;
  outcome: Outcome;
  /** Those to the accounts that the report is of. */
  ways: Way[];
  isMirrored: boolean;
}

const onMastodon: ReadonlySet<Outcome> = new Set(['mirrored', 'corrected', 'taken-back']);

/** To whom a report adds a publication: its institution, or where none was named its profile. */
export function institutionOf({ institution, profileName }: Line): string {
  return institution || profileName;
}

/** The lines that a report is of, by their publications' times, institutions and accounts. */
export function selected(lines: readonly Line[], { from, to, ...only }: Selection): Selected[] {
  const institutions = only.institutions && new Set(only.institutions);
  const accounts = only.accounts && new Set(only.accounts);
  const found: Selected[] = [];
  for (const line of lines) {
    if (line.publishedAt < from || line.publishedAt >= to) continue;
    const institution = institutionOf(line);
    if (institutions && !institutions.has(institution)) continue;
    const outcome = outcomeOf(line, accounts);
    if (!outcome) continue;
    const ways = accounts ? line.ways.filter(({ account }) => accounts.has(account)) : line.ways;
    found.push({ line, institution, outcome, ways, isMirrored: onMastodon.has(outcome) });
  }
  return found;
}
