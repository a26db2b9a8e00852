import type { ProblemReport } from '../utils/post/problem.ts';
import { type ProblemProgress, problemText } from './problem.ts';

/** A problem of a post: what happened, what became of it, what to do. */
export function ProblemNote({ report, progress }: { report: ProblemReport; progress?: ProblemProgress }) {
  const { what, became, todo, detail } = problemText(report, progress);
  return (
    <div className="problem">
      <p className="problem-what">{what}</p>
      {detail && <p className="problem-words">{detail}</p>}
      <p>{became}</p>
      <p>{todo}</p>
    </div>
  );
}
