import { useId } from 'react';
import { i18n } from '#i18n';
import type { PopupChanged } from '../../utils/post/popup.ts';
import { Icon } from '../Icon.tsx';
import { platformNames } from '../platform-names.ts';

/** That a platform's page is no longer what it was, what to do, and the file that helps us. */
export function ChangedPlatform({ changed: { platform, missing, file } }: { changed: PopupChanged }) {
  const id = useId();
  const name = platformNames[platform];
  return (
    <section className="box item item-asks" aria-labelledby={id}>
      <h2 id={id} className="item-title">
        <Icon name="warning" /> {i18n.t('popup.changed.title', [name])}
      </h2>
      <p>{i18n.t(`popup.changed.${missing}`, [name])}</p>
      <p>{i18n.t('popup.changed.todo', [name])}</p>
      <p className="soft small">{i18n.t('popup.changed.file')}</p>
      <div className="actions">
        <a className="button" href={file.url} download={file.name}>
          {i18n.t('popup.changed.export')}
        </a>
      </div>
      <details className="small">
        <summary>{i18n.t('popup.changed.show')}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
        <section className="file" tabIndex={0} aria-label={file.name}>
          <pre>{file.text}</pre>
        </section>
      </details>
    </section>
  );
}
