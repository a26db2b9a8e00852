import { i18n } from '#i18n';
import type { Hindrance } from '../../utils/post/notice.ts';
import { problemWithoutPost } from '../problem.ts';
import { momentText } from '../time.ts';
import type { Message } from './message-of.ts';

interface ChangedPlanProps {
  message: Extract<Message, { kind: 'plan-changed' }>;
  /** The platform's name. */
  platform: string;
  locale: string;
  onCancel(): void;
  onReplan(): void;
  onDismiss(): void;
}

/** What is said first of a planned post that was changed on its platform. */
export function changedPlanTitle(
  change: ChangedPlanProps['message']['change'],
  platform: string,
  to: number | undefined,
): string {
  switch (change) {
    case 'deleted':
      return i18n.t('hands.planDeletedThere', [platform]);
    case 'edited':
      return i18n.t('hands.planEditedThere', [platform]);
    case 'rescheduled':
      return i18n.t(isPast(to) ? 'hands.planOutThere' : 'hands.planMovedThere', [platform]);
  }
}

/** It was made public there before its time. */
const isPast = (to: number | undefined) => to !== undefined && to <= Date.now();

/** For when it is planned, and what a person can do about what is planned: the same as on the platform, where that can be done. */
export function ChangedPlan({ message, platform, locale, ...on }: ChangedPlanProps) {
  const { change, at, to, atServer, hindered } = message;
  const isOut = isPast(to);
  return (
    <>
      <p>{i18n.t('hands.planAt', [momentText(at, locale)])}</p>
      {isOut && atServer && <p>{i18n.t('hands.planSoon')}</p>}
      {to !== undefined && !isOut && (
        <p>{i18n.t('hands.planTo', [platform, momentText(to, locale), zone()])}</p>
      )}
      {change === 'rescheduled' && to === undefined && <p>{i18n.t('hands.planToUnknown')}</p>}
      {change === 'edited' && <p>{i18n.t('hands.planNotCorrected')}</p>}
      {hindered && <Hindered hindered={hindered} />}
      <div className="actions">
        {to !== undefined && (
          <button type="button" className="button button-main plan-move" onClick={on.onReplan}>
            {i18n.t(isOut ? 'common.mirror' : 'composer.planned.move')}
          </button>
        )}
        {(change !== 'rescheduled' || to === undefined) && (
          <button
            type="button"
            className={change === 'deleted' ? 'button button-main plan-cancel' : 'button plan-cancel'}
            onClick={on.onCancel}
          >
            {i18n.t('composer.planned.yes')}
          </button>
        )}
        <button type="button" className="button" onClick={on.onDismiss}>
          {i18n.t('common.no')}
        </button>
      </div>
    </>
  );
}

/** Times are the person's own, as everywhere. */
const zone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** As the popup says it; who is signed out can do something about it. */
function Hindered({ hindered }: { hindered: Hindrance }) {
  const report = hindered === 'late' ? undefined : problemWithoutPost(hindered);
  const isSignedOut = hindered !== 'late' && hindered.kind === 'needs-login';
  return (
    <div className="problem">
      {isSignedOut && <p className="problem-what">{report?.what}</p>}
      <p>{i18n.t(isSignedOut ? 'hands.planUnchanged' : 'composer.planned.failed')}</p>
      {report?.detail && <p className="problem-words">{report.detail}</p>}
      {isSignedOut && <p>{report?.todo}</p>}
    </div>
  );
}
