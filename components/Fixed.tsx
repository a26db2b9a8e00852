import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import { Icon } from './Icon.tsx';

/** That the administration has set something; in other words where these say more. */
export function Fixed({ children = i18n.t('policy.fixed') }: { children?: ReactNode }) {
  return (
    <span className="fixed">
      <Icon name="lock" /> {children}
    </span>
  );
}
