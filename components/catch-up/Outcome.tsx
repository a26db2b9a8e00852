import { i18n } from '#i18n';
import { OtherProblem } from '../OtherProblem.tsx';
import { platformNames } from '../platform-names.ts';
import { momentText } from '../time.ts';
import type { CatchUpProps } from './types.ts';

/** What came of looking, and of what was done with what was found. */
export function Outcome({ search, missing, handled, locale }: CatchUpProps) {
  return (
    <>
      {handled?.kind === 'declined' && (
        <p className="note-warn">
          {i18n.t('catchUp.decline.done', [i18n.t(`report.reason.${handled.reason}`)])}
        </p>
      )}
      {handled?.kind === 'queued' && (
        <p className="note-warn">
          {i18n.t('catchUp.several.done', handled.count, [
            String(handled.count),
            momentText(handled.at, locale),
          ])}
        </p>
      )}
      {search.kind === 'busy' && (
        <p>{i18n.t(search.of === 'post' ? 'catchUp.busy.post' : 'catchUp.busy.search')}</p>
      )}
      {search.kind === 'failed' && (
        <div className="note-bad">
          <OtherProblem report={search.problem} />
        </div>
      )}
      {search.kind === 'none' && (
        <div className="note-warn">
          <h2>{i18n.t('catchUp.unread.title')}</h2>
          <p>{unread(search)}</p>
          {mayBeOwn.has(search.why) && <p>{i18n.t('catchUp.unread.todo')}</p>}
        </div>
      )}
      {search.kind === 'done' && (
        <p>
          {missing.length > 0
            ? i18n.t('catchUp.result.count', missing.length)
            : i18n.t('catchUp.result.nothing')}{' '}
          {search.settled > 0 && i18n.t('catchUp.result.settled', search.settled)}{' '}
          {search.older > 0 && i18n.t('catchUp.result.older', search.older)}
        </p>
      )}
    </>
  );
}

/** What is meant for few, or is somebody else's, is not to be copied by hand either. */
const mayBeOwn: ReadonlySet<string> = new Set(['nothing', 'foreign']);

function unread({ why, platform }: Extract<CatchUpProps['search'], { kind: 'none' }>): string {
  if (why === 'nothing') return i18n.t('catchUp.unread.nothing', [platformNames[platform]]);
  return i18n.t(`catchUp.unread.${why}`);
}
