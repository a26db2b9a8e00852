import { i18n } from '#i18n';
import type { PopupDelivery } from '../../utils/post/popup.ts';
import type { Platform } from '../../utils/post/types.ts';
import { Ago } from '../Ago.tsx';
import { ConfirmButton } from '../ConfirmButton.tsx';
import { Countdown } from '../Countdown.tsx';
import { DifferenceList } from '../DifferenceList.tsx';
import { Hands } from '../Hands.tsx';
import { Icon, type IconName } from '../Icon.tsx';
import { OutLink } from '../OutLink.tsx';
import { ProblemNote } from '../ProblemNote.tsx';
import { platformNames } from '../platform-names.ts';
import { progressText } from '../progress-text.ts';
import { StillThere } from '../StillThere.tsx';
import { Twice } from '../Twice.tsx';
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
  /** Of two the second is to be gone, or both stay; none where that is decided elsewhere. */
  onRemoveDouble?(): void;
  onKeepBoth?(): void;
  onDescribe(descriptions: Record<number, string>, reason: string): void;
  /** What is being written is kept with every key. */
  onType?(descriptions: Record<number, string>, reason: string): void;
  /** What is asked for is written where pictures can be seen large. */
  onDescribeInWindow?(): void;
  /** To where an account is signed in again. */
  onSignIn?(): void;
  /** None where it cannot be corrected, or taken back, from here. */
  onCorrect?(place: number): void;
  onTakeBack?(): void;
  onCopy(url: string): Promise<boolean>;
}

/** One delivery: the post, how it stands, and what a person can do about it. */
export function DeliveryItem(props: DeliveryItemProps) {
  const { delivery, locale, ...on } = props;
  const { onSendNow, onUndo, onDiscard, onDescribe, onCorrect, onTakeBack, onCopy } = on;
  const { account, state, problem, nextTryAt, links, time, describing, scheduledFor, differs } = delivery;
  const { platform } = delivery;
  const text = delivery.excerpt || nameless(delivery);
  const isBroken = problem?.reason === 'stored-broken';
  return (
    <li className={`box item item-${state}`}>
      <Excerpt text={text} />
      {delivery.others && <Others others={delivery.others} />}
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
      {delivery.also && <p className="small">{i18n.t('popup.also', [listOf(delivery.also, locale)])}</p>}
      {delivery.isTakenBack && <p className="small">{i18n.t('hands.takingBack', [account])}</p>}
      {state === 'taken-back' && <p className="small">{i18n.t('hands.takenBack', [account])}</p>}
      {state === 'sending' && !delivery.isTakenBack && (
        <p className="small">{progressText(delivery.progress)}</p>
      )}
      {state === 'planned' && (
        <p className="small">{i18n.t('popup.scheduledHere', [momentText(time, locale)])}</p>
      )}
      {scheduledFor !== undefined && (
        <p className="small">{i18n.t('popup.scheduled', [momentText(scheduledFor, locale)])}</p>
      )}
      {problem && delivery.isTakenBack && <StillThere problem={problem} />}
      {problem && !delivery.isTakenBack && state !== 'sending' && state !== 'done' && (
        <ProblemNote
          report={problem}
          progress={{ triedAgain: state === 'waiting', partlyDone: links.length > 0 }}
        />
      )}
      {delivery.double && on.onRemoveDouble && on.onKeepBoth && (
        <Twice
          {...{ double: delivery.double, account, text }}
          onRemove={on.onRemoveDouble}
          onKeep={on.onKeepBoth}
        />
      )}
      {delivery.twin && <TwinLine twin={delivery.twin} account={account} />}
      {state === 'waiting' && nextTryAt !== undefined && (
        <p className="small">{i18n.t('popup.nextTry', [momentText(nextTryAt, locale)])}</p>
      )}
      {delivery.isGoneThere && platform !== 'here' && state === 'done' && (
        <p className="note-warn small">{i18n.t('hands.deletedThere', [platformNames[platform]])}</p>
      )}
      {differs && <DifferenceList account={account} differs={differs} locale={locale} />}
      {delivery.replies !== undefined && links[0] && (
        <p className="small">
          <OutLink href={links[0]}>{i18n.t('popup.replies', delivery.replies)}</OutLink>
        </p>
      )}
      <Links delivery={delivery} />
      {state === 'done' && scheduledFor === undefined && links.length > 0 && onTakeBack && (
        <Hands {...{ name: text, links, onCopy, onTakeBack }} {...(onCorrect && { onCorrect })} />
      )}
      {describing && (
        <DescribeForm
          {...{ describing, text, onDescribe }}
          onType={props.onType}
          onOwnWindow={props.onDescribeInWindow}
        />
      )}
      {state !== 'sending' && state !== 'paused' && state !== 'done' && state !== 'taken-back' && (
        <div className="actions">
          {!describing && !isBroken && state !== 'planned' && (
            <Again delivery={delivery} text={text} {...on} />
          )}
          <ConfirmButton {...discardWords(delivery, text)} onConfirm={onDiscard} />
        </div>
      )}
    </li>
  );
}

