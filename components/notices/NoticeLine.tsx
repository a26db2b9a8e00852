import { i18n } from '#i18n';
import type { Notice } from '../../utils/post/notice.ts';
import { platformNames } from '../platform-names.ts';
import { momentText } from '../time.ts';
import { changedPlanTitle } from './ChangedPlan.tsx';
import type { Message } from './message-of.ts';

interface NoticeLineProps {
  notice: Notice;
  message: Message;
  locale: string;
  /** How many more there are to read. */
  others: number;
  onOpen(): void;
}

/** A notice in one line, beside a composer that somebody writes in; a press opens it, and the others with it. */
export function NoticeLine({ notice, message, locale, others, onOpen }: NoticeLineProps) {
  const excerpt = notice.excerpt.trim() || i18n.t('common.picturePost');
  return (
    <button type="button" className="line-open" aria-expanded="false" onClick={onOpen}>
      <span className="line-title">{titleOf(message, notice, locale)}</span>
      <span className="line-excerpt">{excerpt}</span>
      {others > 0 && <span className="line-others">{i18n.t('messages.others', others)}</span>}
    </button>
  );
}

function titleOf(message: Message, notice: Notice, locale: string): string {
  switch (message.kind) {
    case 'offer':
      return i18n.t('messages.offer');
    case 'paused':
      return i18n.t('messages.paused', [new Intl.ListFormat(locale).format(message.accounts)]);
    case 'changed':
      return i18n.t(message.change === 'deleted' ? 'hands.deletedThere' : 'hands.editedThere', [
        platformNames[notice.platform],
      ]);
    case 'plan-changed':
      return changedPlanTitle(message.change, platformNames[notice.platform], message.to);
    case 'cancelled':
      return i18n.t('messages.cancelled', [new Intl.ListFormat(locale).format(message.accounts)]);
    case 'twice':
      return i18n.t('twice.what', [message.account]);
    case 'taking-back':
      return i18n.t('hands.takingBack', [new Intl.ListFormat(locale).format(message.accounts)]);
    case 'taken-back':
      return i18n.t('hands.takenBack', [new Intl.ListFormat(locale).format(message.accounts)]);
    case 'undone':
      return i18n.t('messages.undone', [new Intl.ListFormat(locale).format(message.accounts)]);
    case 'sending':
      return i18n.t('messages.sending', [new Intl.ListFormat(locale).format(message.accounts)]);
    case 'done':
      return message.differing?.[0]
        ? i18n.t('differs.title', [message.differing[0].account])
        : i18n.t('messages.done');
    case 'scheduled':
      return i18n.t('messages.scheduled', [
        momentText(message.at, locale),
        new Intl.ListFormat(locale).format(message.accounts),
      ]);
    case 'waiting':
      return i18n.t('messages.waiting', [message.account]);
    case 'failed':
      return i18n.t('messages.failed', [message.account]);
  }
}
