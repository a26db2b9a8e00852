import { useId } from 'react';
import { i18n } from '#i18n';
import { Thumbnail } from './Gallery.tsx';
import type { PreviewState } from './types.ts';

/** What the page hides: that it does, and what was chosen for the post. */
export function HiddenMedia({ chosen }: Pick<PreviewState, 'chosen'>) {
  const id = useId();
  return (
    <div className="preview-hidden">
      <p>{i18n.t('preview.hidden')}</p>
      {chosen.length > 0 && (
        <div className="preview-chosen">
          <p id={id}>{i18n.t('preview.chosen')}</p>
          <ul aria-labelledby={id}>
            {chosen.map(({ kind, src }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two may be alike, and nothing in the list has a state
              <li key={index}>
                <Thumbnail media={{ kind, src, description: nameOf(kind, index + 1) }} />
                {!src && <span className="hidden-text">{nameOf(kind, index + 1)}</span>}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

function nameOf(kind: PreviewState['chosen'][number]['kind'], number: number): string {
  return kind === 'video' ? i18n.t('preview.chosenVideo', [number]) : i18n.t('preview.chosenOne', [number]);
}
