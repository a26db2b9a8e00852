import { i18n } from '#i18n';
import { Icon } from '../Icon.tsx';
import { OtherProblem } from '../OtherProblem.tsx';
import { ProblemNote } from '../ProblemNote.tsx';
import { problemWords } from './problem-text.ts';
import type { ComposerProps } from './types.ts';

/** The button that publishes, and what came of it. What hinders it is said here too, for whoever does not see the field. */
export function SendBar({ state, onSend }: Pick<ComposerProps, 'state' | 'onSend'>) {
  const { manuscript, progress, tried, view, lost, problem } = state;
  const isSending = progress === 'sending';
  const first = tried ? view.problems[0] : undefined;
  return (
    <div className="composer-send">
      <div role="alert">
        {lost && <p className="note-bad">{i18n.t('composer.storeFailed')}</p>}
        {progress === 'changed-meanwhile' && (
          <p className="note-warn">{i18n.t('composer.correcting.meanwhile')}</p>
        )}
        {progress === 'failed' && (
          <div className="note-bad">
            <p>
              {manuscript.corrects ? i18n.t('composer.correcting.failed') : i18n.t('composer.problem.failed')}
            </p>
            {problem &&
              (manuscript.corrects ? (
                <OtherProblem report={problem} asked="correction" />
              ) : (
                <ProblemNote report={problem} />
              ))}
          </div>
        )}
      </div>
      {first && <p className="field-errors-sum">{problemWords(first, view.files)}</p>}
      <div className="actions">
        <button
          type="button"
          className="button button-main composer-publish"
          aria-disabled={isSending}
          onClick={onSend}
        >
          <Icon name={isSending ? 'busy' : 'planes'} />
          {isSending ? i18n.t('composer.publishing') : label(state)}
        </button>
      </div>
      <p role="status" className="small">
        {progress === 'corrected' && i18n.t('composer.correcting.done')}
      </p>
    </div>
  );
}

function label({ manuscript: { corrects, at, urgent } }: ComposerProps['state']): string {
  if (corrects) return i18n.t('composer.correct');
  return at !== undefined && !urgent ? i18n.t('composer.publishAt') : i18n.t('composer.publish');
}
