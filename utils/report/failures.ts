import type { Failures, Named } from '../post/report.ts';
import { quantile } from './quantile.ts';
import type { Selected } from './selected.ts';
import { troubleGroup } from './trouble-groups.ts';

/** What hindered publications, and how it ended. */
export function failuresOf(all: readonly Selected[]): Failures {
  const troubles = all.flatMap(({ line, ways }) =>
    line.troubles.filter(({ account }) => ways.some((way) => way.account === account)),
  );
  const hindered = all.filter(({ line, ways }) =>
    line.troubles.some(({ account }) => ways.some((way) => way.account === account)),
  );
  const lasted = troubles.flatMap(({ from, until }) => (until === undefined ? [] : [until - from]));
  const ended = (how: 'sent' | 'given-up') => troubles.filter(({ end }) => end === how).length;
  return {
    all: troubles.length,
    publications: hindered.length,
    ...{ sent: ended('sent'), givenUp: ended('given-up'), lasting: troubles.length - lasted.length },
    ...{ median: quantile(lasted, 0.5), longest: quantile(lasted, 1) },
    byReason: counted(troubles.flatMap(({ reasons }) => [...new Set(reasons.map(troubleGroup))])),
  };
}

/** How often each name comes, the most frequent first. */
export function counted(names: readonly string[]): Named<number>[] {
  return [...Map.groupBy(names, (name) => name)]
    .map(([name, each]) => ({ name, value: each.length }))
    .sort((a, b) => b.value - a.value || (a.name < b.name ? -1 : 1));
}
