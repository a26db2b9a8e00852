import { i18n } from '#i18n';
import { Icon } from '../Icon.tsx';
import { ReadyPanel } from './ReadyPanel.tsx';
import type { PanelProps } from './types.ts';

export type { PreviewProps, PreviewState } from './preview/types.ts';
export type { PanelAccount, PanelProps, PanelState } from './types.ts';

/** The panel beside a platform's Post button: whether this post goes to Mastodon too. */
export function Panel(props: PanelProps) {
  return (
    <section className="mp panel" aria-label={i18n.t('panel.name')}>
      <Content {...props} />
    </section>
  );
}

function Content({ state, ...callbacks }: PanelProps) {
  switch (state.kind) {
    case 'reload':
      return (
        <p className="pill pill-note" role="status" title={i18n.t('panel.reload')}>
          <Icon name="reload" />
          {i18n.t('panel.reloadShort')}
        </p>
      );
    case 'no-account':
      return (
        <button
          type="button"
          className="pill pill-button"
          onClick={(event) => callbacks.onConnect(event.nativeEvent)}
        >
          <Icon name="plus" />
          {i18n.t('panel.connect')}
        </button>
      );
    case 'ready':
      return <ReadyPanel state={state} {...callbacks} />;
  }
}
