import { i18n } from '#i18n';
import { Icon } from './Icon.tsx';

/** That the administration has set something. */
export function Fixed() {
  return (
    <span className="fixed">
      <Icon name="lock" /> {i18n.t('policy.fixed')}
    </span>
  );
}
