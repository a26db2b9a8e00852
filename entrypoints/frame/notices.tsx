import type { ReactNode } from 'react';
import { Notices } from '../../components/notices/Notices.tsx';
import { copyText } from '../../utils/pages/copy-text.ts';
import type { Connection } from '../../utils/pages/frame-connection.ts';
import type { Notice } from '../../utils/post/notice.ts';
import type { FrameAnswer } from '../../utils/protocol/from-frame.ts';

/** How long "published" stays on the screen, in milliseconds, unless somebody is at it. */
const stays = 15_000;

interface Shown {
  connection: Connection;
  locale: string;
  render(content: ReactNode): void;
}

/** What became of the posts of this tab, and what it offers. */
export function showNotices(
  { connection, locale, render }: Shown,
  { notices: first }: Extract<FrameAnswer, { kind: 'notices' }>,
): void {
  let notices = first;
  let isBrief = false;
  const leaving = new Map<string, ReturnType<typeof setTimeout>>();
  const held = new Set<string>();

  const dismiss = (publication: string) => void connection.tell({ type: 'frame-dismiss', publication });

  function leaveLater(id: string): void {
    if (leaving.has(id) || held.has(id)) return;
    leaving.set(
      id,
      setTimeout(() => dismiss(id), stays),
    );
  }

  function hold(id: string, isHeld: boolean): void {
    clearTimeout(leaving.get(id));
    leaving.delete(id);
    if (isHeld) held.add(id);
    else {
      held.delete(id);
      update();
    }
  }

  function update(): void {
    for (const notice of notices) if (isDone(notice)) leaveLater(notice.id);
    render(
      <Notices
        notices={notices}
        isBrief={isBrief}
        locale={locale}
        onMirror={(publication, text) =>
          void connection.tell({ type: 'frame-mirror', publication, ...(text && { text }) })
        }
        onUndo={(publication) => void connection.tell({ type: 'frame-undo', publication })}
        onCopy={copyText}
        onCorrect={(publication, account) =>
          void connection.tell({ type: 'frame-correct', publication, account })
        }
        onTranscript={(publication, account) =>
          void connection.tell({ type: 'frame-transcript', publication, account })
        }
        onTakeBack={(publication, account) =>
          void connection.tell({ type: 'frame-take-back', publication, account })
        }
        onCancelPlan={(publication) => void connection.tell({ type: 'frame-cancel', publication })}
        onReplan={(publication) => void connection.tell({ type: 'frame-replan', publication })}
        onRemoveDouble={(publication, account) =>
          void connection.tell({ type: 'frame-remove-double', publication, account })
        }
        onKeepBoth={(publication, account) =>
          void connection.tell({ type: 'frame-keep-both', publication, account })
        }
        onAllTheSame={(publication, account) =>
          void connection.tell({ type: 'frame-all-the-same', publication, account })
        }
        onDiscard={(publication, account) =>
          void connection.tell({ type: 'frame-discard', publication, account })
        }
        onDismiss={dismiss}
        onHold={hold}
      />,
    );
  }

  // No page reaches into this frame. All the same: what is sent from here, a person has pressed.
  const stopUntrusted = (event: Event) => event.isTrusted || event.stopImmediatePropagation();
  addEventListener('click', stopUntrusted, { capture: true });
  connection.onSaid((said) => {
    if (said.type !== 'beside') return;
    isBrief = said.isComposer;
    update();
  });
  connection.onNews((now) => {
    if (now.kind !== 'notices') return;
    notices = now.notices;
    update();
  });
  update();
}

function isDone({ outcomes, accounts, offered, changed }: Notice): boolean {
  // It asks something.
  if (changed && outcomes.some(({ state }) => state === 'done')) return false;
  // What somebody should read, or what is otherwise than planned, stays until it is closed.
  const isRead = (outcome: Notice['outcomes'][number]) =>
    outcome.state === 'undone' ||
    outcome.state === 'cancelled' ||
    outcome.state === 'taken-back' ||
    (outcome.state === 'done' && !outcome.losses?.length && !outcome.differs?.length && !outcome.twice);
  const done = outcomes.filter(isRead);
  return !offered && done.length > 0 && done.length >= accounts.length;
}
