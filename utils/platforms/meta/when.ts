const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How long ago a page says that something was, by the beginning of its unit in German and in English. */
const units: [RegExp, number][] = [
  [/^(?:min|m$)/, minute],
  [/^(?:std|stunde|h$|hr|hour)/, hour],
  [/^(?:t$|tag|d$|day)/, day],
  [/^(?:wo|w$|week)/, 7 * day],
];

const months = [
  ...['jan', 'feb', 'mär|mar', 'apr', 'mai|may', 'jun', 'jul', 'aug', 'sep', 'okt|oct', 'nov', 'dez|dec'],
].map((name) => new RegExp(`^(?:${name})`));

/**
 * When a page says that something was published, in milliseconds since 1970, as exactly as it says it: in German or English,
 * as a distance from now or as a day. `undefined` for everything else.
 */
export function readWhen(said: string, now: number): number | undefined {
  const text = said
    .replace(/[\u00a0\u202f\u200b]/g, ' ')
    .trim()
    .toLowerCase();
  return agoOf(text, now) ?? yesterdayOf(text, now) ?? dateOf(text, now);
}

function agoOf(text: string, now: number): number | undefined {
  if (/^(?:gerade eben|just now)$/.test(text)) return now;
  const [, count, unit = ''] = /^(?:vor )?(?:etwa )?(\d{1,3}) ?([a-zäöü]+)\.?(?: ago)?$/.exec(text) ?? [];
  const found = count === undefined ? undefined : units.find(([name]) => name.test(unit));
  return found && now - Number(count) * found[1];
}

function yesterdayOf(text: string, now: number): number | undefined {
  const [, rest] = /^(?:gestern|yesterday)(?: (?:um|at))? ?(.*)$/.exec(text) ?? [];
  if (rest === undefined) return undefined;
  const date = new Date(now - day);
  return atTime(date.getFullYear(), date.getMonth(), date.getDate(), rest);
}

/** "5. November 2026 um 14:23", "November 5, 2026 at 2:23 PM", without a year the last such day. */
function dateOf(text: string, now: number): number | undefined {
  const german = /(?:^|\D)(\d{1,2})\. ([a-zäöü]+)\.?(?: (\d{4}))?,?(?: (?:um )?(.*))?$/.exec(text);
  const english = /(?:^|, )([a-z]+) (\d{1,2})(?:, (\d{4}))?,?(?: (?:at )?(.*))?$/.exec(text);
  const [dayOf, name = '', year, time] = german
    ? [german[1], german[2], german[3], german[4]]
    : [english?.[2], english?.[1], english?.[3], english?.[4]];
  const month = months.findIndex((each) => each.test(name));
  if (month < 0 || dayOf === undefined) return undefined;
  const thisYear = new Date(now).getFullYear();
  const found = atTime(Number(year ?? thisYear), month, Number(dayOf), time ?? '');
  return year === undefined && found > now + day
    ? atTime(thisYear - 1, month, Number(dayOf), time ?? '')
    : found;
}

/** Without a time of day, at noon. */
function atTime(year: number, month: number, date: number, said: string): number {
  const [, hours, minutes, half] = /^(\d{1,2}):(\d{2}) ?(am|pm)?/.exec(said) ?? [];
  if (hours === undefined) return new Date(year, month, date, 12).getTime();
  const of24 = half ? (Number(hours) % 12) + (half === 'pm' ? 12 : 0) : Number(hours);
  return new Date(year, month, date, of24, Number(minutes)).getTime();
}
