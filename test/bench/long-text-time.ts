import type { Result } from './table.ts';
import { patterns, textFunctions, textOf } from './text-functions.ts';
import { timeOf } from './time-of.ts';

const length = 100_000;
/** In milliseconds. */
const goal = 500;

/** (m) How long each text function takes for 100 kB of the pattern that is worst for it. */
export function longTextTime(): Result {
  const measured = Object.entries(textFunctions).map(([name, run]) => {
    const times = patterns.map((pattern) => {
      const text = textOf(pattern, length);
      // The better of two: the first may have to be compiled.
      return {
        pattern,
        time: Math.min(
          timeOf(() => run(text)),
          timeOf(() => run(text)),
        ),
      };
    });
    const worst = times.reduce((one, other) => (other.time > one.time ? other : one));
    return { name, ...worst };
  });
  return {
    name: '(m) Texts of 100 kB of one pattern',
    rows: measured.map(({ name, pattern, time }) => ({
      what: `${name}, at worst ${JSON.stringify(pattern)}`,
      value: `${time.toFixed(0)} ms`,
      goal: `≤ ${goal} ms`,
      met: time <= goal,
    })),
    notes: [`One thread in Node, each function with ${patterns.length} patterns, the better of two calls.`],
    figures: { goal, length, patterns: patterns.length, measured },
  };
}
