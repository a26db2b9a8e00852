import { type ProblemReport, reportOf } from '../post/problem.ts';

/** How each part of a page's state is read. */
export type Reads<T> = { [Name in keyof T]: () => Promise<T[Name]> };

/**
 * Reads every part by itself, so that one that cannot be read takes no other with it: it stays as it was before, and
 * `problems` says why.
 */
export async function readEach<T extends object>(
  reads: Reads<T>,
  before: T,
): Promise<{ read: T; problems: ProblemReport[] }> {
  const read = { ...before };
  const problems: ProblemReport[] = [];
  // Its names are those of `reads`.
  const names = Object.keys(reads) as (keyof T)[];
  await Promise.all(
    names.map(async (name) => {
      try {
        read[name] = await reads[name]();
      } catch (thrown) {
        problems.push(reportOf(thrown));
      }
    }),
  );
  return { read, problems };
}
