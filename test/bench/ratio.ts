import { type Spread, spell, spreadOf } from './figures.ts';
import type { Row } from './table.ts';
import { timeOf } from './time-of.ts';

/** How long two things take, and how many times as long the one takes as the other. */
export interface Comparison {
  /** In milliseconds. */
  one: Spread;
  other: Spread;
  /** Of each round by itself: what slows the machine down slows both of a round. */
  ratio: Spread;
}

/** Two things called in turn, after as many calls to warm up; which of them comes first alternates. */
export function compareCalls(one: () => void, other: () => void, rounds: number): Comparison {
  const pairs: { one: number; other: number }[] = [];
  for (let round = 0; round < 2 * rounds; round += 1) {
    const isFirst = round % 2 === 0;
    const first = timeOf(isFirst ? one : other);
    const second = timeOf(isFirst ? other : one);
    if (round >= rounds) pairs.push(isFirst ? { one: first, other: second } : { one: second, other: first });
  }
  return comparisonOf(pairs);
}

/** What pairs of times say, each pair taken at one time. */
export function comparisonOf(pairs: { one: number; other: number }[]): Comparison {
  return {
    one: spreadOf(pairs.map(({ one }) => one)),
    other: spreadOf(pairs.map(({ other }) => other)),
    ratio: spreadOf(pairs.map(({ one, other }) => one / other)),
  };
}

/** The line that holds the ratio against its goal, then the times as information, with so many digits. */
export function rowsOf(what: string, names: [string, string], goal: number, times: Comparison): Row[] {
  const [one, other] = names;
  const digits = times.one.median < 10 ? 3 : 1;
  return [
    {
      what: `${what}: ${one} ÷ ${other}`,
      value: spell(times.ratio, 2),
      goal: `≤ ${goal} ×`,
      met: times.ratio.median <= goal,
    },
    { what: `  ${one}`, value: `${spell(times.one, digits)} ms` },
    { what: `  ${other}`, value: `${spell(times.other, digits)} ms` },
  ];
}
