import { i18n } from '#i18n';
import type { PopupTrouble } from '../../utils/post/popup.ts';
import { Icon } from '../Icon.tsx';
import { platformNames } from '../platform-names.ts';

/** What the page beside the popup does that takes the mirror away, what became of it, and what to do. */
export function Troubles({ troubles }: { troubles: PopupTrouble[] }) {
  return troubles.map(({ platform, trouble }) => (
    <section
      key={trouble}
      className="box item item-asks"
      aria-label={titleOf(trouble, platformNames[platform])}
    >
      <p className="item-title">
        <Icon name="warning" /> {titleOf(trouble, platformNames[platform])}
      </p>
      <p>{i18n.t(trouble === 'frame-failed' ? 'popup.trouble.unseen' : 'popup.trouble.became')}</p>
      <p>{i18n.t('popup.trouble.todo')}</p>
    </section>
  ));
}

function titleOf(trouble: PopupTrouble['trouble'], name: string): string {
  switch (trouble) {
    case 'tap-lost':
      return i18n.t('popup.trouble.tapLost', [name]);
    case 'panel-removed':
      return i18n.t('popup.trouble.panelRemoved', [name]);
    case 'frame-failed':
      return i18n.t('popup.trouble.frameFailed', [name]);
  }
}
