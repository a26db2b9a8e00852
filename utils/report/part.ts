import * as v from 'valibot';
import { inGoodOrder, joined, joinLines } from '../ledger/join.ts';
import { declineReasons, type Outcome, outcomes, type Part } from '../ledger/line.ts';
import { Problem } from '../post/problem.ts';

/** A file is no larger than this, in characters: some 100,000 publications. */
const longest = 100_000_000;

const kind = 'mitposten-report-part';
const version = 1;

/** The file of a part, as JSON. */
export function writePart(part: Part): string {
  return JSON.stringify({ kind, version, ...part });
}

/**
 * The part in a file. Throws Problem: `not-a-part` for a file that is none or is damaged, `stored-by-newer` for one of a
 * later version.
 */
export function readPart(text: string): Part {
  const file = text.length > longest ? undefined : parsed(text);
  const head = v.safeParse(v.object({ kind: v.literal(kind), version: v.number() }), file);
  if (!head.success) throw new Problem('refused', 'not-a-part');
  if (head.output.version > version) throw new Problem('refused', 'stored-by-newer');
  const read = v.safeParse(shape, file);
  if (!read.success) throw new Problem('refused', 'not-a-part', v.getDotPath(read.issues[0]) ?? '');
  const { lines, ...part } = read.output;
  // Whoever has written it may have had another order, or one publication twice.
  return { ...part, lines: joined(lines.map(inGoodOrder), joinLines) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const word = v.pipe(v.string(), v.maxLength(500));
const address = v.pipe(v.string(), v.maxLength(4000), v.regex(/^(?:https:\/\/\S*)?$/));
const time = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8.64e15));
const number = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1e9));
const some = <T extends v.GenericSchema>(items: T, most: number) => v.pipe(v.array(items), v.maxLength(most));

const way = v.object({
  account: word,
  outcomes: v.pipe(
    v.record(word, time),
    // A later outcome, of another version, is none of this one's.
    v.transform((all) => {
      const known = Object.entries(all).filter(([key]) => outcomes.includes(key as Outcome));
      return Object.fromEntries(known) as Partial<Record<Outcome, number>>;
    }),
  ),
  firstAt: v.exactOptional(time),
  statuses: some(v.object({ id: word, url: address }), 200),
  losses: v.record(word, number),
});

const trouble = v.object({
  account: word,
  from: time,
  until: v.exactOptional(time),
  end: v.exactOptional(v.picklist(['sent', 'given-up'])),
  reasons: some(word, 50),
});

const line = v.object({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(2000)),
  ...{ platform: word, profile: word, profileName: word, institution: word, address },
  ...{ publishedAt: time, writtenAt: time, caughtUp: v.exactOptional(time) },
  declined: v.exactOptional(v.object({ at: time, reason: v.picklist(declineReasons), words: word })),
  media: v.exactOptional(
    v.object({ pictures: number, videos: number, byPerson: number, byMachine: number, reasoned: number }),
  ),
  ways: some(way, 50),
  troubles: some(trouble, 500),
});

const asked = { id: word, account: word, at: time };

const shape = v.object({
  browser: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  name: word,
  madeAt: time,
  lines: some(line, 200_000),
  statuses: some(
    v.object({
      ...asked,
      ...{ status: word, replies: number, boosts: number, favourites: number },
      quotes: v.exactOptional(number),
      gone: v.exactOptional(v.literal(true)),
    }),
    500_000,
  ),
  checks: some(v.object({ ...asked, readable: v.boolean() }), 100_000),
  followers: some(v.object({ ...asked, count: number }), 100_000),
});
