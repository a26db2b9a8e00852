import type { Period } from '../post/report-page.ts';

const monthsOf = { half: 6, quarter: 3, year: 12 } as const;

/** The period of this kind in which a moment lies, or one so many before it. By this machine's calendar. */
export function periodAt(kind: keyof typeof monthsOf, time: number, before = 0): Period {
  const date = new Date(time);
  const length = monthsOf[kind];
  const first = Math.floor(date.getMonth() / length) * length - before * length;
  const from = new Date(date.getFullYear(), first, 1);
  const to = new Date(date.getFullYear(), first + length, 0);
  return { kind, from: dayText(from), to: dayText(to) };
}

/** The newest periods of this kind up to a moment, the newest first. */
export function periodsUpTo(kind: keyof typeof monthsOf, time: number): Period[] {
  const years = kind === 'year' ? 5 : 3;
  const count = (years * 12) / monthsOf[kind];
  return Array.from({ length: count }, (_, before) => periodAt(kind, time, before));
}

/** The period that a report is about if nothing else is said: half a year; within its first two months, the one before. */
export function usualPeriod(now: number): Period {
  return periodAt('half', now, new Date(now).getMonth() % 6 < 2 ? 1 : 0);
}

/** The first moment of a period and the first after it, milliseconds since 1970; `undefined` where its days are none. */
export function boundsOf({
  from,
  to,
}: Pick<Period, 'from' | 'to'>): { from: number; to: number } | undefined {
  const [first, last] = [dayOf(from), dayOf(to)];
  if (!first || !last || first > last) return undefined;
  return { from: first.getTime(), to: nextDay(last).getTime() };
}

/** The months of a period, `2026-01`, in their order. */
export function monthsIn(from: number, to: number): string[] {
  const months: string[] = [];
  const first = new Date(from);
  for (let at = new Date(first.getFullYear(), first.getMonth(), 1); at.getTime() < to; ) {
    months.push(monthOf(at.getTime()));
    at = new Date(at.getFullYear(), at.getMonth() + 1, 1);
  }
  return months;
}

/** The month of a moment, `2026-01`. */
export function monthOf(time: number): string {
  const date = new Date(time);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}`;
}

/** A day as `2026-07-01`. */
export function dayText(date: Date): string {
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

function dayOf(text: string): Date | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  if (!year) return undefined;
  const date = new Date(Number(year), Number(month) - 1, Number(day));
  return dayText(date) === text ? date : undefined;
}

const nextDay = (date: Date) => new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1);

const two = (number: number) => String(number).padStart(2, '0');
