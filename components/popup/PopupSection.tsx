import { type ReactNode, useId } from 'react';
import { i18n } from '#i18n';

/** So many are shown at once; of what is more, one line is left over. */
const most = 8;

/** A titled list of the popup; nothing at all while it is empty. */
export function PopupSection({ title, children }: { title: string; children: ReactNode[] }) {
  const id = useId();
  if (children.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul className="cards">{children.slice(0, most)}</ul>
      {children.length > most && (
        <details className="more">
          <summary>{i18n.t('popup.more', children.length - most)}</summary>
          <ul className="cards">{children.slice(most)}</ul>
        </details>
      )}
    </section>
  );
}
