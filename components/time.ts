import { i18n } from '#i18n';

/** A moment as people say it: the time of day, with the date when it is not today. Milliseconds since 1970; empty for no time. */
export function momentText(time: number, locale: string, now = Date.now()): string {
  if (Number.isNaN(new Date(time).getTime())) return '';
  const today = new Date(now).toDateString() === new Date(time).toDateString();
  const day = today ? {} : ({ day: 'numeric', month: 'short' } as const);
  return new Intl.DateTimeFormat(locale, { ...day, hour: '2-digit', minute: '2-digit' }).format(time);
}

/** How long ago or how far ahead a moment is, in its largest fitting unit; no figure for the last minute. Milliseconds since 1970. */
export function distanceText(time: number, locale: string, now = Date.now()): string {
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'long' });
  const seconds = (time - now) / 1000;
  if (seconds <= 0 && seconds > -60) return i18n.t('common.justNow');
  const [unit, size] = units.find(([, size]) => Math.abs(seconds) >= size) ?? ['minute', 60];
  return format.format(Math.trunc(seconds / size), unit);
}

const units: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];
