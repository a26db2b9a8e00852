import { distanceText } from './time.ts';

/** How long ago or how far ahead something is, in milliseconds since 1970. Nothing where the time is none. */
export function Ago({ time, locale }: { time: number; locale: string }) {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) return null;
  return <time dateTime={date.toISOString()}>{distanceText(time, locale)}</time>;
}
