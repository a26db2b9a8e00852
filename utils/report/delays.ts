import type { Delay, Named } from '../post/report.ts';
import { quantile } from './quantile.ts';
import type { Selected } from './selected.ts';

/** How long it took from what was mirrored to its first status. */
export function delayOf(mirrored: readonly Selected[]): Delay {
  const delays = mirrored.flatMap(({ line, ways }) => {
    const first = ways.flatMap(({ firstAt }) => firstAt ?? []);
    // Two clocks tell it: a server's that goes slow makes no status earlier than its publication.
    return first.length ? [Math.max(0, Math.min(...first) - line.publishedAt)] : [];
  });
  return {
    known: delays.length,
    unknown: mirrored.length - delays.length,
    median: quantile(delays, 0.5),
    ninth: quantile(delays, 0.9),
  };
}

/** The same for each platform, in the order of their names. */
export function delayByPlatform(mirrored: readonly Selected[]): Named<Delay>[] {
  const groups = Map.groupBy(mirrored, ({ line }) => line.platform);
  return [...groups]
    .map(([name, each]) => ({ name, value: delayOf(each) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
