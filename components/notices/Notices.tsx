import { useRef } from 'react';
import { i18n } from '#i18n';
import type { Notice } from '../../utils/post/notice.ts';
import { Icon } from '../Icon.tsx';
import { type Message, messageOf } from './message-of.ts';
import { NoticeBody } from './NoticeBody.tsx';

/** `onHold`: somebody is reading this one, so it must not go by itself. */
export interface NoticesProps {
  notices: Notice[];
  /** The language of times, BCP 47. */
  locale: string;
  onMirror(id: string): void;
  onDismiss(id: string): void;
  onHold?(id: string, held: boolean): void;
}

/** The stack of notices at the window's lower edge. Failures interrupt a screen reader, everything else waits its turn. */
export function Notices({ notices, ...rest }: NoticesProps) {
  const all = notices.map((notice) => ({ notice, message: messageOf(notice) }));
  const card = ({ notice, message }: (typeof all)[number]) => (
    <Card key={notice.id} notice={notice} message={message} {...rest} />
  );
  return (
    <section className="mp messages" aria-label={i18n.t('messages.name')}>
      <div role="alert" aria-atomic="false">
        {all.filter(({ message }) => message.kind === 'failed').map(card)}
      </div>
      <div role="status" aria-atomic="false">
        {all.filter(({ message }) => message.kind !== 'failed').map(card)}
      </div>
    </section>
  );
}

interface CardProps extends Omit<NoticesProps, 'notices'> {
  notice: Notice;
  message: Message;
}

function Card({ notice, message, onHold, ...rest }: CardProps) {
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
      <div className="card-body">
        <NoticeBody notice={notice} message={message} {...rest} />
      </div>
      <button
        type="button"
        className="card-close"
        aria-label={i18n.t('common.close')}
        onClick={() => rest.onDismiss(notice.id)}
      >
        <Icon name="close" />
      </button>
    </div>
  );
}

const icons = {
  offer: 'planes',
  sending: 'busy',
  done: 'check',
  scheduled: 'clock',
  waiting: 'clock',
  failed: 'stop',
} as const;
