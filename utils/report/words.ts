/**
 * The words of a report, by their key under `report` in the locales, with what is put in for `$1` and so on. The page speaks
 * its reader's language, the paper German.
 */
export type Words = (key: string, values?: string[]) => string;

/** How numbers, times and words are written in one language. */
export interface Speech {
  words: Words;
  /** The name of a platform; one that this version does not know stands as it is. */
  platform(name: string): string;
  /** BCP 47. */
  locale: string;
}

/** A whole number. */
export function numberText(value: number, { locale }: Speech): string {
  return formats(locale).number.format(value);
}

/** A share from 0 to 1 in per cent, with one digit behind the comma; a dash where there is none. */
export function shareText(share: number | undefined, { locale }: Speech): string {
  if (share === undefined) return '–';
  return formats(locale).share.format(share);
}

/** How long something took, in its two largest units; a dash where that is not known. Milliseconds. */
export function durationText(milliseconds: number | undefined, { words }: Speech): string {
  if (milliseconds === undefined) return '–';
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return words('unit.seconds', [String(seconds)]);
  const minutes = Math.round(seconds / 60);
  const units = [
    ['unit.days', Math.floor(minutes / 1440)],
    ['unit.hours', Math.floor(minutes / 60) % 24],
    ['unit.minutes', minutes % 60],
  ] as const;
  const first = units.findIndex(([, count]) => count > 0);
  return units
    .slice(first, first + 2)
    .filter(([, count]) => count > 0)
    .map(([unit, count]) => words(unit, [String(count)]))
    .join(' ');
}

/** A day, as `31.12.2026`. Milliseconds since 1970. */
export function dayWords(time: number, { locale }: Speech): string {
  return formats(locale).day.format(time);
}

/** The first and the last day of a period that ends before `to`. */
export function periodText(from: number, to: number, speech: Speech): string {
  return speech.words('fromTo', [dayWords(from, speech), dayWords(to - 1, speech)]);
}

/** A month, `2026-01`, in few letters. */
export function monthText(month: string, { locale }: Speech): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return formats(locale).month.format(new Date(year, number - 1, 1));
}

/** To make one takes longer than to use it a hundred times. */
const made = new Map<string, ReturnType<typeof makeFormats>>();

function formats(locale: string): ReturnType<typeof makeFormats> {
  const known = made.get(locale) ?? makeFormats(locale);
  made.set(locale, known);
  return known;
}

const makeFormats = (locale: string) => ({
  number: new Intl.NumberFormat(locale),
  share: new Intl.NumberFormat(locale, {
    ...{ style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 },
  }),
  day: new Intl.DateTimeFormat(locale, { day: '2-digit', month: '2-digit', year: 'numeric' }),
  month: new Intl.DateTimeFormat(locale, { month: 'short', year: '2-digit' }),
});
