import { Panel } from '../../components/panel/Panel.tsx';
import css from '../../components/panel/panel.css?inline';
import type { Shared } from '../../utils/watch/shared.ts';
import type { OpenComposer } from '../../utils/watch/tab.ts';
import { type Mounted, mount } from './mount.tsx';
import { panelState } from './panel-state.ts';
import { previewProps } from './preview-props.ts';

/** Keeps one panel in every open composer, beside its Post button, whatever the platform does to its own elements. */
export function showPanels(watch: Shared): void {
  const { tab, signal } = watch;
  const panels = new Map<string, Mounted>();

  function show(open: OpenComposer): void {
    const preview = tab.state().stale ? undefined : previewProps(open, tab, update);
    const panel = panels.get(open.id) ?? mount(css, watch);
    panels.set(open.id, panel);
    panel.render(
      <Panel
        state={panelState(tab.state(), open)}
        onArm={(armed, event) => tab.arm(open.id, armed, event)}
        onChoose={(account, chosen, event) => tab.choose(open.id, account, chosen, event)}
        onConnect={(event) => tab.openOptions(event)}
        {...(preview ? { preview } : {})}
      />,
    );
    // While the page is publishing its button is away; the panel stays where it was, if that is still there.
    const { anchor } = open;
    if (!anchor?.isConnected || panel.host.nextSibling === anchor) return;
    anchor.before(panel.host);
    // In line with the button, whose margin may be all that keeps it from the dialog's edge.
    const { marginInlineStart, marginInlineEnd } = getComputedStyle(anchor);
    panel.host.style.marginInline = `${marginInlineStart} ${marginInlineEnd}`;
  }

  function update(): void {
    const { composers, stale } = tab.state();
    // Whether there is to be a panel is known with the answer; where nobody answers any more, it says so.
    const shown = composers.filter(({ answer }) => (answer ? answer.mode !== 'never' : stale));
    for (const [id, panel] of panels) {
      if (shown.some((open) => open.id === id)) continue;
      panel.remove();
      panels.delete(id);
    }
    for (const open of shown) show(open);
  }
  const stop = tab.subscribe(update);
  signal.addEventListener('abort', stop);
  update();
}
