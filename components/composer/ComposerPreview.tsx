import { useId } from 'react';
import { i18n } from '#i18n';
import { Icon } from '../Icon.tsx';
import { AccountTabs } from '../preview/AccountTabs.tsx';
import { Hints, Losses } from '../preview/Notes.tsx';
import { Thread } from '../preview/Thread.tsx';
import type { ComposerProps } from './types.ts';

/** What will stand on Mastodon, by the same parts as the preview beside a platform's composer. */
export function ComposerPreview({
  state,
  locale,
  onShow,
  onHint,
}: Pick<ComposerProps, 'state' | 'locale' | 'onShow' | 'onHint'>) {
  const { view, manuscript } = state;
  const id = useId();
  const { preview } = view;
  const accounts = view.receivers.filter(({ chosen }) => chosen);
  const account = accounts.find((each) => each.id === preview?.shown);
  return (
    <section className="preview composer-preview" tabIndex={-1} aria-labelledby={id}>
      <h2 id={id}>{i18n.t('preview.title')}</h2>
      {preview ? (
        <>
          <AccountTabs accounts={accounts} shown={preview.shown} onShow={onShow} />
          {view.missingDescriptions > 0 && (
            <p className="composer-missing">
              <Icon name="warning" />
              <span>{i18n.t('composer.files.missing', view.missingDescriptions)}</span>
            </p>
          )}
          <Losses losses={preview.losses} statuses={preview.statuses} locale={locale} />
          {!manuscript.corrects && <Hints hints={view.hints} onHint={onHint} />}
          <Thread
            account={account}
            statuses={preview.statuses}
            media={preview.media}
            visibility={manuscript.urgent ? 'public' : manuscript.visibility}
          />
          {preview.left > 0 && <p className="soft">{i18n.t('composer.more', [preview.left])}</p>}
        </>
      ) : (
        <p className="preview-empty">{i18n.t('panel.noneChosen')}</p>
      )}
    </section>
  );
}
