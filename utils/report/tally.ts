import type { Outcome } from '../ledger/line.ts';
import type { Named, Tally } from '../post/report.ts';

const keys = {
  ...{ mirrored: 'mirrored', corrected: 'corrected', 'taken-back': 'takenBack', declined: 'declined' },
  ...{ open: 'open', offered: 'offered', missed: 'missed', unrecognised: 'unrecognised' },
} as const satisfies Record<Outcome, keyof Tally>;

/** A tally of nothing. */
export const emptyTally = (): Tally => ({
  ...{ mirrored: 0, corrected: 0, takenBack: 0, declined: 0, open: 0, offered: 0, missed: 0 },
  ...{ unrecognised: 0, base: 0 },
});

/** Counts one publication in. */
export function count(tally: Tally, outcome: Outcome): void {
  tally[keys[outcome]] += 1;
  // What was corrected or taken back had been mirrored.
  if (outcome === 'corrected' || outcome === 'taken-back') tally.mirrored += 1;
  if (outcome !== 'unrecognised') tally.base += 1;
}

/** Tallies by name, made when a name first comes. */
export class Tallies {
  readonly #byName = new Map<string, Tally>();

  count(name: string, outcome: Outcome): void {
    const tally = this.#byName.get(name) ?? emptyTally();
    count(tally, outcome);
    this.#byName.set(name, tally);
  }

  of(name: string): Tally {
    return this.#byName.get(name) ?? emptyTally();
  }

  /** In the order of the names. */
  all(): Named<Tally>[] {
    return [...this.#byName]
      .map(([name, value]) => ({ name, value }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }
}
