import { type ReactNode, useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { Notice } from '../../utils/post/notice.ts';
import { Icon } from '../Icon.tsx';
import type { WhichText } from './MirrorButtons.tsx';
import { type Message, messageOf } from './message-of.ts';
import { NoticeBody } from './NoticeBody.tsx';
import { NoticeLine } from './NoticeLine.tsx';

/** `isBrief`: a composer is open; `onHold`: somebody is reading this one, so it must not go by itself. */
export interface NoticesProps {
  notices: Notice[];
  isBrief?: boolean;
  /** The language of times, BCP 47. */
  locale: string;
  onMirror(id: string, text?: WhichText): void;
  /** Nothing of it shall be sent. */
  onUndo(id: string): void;
  /** False where the address could not be copied. */
  onCopy(url: string): Promise<boolean>;
  /** What stands on this account is to be corrected, or to be gone. */
  onCorrect(id: string, account: string): void;
  onTakeBack(id: string, account: string): void;
  /** What is planned of it is not published, or at the time that the message names. */
  onCancelPlan(id: string): void;
  onReplan(id: string): void;
  /** What is said in its video is to stand below it. */
  onTranscript(id: string, account: string): void;
  /** The second of what stands twice on this account is to be gone, or both stay. */
  onRemoveDouble(id: string, account: string): void;
  onKeepBoth(id: string, account: string): void;
  /** It goes to this account although the same stands there, or not at all. */
  onAllTheSame(id: string, account: string): void;
  onDiscard(id: string, account: string): void;
  onDismiss(id: string): void;
  onHold?(id: string, held: boolean): void;
}

/** The stack of notices at the window's lower edge. Failures interrupt a screen reader, everything else waits its turn. */
export function Notices({ notices, isBrief = false, ...rest }: NoticesProps) {
  const [isUnfolded, setUnfolded] = useState(false);
  const all = notices.map((notice) => ({ notice, message: messageOf(notice) }));
  const isLine = isBrief && !isUnfolded;
  const shown = isLine ? all.filter((each) => each === mostUrgent(all)) : all;
  const closeAll = () => {
    setUnfolded(false);
    for (const { id } of notices) rest.onDismiss(id);
  };
  const card = ({ notice, message }: (typeof all)[number]) => (
    <Card
      key={notice.id}
      notice={notice}
      message={message}
      onHold={rest.onHold}
      onClose={() => (isLine ? closeAll() : rest.onDismiss(notice.id))}
      closes={isLine && all.length > 1 ? i18n.t('messages.closeAll') : i18n.t('common.close')}
    >
      {isLine ? (
        <NoticeLine
          notice={notice}
          message={message}
          locale={rest.locale}
          others={all.length - 1}
          onOpen={() => setUnfolded(true)}
        />
      ) : (
        <NoticeBody notice={notice} message={message} {...rest} />
      )}
    </Card>
  );
  const bar = (
    <div className="messages-bar">
      {isBrief && (
        <button type="button" className="button" onClick={() => setUnfolded(false)}>
          {i18n.t('messages.fold')}
        </button>
      )}
      {all.length > 1 && (
        <button type="button" className="button" onClick={closeAll}>
          {i18n.t('messages.closeAll')}
        </button>
      )}
    </div>
  );
  return (
    <section
      className={isLine ? 'mp messages messages-line' : 'mp messages'}
      aria-label={i18n.t('messages.name')}
      onKeyDown={(event) => event.key === 'Escape' && setUnfolded(false)}
    >
      <div role="alert" aria-atomic="false">
        {shown.filter(({ message }) => message.kind === 'failed').map(card)}
      </div>
      <div role="status" aria-atomic="false">
        {shown.filter(({ message }) => message.kind !== 'failed').map(card)}
      </div>
      {!isLine && (all.length > 1 || (isBrief && all.length > 0)) && bar}
    </section>
  );
}

/** What needs a person first, then what may be decided, then what is on its way; of these the newest. */
const order: Message['kind'][] = [
  ...([
    'done',
    'undone',
    'taken-back',
    'cancelled',
    'scheduled',
    'sending',
    'taking-back',
    'waiting',
    'offer',
    'changed',
    'plan-changed',
    'paused',
    'twice',
    'failed',
  ] as const),
];

function mostUrgent<T extends { message: Message }>(all: T[]): T | undefined {
  return all.toSorted((a, b) => order.indexOf(a.message.kind) - order.indexOf(b.message.kind)).at(-1);
}

interface CardProps extends Pick<NoticesProps, 'onHold'> {
  notice: Notice;
  message: Message;
  /** What its button closes, in words. */
  closes: string;
  onClose(): void;
  children: ReactNode;
}

function Card({ notice, message, closes, onHold, onClose, children }: CardProps) {
  const attention = useRef({ pointer: false, focus: false });
  const hold = (change: Partial<typeof attention.current>) => {
    const before = attention.current;
    const after = { ...before, ...change };
    attention.current = after;
    const held = after.pointer || after.focus;
    if (held !== (before.pointer || before.focus)) onHold?.(notice.id, held);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: nothing to operate, only noticing that it is being read
    <div
      className={`card card-${message.kind}`}
      onMouseEnter={() => hold({ pointer: true })}
      onMouseLeave={() => hold({ pointer: false })}
      onFocus={() => hold({ focus: true })}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && hold({ focus: false })}
    >
      <Icon name={icons[message.kind]} />
      <div className="card-body">{children}</div>
      <button type="button" className="card-close" aria-label={closes} onClick={onClose}>
        <Icon name="close" />
      </button>
    </div>
  );
}

const icons = {
  offer: 'planes',
  paused: 'clock',
  changed: 'pencil',
  'plan-changed': 'pencil',
  twice: 'warning',
  undone: 'info',
  cancelled: 'info',
  'taking-back': 'busy',
  'taken-back': 'info',
  sending: 'busy',
  done: 'check',
  scheduled: 'clock',
  waiting: 'clock',
  failed: 'stop',
} as const;
