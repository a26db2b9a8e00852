import { i18n } from '#i18n';
import type { Twice as Double } from '../utils/post/notice.ts';
import { ConfirmButton } from './ConfirmButton.tsx';
import { OutLink } from './OutLink.tsx';
import { problemWithoutPost } from './problem.ts';

interface TwiceProps {
  double: Double;
  account: string;
  /** Names the post. */
  text: string;
  /** The question stays in its place: in a page's message a press counts only on what has not moved since. */
  stays?: boolean;
  onRemove(): void;
  onKeep(): void;
}

function Hindrance({ problem }: { problem: NonNullable<Double['problem']> }) {
  const { what, todo, detail } = problemWithoutPost(problem, 'removal');
  return (
    <>
      <p>{what}</p>
      {detail && <p className="problem-words">{detail}</p>}
      <p>{i18n.t('twice.stillThere')}</p>
      <p>{todo}</p>
    </>
  );
}

/** That a post stands twice at an account, and what a person can do about it. */
export function Twice({ double, account, text, stays = false, onRemove, onKeep }: TwiceProps) {
  const { links, isLeaving, problem } = double;
  return (
    <div className="note-bad small">
      <p className="problem-what">{i18n.t('twice.what', [account])}</p>
      <p>{i18n.t('twice.why')}</p>
      {links.length > 0 && (
        <p className="links">
          {links.map((url, at) => (
            <OutLink key={url} href={url}>
              {links.length === 1 ? i18n.t('twice.open') : i18n.t('twice.openPart', [at + 1])}
            </OutLink>
          ))}
        </p>
      )}
      {problem && <Hindrance problem={problem} />}
      {isLeaving ? (
        <p role="status">{i18n.t('twice.leaving')}</p>
      ) : (
        <div className="actions">
          <ConfirmButton
            label={i18n.t('twice.remove')}
            name={i18n.t('twice.removeName', [text])}
            question={i18n.t('twice.removeSure')}
            yes={i18n.t('twice.removeYes')}
            stays={stays}
            onConfirm={onRemove}
          />
          <button
            type="button"
            className="button"
            aria-label={i18n.t('twice.keepName', [text])}
            onClick={onKeep}
          >
            {i18n.t('twice.keep')}
          </button>
        </div>
      )}
    </div>
  );
}