const listOf = (platforms: Platform[], locale: string) =>
  new Intl.ListFormat(locale).format(platforms.map((platform) => platformNames[platform]));

/** What stands there already, and where it came from. */
function TwinLine({ twin, account }: { twin: NonNullable<PopupDelivery['twin']>; account: string }) {
  const { url, platform } = twin;
  return (
    <p className="small">
      {platform && platform !== 'here' && i18n.t('popup.twinFrom', [platformNames[platform]])}{' '}
      {url && <OutLink href={url}>{i18n.t('messages.open', [account])}</OutLink>}
    </p>
  );
}

/** Further posts that wait for the same. */
function Others({ others }: { others: string[] }) {
  return (
    <details className="small">
      <summary>{i18n.t('popup.others', others.length)}</summary>
      <ul>
        {others.map((excerpt, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two posts may begin alike, and the list is drawn anew as a whole
          <li key={at}>{excerpt || i18n.t('common.picturePost')}</li>
        ))}
      </ul>
    </details>
  );
}

/** What makes it go: as it is, however late it is, or once more. */
function Again({
  delivery: { state, problem, account },
  text,
  onRetry,
  onSendAsItIs,
  onSignIn,
}: Pick<DeliveryItemProps, 'delivery' | 'onRetry' | 'onSendAsItIs' | 'onSignIn'> & { text: string }) {
  // To send it once more would not help.
  if (problem?.reason === 'signed-out' && onSignIn) {
    return (
      <button
        type="button"
        className="button button-main"
        aria-label={i18n.t('common.signInName', [account])}
        onClick={onSignIn}
      >
        {i18n.t('common.signIn')}
      </button>
    );
  }
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
  const isTwin = problem?.reason === 'stands-already';
  return (
    <button
      type="button"
      className={asks && !isTwin ? 'button button-main' : 'button'}
      aria-label={i18n.t(isTwin ? 'popup.allTheSameName' : asks ? 'popup.publishName' : 'popup.retryName', [
        text,
      ])}
      onClick={onRetry}
    >
      {i18n.t(isTwin ? 'popup.allTheSame' : asks ? 'popup.publish' : 'popup.retry')}
    </button>
  );
}

/** Given up is the post, or only that it be taken back. */
function discardWords({ isTakenBack }: PopupDelivery, text: string) {
  const [label, sure] = isTakenBack
    ? [i18n.t('hands.leave'), i18n.t('hands.leaveSure')]
    : [i18n.t('popup.discard'), i18n.t('popup.discardSure')];
  const yes = isTakenBack ? label : i18n.t('popup.discardYes');
  const name = isTakenBack ? `${label}: ${text}` : i18n.t('popup.discardName', [text]);
  return { label, name, question: sure, yes };
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

const icons: Record<PopupDelivery['state'], IconName> = {
  sending: 'busy',
  waiting: 'clock',
  failed: 'stop',
  asks: 'warning',
  paused: 'clock',
  planned: 'clock',
  done: 'check',
  'taken-back': 'info',
};

/** What went is remembered without its text. */
function nameless({ state, profileName, platform }: PopupDelivery): string {
  if (platform === 'here') return i18n.t('composer.own');
  return state === 'done' || state === 'taken-back'
    ? i18n.t('popup.postOf', [profileName])
    : i18n.t('common.picturePost');
}
