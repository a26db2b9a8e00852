import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import { Icon } from './Icon.tsx';

/** A link that opens a new tab and says so. */
export function OutLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a className="out-link" href={href} target="_blank" rel="noreferrer">
      {children}
      <Icon name="away" />
      <span className="hidden-text"> {i18n.t('common.opensTab')}</span>
    </a>
  );
}
