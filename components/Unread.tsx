import { i18n } from '#i18n';
import type { ProblemReport } from '../utils/post/problem.ts';
import { Icon } from './Icon.tsx';
import { problemWithoutPost } from './problem.ts';

/** That something of what is stored could not be read, each reason once, and what to do. */
export function Unread({ problems }: { problems: ProblemReport[] }) {
  const each = new Map(problems.map((problem) => [`${problem.reason} ${problem.detail}`, problem]));
  return [...each].map(([key, problem]) => {
    const { what, todo, detail } = problemWithoutPost(problem);
    return (
      <div key={key} className="box problem note-bad" role="alert">
        <p className="problem-what">
          <Icon name="stop" /> {i18n.t('broken.unread')}
        </p>
        <p>{what}</p>
        {detail && <p className="problem-words">{detail}</p>}
        <p>{todo}</p>
      </div>
    );
  });
}
