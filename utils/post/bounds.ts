import * as v from 'valibot';
import { cutText, shownText } from './shown-text.ts';

/*
 * What schemas at a border are made of: whatever a server answers, or an earlier version has stored, comes to a value
 * within these bounds or is refused.
 */

/** A text, cut behind so many characters (UTF-16). */
export const textUpTo = (most: number) =>
  v.pipe(
    v.string(),
    v.transform((text) => cutText(text, most)),
  );

/** A text that is shown beside others: in one line, without what turns the text around it, and not too long. */
export const lineUpTo = (most: number) =>
  v.pipe(
    v.string(),
    v.transform((text) => shownText(text, most)),
  );

/** A whole number within reason; no text that looks like one. */
export const wholeNumber = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

/** Milliseconds since 1970, up to the year 2100: what lies beyond is no time at which anything happens. */
export const moment = wholeNumber(0, Date.UTC(2100));

/** A time as servers write it (ISO 8601 with its zone), in milliseconds since 1970. */
export const isoMoment = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)$/),
  v.transform((text) => Date.parse(text)),
  moment,
);

/** What a server calls a status, a picture or an account by. Some give numbers. */
export const serverId = v.pipe(
  v.union([v.string(), wholeNumber(0, Number.MAX_SAFE_INTEGER)]),
  v.transform(String),
  v.regex(/^[^\s/?#]{1,200}$/),
);

/** What a server calls what is attached to a status: never a part of an address of ours, and some make one of it (snac 2.75). */
export const mediaId = v.pipe(
  v.union([v.string(), wholeNumber(0, Number.MAX_SAFE_INTEGER)]),
  v.transform(String),
  v.regex(/^\S{1,500}$/),
);

/** An address of the web, empty for everything else: it becomes a link that a person may press. */
export const webAddress = v.pipe(
  v.fallback(v.string(), ''),
  v.transform((text) => (text.length <= 2000 && URL.parse(text)?.protocol === 'https:' ? text : '')),
);

/** A list's first entries, so many at most; those that are none are left aside. */
export const entriesOf = <Entry extends v.GenericSchema>(entry: Entry, most: number) =>
  v.pipe(
    v.fallback(v.array(v.unknown()), []),
    v.transform((list) =>
      list.slice(0, most).flatMap((each): v.InferOutput<Entry>[] => {
        const parsed = v.safeParse(entry, each);
        return parsed.success ? [parsed.output] : [];
      }),
    ),
  );
