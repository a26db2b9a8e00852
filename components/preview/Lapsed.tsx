import type { MouseEvent } from 'react';
import { i18n } from '#i18n';
import { Icon } from '../Icon.tsx';
import type { PreviewProps, PreviewState } from './types.ts';

interface LapsedProps {
  lapsed: PreviewState['lapsed'];
  onRead: PreviewProps['onLapsedRead'];
}

/** What a person changed for something that is not there any more: it holds for nothing, and can be copied from here. */
export function LapsedChanges({ lapsed, onRead }: LapsedProps) {
  if (lapsed.length === 0) return null;
  const read = ({ currentTarget }: MouseEvent<HTMLElement>) => {
    // The button goes with its message, and would take the focus with it.
    currentTarget.closest<HTMLElement>('.preview')?.focus();
    onRead();
  };
  return (
    <section className="preview-request preview-lapsed" aria-label={i18n.t('preview.lapsed.name')}>
      {lapsed.map(({ kind, text }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what is gone has no name any more
        <div key={index}>
          <p className="preview-request-title">
            <Icon name="warning" />
            <span>{i18n.t(`preview.lapsed.${kind}`)}</span>
          </p>
          {text && <p className="preview-lapsed-text">{text}</p>}
        </div>
      ))}
      <button type="button" className="button" onClick={read}>
        {i18n.t('preview.lapsed.read')}
      </button>
    </section>
  );
}

/** Cards, quotes and GIFs whose address the page does not tell: it goes along all the same. */
export function WithoutAddress({ beside }: { beside: PreviewState['withoutAddress'] }) {
  if (beside.length === 0) return null;
  return (
    <ul className="preview-beside soft">
      {beside.map(({ kind, name }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two of them may say the same
        <li key={index}>{i18n.t(`preview.beside.${kind}`, [name])}</li>
      ))}
    </ul>
  );
}
