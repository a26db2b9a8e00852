import { useId } from 'react';
import { i18n } from '#i18n';
import { Fixed } from '../Fixed.tsx';
import { visibilityText } from './Thread.tsx';
import type { PreviewProps, PreviewState } from './types.ts';

/** Who gets to see the post on Mastodon without looking for it. */
export function VisibilityChoice({
  visibility,
  isVisibilityFixed,
  onVisibility,
}: Pick<PreviewState, 'visibility' | 'isVisibilityFixed'> & Pick<PreviewProps, 'onVisibility'>) {
  const id = useId();
  return (
    <div className="preview-field">
      <label htmlFor={id}>
        {i18n.t('preview.visibility')} {isVisibilityFixed && <Fixed />}
      </label>
      <select
        id={id}
        value={visibility}
        disabled={isVisibilityFixed}
        aria-describedby={`${id}-hint`}
        onChange={({ currentTarget }) =>
          onVisibility(currentTarget.value === 'unlisted' ? 'unlisted' : 'public')
        }
      >
        <option value="public">{visibilityText('public')}</option>
        <option value="unlisted">{visibilityText('unlisted')}</option>
      </select>
      <p id={`${id}-hint`} className="soft">
        {visibility === 'public'
          ? i18n.t('options.profiles.publicText')
          : i18n.t('options.profiles.unlistedText')}
      </p>
    </div>
  );
}
