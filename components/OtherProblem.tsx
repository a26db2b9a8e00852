import type { ProblemReport } from '../utils/post/problem.ts';
import { type Asked, problemWithoutPost } from './problem.ts';

/** A problem that met no post on its way: what happened, and what to do. What became of it, the words around it say. */
export function OtherProblem({ report, asked }: { report: ProblemReport; asked?: Asked }) {
  const { what, todo, detail } = problemWithoutPost(report, asked);
  return (
    <div className="problem">
      <p className="problem-what">{what}</p>
      {detail && <p className="problem-words">{detail}</p>}
      <p>{todo}</p>
    </div>
  );
}
