import { useRef } from 'react';
import { i18n } from '#i18n';
import type { AccountCard } from '../../utils/post/account.ts';
import type { ProblemReport } from '../../utils/post/problem.ts';
import type { Platform } from '../../utils/post/types.ts';
import { Icon } from '../Icon.tsx';
import { MessageBody } from './MessageBody.tsx';

/** What happened after posting, each kind with what it has to say. */
export type Message =
  | {
      kind: 'offer';
      id: string;
      accounts: Pick<AccountCard, 'id' | 'name'>[];
      excerpt: string;
      /** Where nobody saw whether it was published. */
      unseenOn?: Platform | undefined;
    }
  | { kind: 'sending'; id: string; accounts: string[] }
  | { kind: 'done'; id: string; links: { account: string; url: string }[] }
  | { kind: 'scheduled'; id: string; accounts: string[]; at: number; keptHere: boolean }
  | { kind: 'waiting'; id: string; problem: ProblemReport; account: string }
  | { kind: 'failed'; id: string; problem: ProblemReport; account: string };

/** The contract of the messages. `onHold`: somebody is reading this one, so it must not go by itself. */
export interface MessagesProps {
  messages: Message[];
  /** The language of times, BCP 47. */
  locale: string;
  onMirror(id: string, event: Event): void;
  onDismiss(id: string): void;
  onHold?(id: string, held: boolean): void;
  /** Where given, problems offer to open the popup, where a person can act on them. */
  onOpenPopupHint?(): void;
}

/** The stack of messages at the window's lower edge. Failures interrupt a screen reader, everything else waits its turn. */
export function Messages({ messages, ...rest }: MessagesProps) {
  const card = (message: Message) => <Card key={message.id} message={message} {...rest} />;
  return (
    <section className="mp messages" aria-label={i18n.t('messages.name')}>
      <div role="alert" aria-atomic="false">
        {messages.filter((message) => message.kind === 'failed').map(card)}
      </div>
      <div role="status" aria-atomic="false">
        {messages.filter((message) => message.kind !== 'failed').map(card)}
      </div>
    </section>
  );
}

function Card({ message, onHold, ...rest }: Omit<MessagesProps, 'messages'> & { message: Message }) {
  const attention = useRef({ pointer: false, focus: false });
  const hold = (change: Partial<typeof attention.current>) => {
    const before = attention.current;
    const after = { ...before, ...change };
    attention.current = after;
    const held = after.pointer || after.focus;
    if (held !== (before.pointer || before.focus)) onHold?.(message.id, held);
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
        <MessageBody message={message} {...rest} />
      </div>
      <button
        type="button"
        className="card-close"
        aria-label={i18n.t('common.close')}
        onClick={() => rest.onDismiss(message.id)}
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
