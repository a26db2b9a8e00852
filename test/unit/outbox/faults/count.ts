import type { ContentName } from './contents.ts';
import type { Faults } from './course.ts';
import { type Circumstances, run } from './run.ts';

/** One publication, and what goes wrong with it. */
export interface Case extends Circumstances {
  name: ContentName;
  faults: Faults;
}

/** What all cases came to. */
export interface Count {
  cases: number;
  losses: string[];
  doubles: string[];
  /** How often a person was asked, and how often nobody could say why. */
  asked: number;
  unexplained: number;
}

/** Runs the cases one after another. What is lost or doubled is told with its case, so that it can be run again. */
export async function counted(cases: Iterable<Case>): Promise<Count> {
  const count: Count = { cases: 0, losses: [], doubles: [], asked: 0, unexplained: 0 };
  for (const { name, faults, mutation, ...circumstances } of cases) {
    const { lost, doubled, asked } = await run(name, faults, {
      ...circumstances,
      ...(mutation ? { mutation } : {}),
    });
    const told = JSON.stringify({ name, faults, ...circumstances });
    count.cases += 1;
    count.asked += asked.length;
    count.unexplained += asked.filter((reason) => reason === 'none').length;
    count.losses.push(...lost.map((what) => `${told}: ${what}`));
    count.doubles.push(...doubled.map((what) => `${told}: ${what}`));
  }
  return count;
}

/** One line of what it came to. */
export function lineOf(title: string, { cases, losses, doubles, asked }: Count): string {
  return `${title}: ${cases} cases; losses: ${losses.length}; doubles: ${doubles.length}; asked: ${asked}`;
}
