import { i18n } from '#i18n';

/** Within how long the same content counts as one. */
export function withinText(minutes: number): string {
  if (minutes === 0) return i18n.t('options.attention.never');
  return minutes % 60
    ? i18n.t('options.attention.minutes', [minutes])
    : i18n.t('options.attention.hours', minutes / 60);
}
