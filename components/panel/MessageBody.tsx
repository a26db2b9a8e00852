import { i18n } from '#i18n';
import { OutLink } from '../OutLink.tsx';
import { ProblemNote } from '../ProblemNote.tsx';
import { platformNames } from '../platform-names.ts';
import { momentText } from '../time.ts';
import type { Message, MessagesProps } from './Messages.tsx';

type MessageBodyProps = Omit<MessagesProps, 'messages' | 'onHold'> & { message: Message };

/** The words and buttons of one message. */
export function MessageBody({ message, locale, onMirror, onDismiss, onOpenPopupHint }: MessageBodyProps) {
  switch (message.kind) {
    case 'offer':
      return (
        <>
          <p className="card-title">{i18n.t('messages.offer')}</p>
          {message.unseenOn && <p>{i18n.t('messages.offerUnseen', [platformNames[message.unseenOn]])}</p>}
          <p className="card-excerpt">{message.excerpt || i18n.t('common.picturePost')}</p>
          <p className="soft">
            {i18n.t('messages.offerTo', [
              names(
                message.accounts.map(({ name }) => name),
                locale,
              ),
            ])}
          </p>
          <div className="actions">
            <button
              type="button"
              className="button button-main"
              onClick={(event) => onMirror(message.id, event.nativeEvent)}
            >
              {i18n.t('common.mirror')}
            </button>
            <button type="button" className="button" onClick={() => onDismiss(message.id)}>
              {i18n.t('common.no')}
            </button>
          </div>
        </>
      );
    case 'sending':
      return <p>{i18n.t('messages.sending', [names(message.accounts, locale)])}</p>;
    case 'done':
      return (
        <>
          <p className="card-title">{i18n.t('messages.done')}</p>
          {message.links.map(({ account, url }) => (
            <p key={url}>
              <OutLink href={url}>{i18n.t('messages.open', [account])}</OutLink>
            </p>
          ))}
        </>
      );
    case 'scheduled':
      return (
        <>
          <p className="card-title">
            {i18n.t('messages.scheduled', [momentText(message.at, locale), names(message.accounts, locale)])}
          </p>
          {message.keptHere && <p>{i18n.t('messages.keptHere')}</p>}
          <p className="soft">{i18n.t('messages.scheduleUnseen')}</p>
        </>
      );
    case 'waiting':
    case 'failed': {
      const title = message.kind === 'waiting' ? 'messages.waiting' : 'messages.failed';
      const { retryAt } = message.problem;
      return (
        <>
          <p className="soft">{i18n.t(title, [message.account])}</p>
          <ProblemNote report={message.problem} progress={{ triedAgain: message.kind === 'waiting' }} />
          {message.kind === 'waiting' && retryAt !== undefined && (
            <p className="soft">{i18n.t('messages.nextTry', [momentText(retryAt, locale)])}</p>
          )}
          {onOpenPopupHint && (
            <button type="button" className="button" onClick={onOpenPopupHint}>
              {i18n.t('messages.popup')}
            </button>
          )}
        </>
      );
    }
  }
}

function names(accounts: string[], locale: string): string {
  return new Intl.ListFormat(locale).format(accounts);
}
