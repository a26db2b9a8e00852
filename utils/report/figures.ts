import type { Ledger } from '../ledger/line.ts';
import { outcomeOfWay } from '../ledger/outcome.ts';
import type { NotMirrored, Report, Selection } from '../post/report.ts';
import { delayByPlatform, delayOf } from './delays.ts';
import { descriptionsOf } from './descriptions.ts';
import { counted, failuresOf } from './failures.ts';
import { monthOf, monthsIn } from './period.ts';
import { followersOf, reachOf, readableOf, statusesOf } from './reach.ts';
import { type Selected, selected } from './selected.ts';
import { count, emptyTally, Tallies } from './tally.ts';

/** Every figure of a period. What each means stands beside its type in `utils/post/report.ts`. */
export function reportOf(ledger: Ledger, selection: Selection): Report {
  const { from, to } = selection;
  const all = selected(ledger.lines, selection);
  const mirrored = all.filter(({ isMirrored }) => isMirrored);
  const statuses = statusesOf(mirrored);
  const accounts = new Set(
    selection.accounts ?? all.flatMap(({ ways }) => ways.map(({ account }) => account)),
  );
  return {
    ...{ from, to, months: monthsIn(from, to) },
    ...talliesOf(all, from, to),
    caughtUp: mirrored.filter(({ line }) => line.caughtUp !== undefined).length,
    ...{ delay: delayOf(mirrored), delayByPlatform: delayByPlatform(mirrored) },
    descriptions: descriptionsOf(mirrored),
    ...{ readable: readableOf(statuses, ledger), reach: reachOf(statuses, ledger) },
    followers: followersOf(accounts, from, to, ledger),
    reasons: counted(all.flatMap(reasonOf)),
    failures: failuresOf(all),
    losses: counted(all.flatMap(lossesOf)),
    notMirrored: all.flatMap(notMirrored).sort(byTime),
  };
}

function talliesOf(all: readonly Selected[], from: number, to: number) {
  const total = emptyTally();
  const [platforms, institutions, months, accounts] = [
    new Tallies(),
    new Tallies(),
    new Tallies(),
    new Tallies(),
  ];
  const platformMonths = new Map<string, Tallies>();
  for (const { line, institution, outcome, ways } of all) {
    const month = monthOf(line.publishedAt);
    count(total, outcome);
    platforms.count(line.platform, outcome);
    institutions.count(institution, outcome);
    months.count(month, outcome);
    for (const way of ways) if (way.account) accounts.count(way.account, outcomeOfWay(way));
    const ofPlatform = platformMonths.get(line.platform) ?? new Tallies();
    ofPlatform.count(month, outcome);
    platformMonths.set(line.platform, ofPlatform);
  }
  const names = monthsIn(from, to);
  return {
    total,
    byPlatform: platforms.all(),
    byInstitution: institutions.all(),
    byMonth: names.map((name) => ({ name, value: months.of(name) })),
    byAccount: accounts.all(),
    byPlatformAndMonth: platforms.all().map(({ name }) => ({
      name,
      value: names.map((month) => platformMonths.get(name)?.of(month) ?? emptyTally()),
    })),
  };
}

function reasonOf({ outcome, line }: Selected): string[] {
  return outcome === 'declined' ? [line.declined?.reason ?? 'unsaid'] : [];
}

function lossesOf({ ways }: Selected): string[] {
  const kinds = ways.flatMap(({ losses }) => Object.keys(losses).filter((kind) => (losses[kind] ?? 0) > 0));
  return [...new Set(kinds)];
}

function notMirrored({ line, institution, outcome }: Selected): NotMirrored[] {
  if (outcome === 'mirrored' || outcome === 'corrected' || outcome === 'taken-back') return [];
  const { id, platform, profileName, publishedAt, address, declined } = line;
  const why =
    outcome === 'declined' ? { reason: declined?.reason ?? 'unsaid', words: declined?.words ?? '' } : {};
  return [{ id, platform, institution, profileName, publishedAt, outcome, ...why, address }];
}

const byTime = (a: NotMirrored, b: NotMirrored) => a.publishedAt - b.publishedAt || (a.id < b.id ? -1 : 1);
