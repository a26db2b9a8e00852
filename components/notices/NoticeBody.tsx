import { i18n } from '#i18n';
import type { Notice } from '../../utils/post/notice.ts';
import type { Loss } from '../../utils/post/plan.ts';
import { Countdown } from '../Countdown.tsx';
import { DifferenceList } from '../DifferenceList.tsx';
import { Hands } from '../Hands.tsx';
import { OutLink } from '../OutLink.tsx';
import { ProblemNote } from '../ProblemNote.tsx';
import { platformNames } from '../platform-names.ts';
import { lossText } from '../preview/loss.ts';
import { progressText } from '../progress-text.ts';
import { StillThere } from '../StillThere.tsx';
import { Twice } from '../Twice.tsx';
import { momentText } from '../time.ts';
import { ChangedPlan, changedPlanTitle } from './ChangedPlan.tsx';
import { MirrorButtons } from './MirrorButtons.tsx';
import type { Message } from './message-of.ts';
import type { NoticesProps } from './Notices.tsx';
import { doubtText, offerText } from './offer-text.ts';

interface NoticeBodyProps extends Omit<NoticesProps, 'notices' | 'isBrief' | 'onHold'> {
  notice: Notice;
  message: Message;
}

/** The words and buttons of one notice. */
export function NoticeBody({ notice, message, locale, ...on }: NoticeBodyProps) {
  const { onMirror, onUndo, onCopy, onCorrect, onTakeBack, onTranscript, onDismiss } = on;
  switch (message.kind) {
    case 'offer':
      return (
        <>
          <p className="card-title">{i18n.t('messages.offer')}</p>
          <Reason text={offerText(message.reason, notice.platform)} />
          <Reason text={doubtText(notice.doubt)} />
          <Excerpt notice={notice} />
          <p className="soft">{i18n.t('messages.offerTo', [names(message.accounts, locale)])}</p>
          <div className="actions">
            <MirrorButtons doubt={notice.doubt} onMirror={(text) => onMirror(notice.id, text)} />
            <button type="button" className="button" onClick={() => onDismiss(notice.id)}>
              {i18n.t('common.no')}
            </button>
          </div>
        </>
      );
    case 'changed': {
      const { change, links } = message;
      const isGone = change === 'deleted';
      const platform = platformNames[notice.platform];
      return (
        <>
          <p className="card-title" data-change={change}>
            {i18n.t(isGone ? 'hands.deletedThere' : 'hands.editedThere', [platform])}
          </p>
          <Named notice={notice} locale={locale} />
          <p className="soft">
            {i18n.t('messages.offerTo', [
              names(
                links.map(({ account }) => account),
                locale,
              ),
            ])}
          </p>
          <div className="actions">
            <button
              type="button"
              className="button button-main"
              onClick={() => {
                for (const { id } of links) (isGone ? onTakeBack : onCorrect)(notice.id, id);
              }}
            >
              {i18n.t(isGone ? 'hands.deleteHere' : 'hands.correctHere')}
            </button>
            <button type="button" className="button" onClick={() => onDismiss(notice.id)}>
              {i18n.t('common.no')}
            </button>
          </div>
        </>
      );
    }
    case 'plan-changed': {
      const { change, to } = message;
      const platform = platformNames[notice.platform];
      return (
        <>
          <p className="card-title" data-plan={change}>
            {changedPlanTitle(change, platform, to)}
          </p>
          <Named notice={notice} locale={locale} />
          <p className="soft">{i18n.t('messages.offerTo', [names(message.accounts, locale)])}</p>
          <ChangedPlan
            {...{ message, platform, locale }}
            onCancel={() => on.onCancelPlan(notice.id)}
            onReplan={() => on.onReplan(notice.id)}
            onDismiss={() => onDismiss(notice.id)}
          />
        </>
      );
    }
    case 'cancelled':
      return (
        <>
          <p className="card-title" data-plan="cancelled">
            {i18n.t('messages.cancelled', [names(message.accounts, locale)])}
          </p>
          <Named notice={notice} locale={locale} />
        </>
      );
    case 'twice':
      return (
        <>
          <Named notice={notice} locale={locale} />
          <Twice
            {...{ double: message.double, account: message.account, text: notice.excerpt.trim() }}
            stays
            onRemove={() => on.onRemoveDouble(notice.id, message.id)}
            onKeep={() => on.onKeepBoth(notice.id, message.id)}
          />
        </>
      );
    case 'taking-back':
      return (
        <>
          <p>{i18n.t('hands.takingBack', [names(message.accounts, locale)])}</p>
          <Named notice={notice} locale={locale} />
          {message.problem && <StillThere problem={message.problem} />}
        </>
      );
    case 'taken-back':
      return (
        <>
          <p className="card-title">{i18n.t('hands.takenBack', [names(message.accounts, locale)])}</p>
          <Named notice={notice} locale={locale} />
        </>
      );
    case 'paused':
      return (
        <>
          <p className="card-title">
            {i18n.t('messages.paused', [names(message.accounts, locale)])} <Countdown until={message.until} />
          </p>
          <Excerpt notice={notice} />
          <div className="actions">
            <button type="button" className="button" onClick={() => onUndo(notice.id)}>
              {i18n.t('messages.undo')}
            </button>
          </div>
        </>
      );
    case 'undone':
      return (
        <>
          <p>{i18n.t('messages.undone', [names(message.accounts, locale)])}</p>
          <Excerpt notice={notice} />
        </>
      );
    case 'sending':
      return (
        <>
          <p>{i18n.t('messages.sending', [names(message.accounts, locale)])}</p>
          <Excerpt notice={notice} />
          {message.progress && <p className="soft">{progressText(message.progress)}</p>}
        </>
      );
    case 'done':
      return (
        <>
          <p className="card-title">{i18n.t('messages.done')}</p>
          <Excerpt notice={notice} />
          {/* A server may say no address, or none that may be opened. */}
          {message.links.map(({ id, account, url }) => (
            <div key={id}>
              {url && (
                <p>
                  <OutLink href={url}>{i18n.t('messages.open', [account])}</OutLink>
                </p>
              )}
              <Hands
                name={account}
                links={url ? [url] : []}
                onCopy={onCopy}
                onCorrect={() => onCorrect(notice.id, id)}
                onTakeBack={() => onTakeBack(notice.id, id)}
              />
              {url && message.losses.some(hasTranscript) && (
                <div className="actions">
                  <button
                    type="button"
                    className="button"
                    aria-label={i18n.t('messages.transcriptName', [account])}
                    onClick={() => onTranscript(notice.id, id)}
                  >
                    {i18n.t('messages.transcript')}
                  </button>
                </div>
              )}
            </div>
          ))}
          <LossList losses={message.losses} />
          {message.differing?.map((each) => (
            <DifferenceList key={each.account} {...each} locale={locale} />
          ))}
        </>
      );
    case 'scheduled':
      return (
        <>
          <p className="card-title">
            {i18n.t('messages.scheduled', [momentText(message.at, locale), names(message.accounts, locale)])}
          </p>
          <Named notice={notice} locale={locale} />
          {message.keptHere && <p>{i18n.t('messages.keptHere')}</p>}
          <LossList losses={message.losses} />
          <p className="soft">{i18n.t('messages.scheduleUnseen')}</p>
          {message.differing?.map((each) => (
            <DifferenceList key={each.account} {...each} locale={locale} />
          ))}
        </>
      );
    case 'waiting':
    case 'failed': {
      const title = message.kind === 'waiting' ? 'messages.waiting' : 'messages.failed';
      const { retryAt } = message.problem;
      return (
        <>
          <p className="soft">{i18n.t(title, [message.account])}</p>
          <Excerpt notice={notice} />
          <ProblemNote report={message.problem} progress={{ triedAgain: message.kind === 'waiting' }} />
          {message.twin && (
            <p>
              <OutLink href={message.twin}>{i18n.t('messages.open', [message.account])}</OutLink>
            </p>
          )}
          {message.problem.reason === 'stands-already' && (
            <div className="actions">
              <button type="button" className="button" onClick={() => on.onAllTheSame(notice.id, message.id)}>
                {i18n.t('popup.allTheSame')}
              </button>
              <button type="button" className="button" onClick={() => on.onDiscard(notice.id, message.id)}>
                {i18n.t('popup.discard')}
              </button>
            </div>
          )}
          {message.kind === 'waiting' && retryAt !== undefined && (
            <p className="soft">{i18n.t('messages.nextTry', [momentText(retryAt, locale)])}</p>
          )}
        </>
      );
    }
  }
}

