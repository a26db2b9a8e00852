import { i18n } from '#i18n';
import type { ProblemReport } from '../utils/post/problem.ts';
import { problemWithoutPost } from './problem.ts';

/** Why a post is not gone from Mastodon yet, and what to do. */
export function StillThere({ problem }: { problem: ProblemReport }) {
  const { what, todo, detail } = problemWithoutPost(problem, 'removal');
  return (
    <div className="problem">
      <p className="problem-what">{what}</p>
      {detail && <p className="problem-words">{detail}</p>}
      <p>{i18n.t('hands.stillThere')}</p>
      <p>{todo}</p>
    </div>
  );
}
