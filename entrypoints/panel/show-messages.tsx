import { browser } from 'wxt/browser';
import { Messages } from '../../components/panel/Messages.tsx';
import css from '../../components/panel/messages.css?inline';
import type { Shared } from '../../utils/watch/shared.ts';
import type { Mirror } from '../../utils/watch/tab.ts';
import { messagesOf } from './messages-of.ts';
import { mount } from './mount.tsx';

/** How long "published" stays on the screen, in milliseconds, unless somebody is at it. */
const stays = 15_000;

/** What became of the posts of this tab, at the edge of its window. */
export function showMessages(watch: Shared): void {
  const { tab, signal } = watch;
  const { host, render } = mount(css, watch);
  const leaving = new Map<string, ReturnType<typeof setTimeout>>();
  const held = new Set<string>();
  let shown: Mirror[] | undefined;

  function leaveLater(id: string): void {
    if (leaving.has(id) || held.has(id)) return;
    leaving.set(
      id,
      setTimeout(() => tab.dismiss(id), stays),
    );
  }

  function hold(id: string, isHeld: boolean): void {
    clearTimeout(leaving.get(id));
    leaving.delete(id);
    if (isHeld) held.add(id);
    else {
      held.delete(id);
      leaveLater(id);
    }
  }

  function update(): void {
    const { mirrors } = tab.state();
    // Somebody is typing: that is the panel's business.
    if (mirrors === shown) return;
    shown = mirrors;
    const messages = messagesOf(tab.state());
    for (const { kind, id } of messages) if (kind === 'done') leaveLater(id);
    render(
      <Messages
        messages={messages}
        locale={browser.i18n.getUILanguage()}
        onMirror={(id, event) => tab.mirror(id, event)}
        onDismiss={(id) => tab.dismiss(id)}
        onHold={hold}
      />,
    );
  }

  const stop = tab.subscribe(update);
  signal.addEventListener('abort', stop);
  // There before the first message: a live region is announced only if it existed before its text.
  document.body.append(host);
  update();
}
