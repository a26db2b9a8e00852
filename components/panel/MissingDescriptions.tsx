import { useId } from 'react';
import { i18n } from '#i18n';
import { Icon } from '../Icon.tsx';

/** The reminder that pictures have no alternative text: seen at once, explained on a click, never in the way. */
export function MissingDescriptions({ count }: { count: number }) {
  const id = useId();
  const text = i18n.t('panel.missing', count);
  return (
    <>
      <button type="button" className="missing" popoverTarget={id}>
        <Icon name="warning" />
        <span className="missing-text">{text}</span>
        <span className="missing-count" aria-hidden="true">
          {count}
        </span>
      </button>
      <div id={id} popover="auto" className="bubble" role="note">
        <p className="bubble-title">{text}</p>
        <p>{i18n.t('panel.missingWhy')}</p>
      </div>
    </>
  );
}