/** Of what was changed, and published elsewhere or before, no words are kept. */
function Named({ notice, locale }: { notice: Notice; locale: string }) {
  const { excerpt, changed, profileName, time } = notice;
  if (excerpt || !changed) return <Excerpt notice={notice} />;
  return (
    <p className="card-excerpt">{`${i18n.t('popup.postOf', [profileName])}, ${momentText(time, locale)}`}</p>
  );
}

/** The first words of the post, and whether something was changed for Mastodon alone. */
function Excerpt({ notice: { excerpt, edited } }: { notice: Notice }) {
  return (
    <>
      <p className="card-excerpt">{excerpt.trim() || i18n.t('common.picturePost')}</p>
      {edited && <p className="soft">{i18n.t('messages.edited')}</p>}
    </>
  );
}

/** What is otherwise on Mastodon and no preview could show, each once. */
function LossList({ losses }: { losses: Loss[] }) {
  const texts = [...new Set(losses.map((loss) => lossText(loss, [])))];
  if (texts.length === 0) return null;
  return (
    <>
      <p>{i18n.t('messages.losses')}</p>
      <ul className="card-losses">
        {texts.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </>
  );
}

function hasTranscript(loss: Loss): boolean {
  return loss.kind === 'captions' && loss.transcript !== undefined;
}

function Reason({ text }: { text: string | undefined }) {
  return text === undefined ? null : <p>{text}</p>;
}

function names(accounts: string[], locale: string): string {
  return new Intl.ListFormat(locale).format(accounts);
}
