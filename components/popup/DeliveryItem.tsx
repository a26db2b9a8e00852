import { i18n } from '#i18n';
import type { PopupDelivery } from '../../utils/post/popup.ts';
import { Ago } from '../Ago.tsx';
import { ConfirmButton } from '../ConfirmButton.tsx';
import { Countdown } from '../Countdown.tsx';
import { DifferenceList } from '../DifferenceList.tsx';
import { Icon, type IconName } from '../Icon.tsx';
import { OutLink } from '../OutLink.tsx';
import { ProblemNote } from '../ProblemNote.tsx';
import { platformNames } from '../platform-names.ts';
import { momentText } from '../time.ts';
import { DescribeForm } from './DescribeForm.tsx';
import { Excerpt } from './Excerpt.tsx';

interface DeliveryItemProps {
  delivery: PopupDelivery;
  locale: string;
  onRetry(): void;
  onSendNow(): void;
  onUndo(): void;
  onSendAsItIs(): void;
  onDiscard(): void;
  onDescribe(descriptions: Record<number, string>, reason: string): void;
  /** None where it cannot be corrected from here. */
  onCorrect?(place: number): void;
}

/** One delivery: the post, how it stands, and what a person can do about it. */
export function DeliveryItem(props: DeliveryItemProps) {
  const { delivery, locale, onSendNow, onUndo, onDiscard, onDescribe, onCorrect, ...decide } = props;
  const { account, state, problem, nextTryAt, links, time, describing, scheduledFor, differs } = delivery;
  const text = delivery.excerpt || nameless(delivery);
  const isBroken = problem?.reason === 'stored-broken';
  return (
    <li className={`box item item-${state}`}>
      <Excerpt text={text} />
      <p className="soft small way">
        <Icon name={icons[state]} />
        <span>
          {i18n.t('popup.to', [account])} · <Ago time={time} locale={locale} />
        </span>
      </p>
      {state === 'paused' && delivery.until !== undefined && (
        <div className="actions">
          <button
            type="button"
            className="button button-main"
            aria-label={i18n.t('popup.undoName', [text])}
            onClick={onUndo}
          >
            {i18n.t('messages.undo')}
          </button>
          <button
            type="button"
            className="button"
            aria-label={i18n.t('popup.nowName', [text])}
            onClick={onSendNow}
          >
            {i18n.t('popup.now')}
          </button>
          <span className="soft small">
            {i18n.t('popup.paused')} <Countdown until={delivery.until} />
          </span>
        </div>
      )}
      {state === 'sending' && <p className="small">{i18n.t('popup.sending')}</p>}
      {state === 'planned' && (
        <p className="small">{i18n.t('popup.scheduledHere', [momentText(time, locale)])}</p>
      )}
      {scheduledFor !== undefined && (
        <p className="small">{i18n.t('popup.scheduled', [momentText(scheduledFor, locale)])}</p>
      )}
      {problem && state !== 'sending' && state !== 'done' && (
        <ProblemNote
          report={problem}
          progress={{ triedAgain: state === 'waiting', partlyDone: links.length > 0 }}
        />
      )}
      {state === 'waiting' && nextTryAt !== undefined && (
        <p className="small">{i18n.t('popup.nextTry', [momentText(nextTryAt, locale)])}</p>
      )}
      {differs && <DifferenceList account={account} differs={differs} locale={locale} />}
      <Links delivery={delivery} />
      {state === 'done' && onCorrect && (
        <CorrectButtons delivery={delivery} text={text} onCorrect={onCorrect} />
      )}
      {describing && <DescribeForm describing={describing} text={text} onDescribe={onDescribe} />}
      {state !== 'sending' && state !== 'paused' && state !== 'done' && (
        <div className="actions">
          {!describing && !isBroken && state !== 'planned' && (
            <Again delivery={delivery} text={text} {...decide} />
          )}
          <ConfirmButton
            label={i18n.t('popup.discard')}
            name={i18n.t('popup.discardName', [text])}
            question={i18n.t('popup.discardSure')}
            yes={i18n.t('popup.discardYes')}
            onConfirm={onDiscard}
          />
        </div>
      )}
    </li>
  );
}

/** What makes it go: as it is, however late it is, or once more. */
function Again({
  delivery: { state, problem },
  text,
  onRetry,
  onSendAsItIs,
}: Pick<DeliveryItemProps, 'delivery' | 'onRetry' | 'onSendAsItIs'> & { text: string }) {
  if (problem?.reason === 'place-kind' || problem?.reason === 'place-shape') {
    return (
      <ConfirmButton
        label={i18n.t('popup.asItIs')}
        name={i18n.t('popup.asItIsName', [text])}
        question={i18n.t('popup.asItIsSure')}
        yes={i18n.t('popup.asItIsYes')}
        onConfirm={onSendAsItIs}
      />
    );
  }
  const asks = state === 'asks';
  return (
    <button
      type="button"
      className={asks ? 'button button-main' : 'button'}
      aria-label={i18n.t(asks ? 'popup.publishName' : 'popup.retryName', [text])}
      onClick={onRetry}
    >
      {i18n.t(asks ? 'popup.publish' : 'popup.retry')}
    </button>
  );
}

function Links({ delivery: { links, platform, sourceUrl } }: { delivery: PopupDelivery }) {
  return (
    <p className="links small">
      {links.map((url, index) => (
        <OutLink key={url} href={url}>
          {links.length === 1 ? i18n.t('popup.openStatus') : i18n.t('popup.openPart', [index + 1])}
        </OutLink>
      ))}
      {platform !== 'here' && sourceUrl && (
        <OutLink href={sourceUrl}>{i18n.t('popup.openSource', [platformNames[platform]])}</OutLink>
      )}
    </p>
  );
}

/** Each status that stands on Mastodon can be corrected. */
function CorrectButtons(props: { delivery: PopupDelivery; text: string; onCorrect(place: number): void }) {
  const { delivery, text, onCorrect } = props;
  return (
    <p className="links small">
      {delivery.links.map((url, index) => (
        <button
          key={url}
          type="button"
          className="button button-quiet"
          aria-label={i18n.t('composer.correcting.buttonName', [
            delivery.links.length === 1 ? text : i18n.t('composer.part', [index + 1]),
          ])}
          onClick={() => onCorrect(index)}
        >
          {i18n.t('composer.correcting.button')}
          {delivery.links.length > 1 && ` ${index + 1}`}
        </button>
      ))}
    </p>
  );
}

const icons: Record<PopupDelivery['state'], IconName> = {
  sending: 'busy',
  waiting: 'clock',
  failed: 'stop',
  asks: 'warning',
  paused: 'clock',
  planned: 'clock',
  done: 'check',
};

/** What went is remembered without its text. */
function nameless({ state, profileName, platform }: PopupDelivery): string {
  if (platform === 'here') return i18n.t('composer.own');
  return state === 'done' ? i18n.t('popup.postOf', [profileName]) : i18n.t('common.picturePost');
}
