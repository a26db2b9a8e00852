import * as v from 'valibot';
import { declineReasons, type Line, type Outcome, outcomes } from './line.ts';

/** A name of any kind. */
export const storedWord = v.pipe(v.string(), v.maxLength(500));
const address = v.pipe(v.string(), v.maxLength(4000), v.regex(/^(?:https:\/\/\S*)?$/));
/** Milliseconds since 1970. */
export const time = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8.64e15));
const number = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1e9));
const some = <T extends v.GenericSchema>(items: T, most: number) => v.pipe(v.array(items), v.maxLength(most));

const way = v.object({
  account: storedWord,
  outcomes: v.pipe(
    v.record(storedWord, time),
    // A later outcome, of another version, is none of this one's.
    v.transform((all) => {
      const known = Object.entries(all).filter(([key]) => outcomes.includes(key as Outcome));
      return Object.fromEntries(known) as Partial<Record<Outcome, number>>;
    }),
  ),
  firstAt: v.exactOptional(time),
  statuses: some(v.object({ id: storedWord, url: address }), 200),
  losses: v.record(storedWord, number),
});

const trouble = v.object({
  account: storedWord,
  from: time,
  until: v.exactOptional(time),
  end: v.exactOptional(v.picklist(['sent', 'given-up'])),
  reasons: some(storedWord, 50),
});

/** A line of the ledger; one that this or another version could not have written so is refused. */
export const storedLine: v.GenericSchema<unknown, Line> = v.object({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(2000)),
  ...{ platform: storedWord, profile: storedWord, profileName: storedWord, institution: storedWord, address },
  ...{ publishedAt: time, writtenAt: time, caughtUp: v.exactOptional(time) },
  declined: v.exactOptional(v.object({ at: time, reason: v.picklist(declineReasons), words: storedWord })),
  media: v.exactOptional(
    v.object({ pictures: number, videos: number, byPerson: number, byMachine: number, reasoned: number }),
  ),
  ways: some(way, 50),
  troubles: some(trouble, 500),
});

const asked = { id: storedWord, account: storedWord, at: time };

/** All that a browser knows. */
export const storedLedger = {
  lines: some(storedLine, 200_000),
  statuses: some(
    v.object({
      ...asked,
      ...{ status: storedWord, replies: number, boosts: number, favourites: number },
      quotes: v.exactOptional(number),
      gone: v.exactOptional(v.literal(true)),
    }),
    500_000,
  ),
  checks: some(v.object({ ...asked, readable: v.boolean() }), 100_000),
  followers: some(v.object({ ...asked, count: number }), 100_000),
};
