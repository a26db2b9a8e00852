import { type ProblemReport, reportOf } from '../post/problem.ts';

/** The report of a full disk. Throws whatever else was thrown. */
export function ifFull(thrown: unknown): ProblemReport {
  const report = reportOf(thrown);
  if (report.reason !== 'disk-full') throw thrown;
  return report;
}
