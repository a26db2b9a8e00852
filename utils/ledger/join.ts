import type { Followers, Ledger, Line, MediaCounts, Outcome, Trouble, Way } from './line.ts';

/*
 * Joining what several browsers wrote of the same publications. Every rule gives the larger of two values in some fixed
 * order, so that it does not matter in which order parts are joined, in which groups, or how often.
 */

/** All parts together, each publication, status and month once, in the order of their ids. */
export function joinLedgers(parts: readonly Ledger[]): Ledger {
  return {
    lines: joined(
      parts.flatMap(({ lines }) => lines),
      joinLines,
    ),
    statuses: joined(
      parts.flatMap(({ statuses }) => statuses),
      latest,
    ),
    checks: joined(
      parts.flatMap(({ checks }) => checks),
      latest,
    ),
    followers: joined(
      parts.flatMap(({ followers }) => followers),
      latest<Followers>,
    ),
  };
}

/** A line as this version writes one: all that has an order in it. */
export const inGoodOrder = (line: Line): Line => joinLines(line, line);

/** What two browsers wrote of one publication; both in good order. */
export function joinLines(one: Line, other: Line): Line {
  const [newer] = inOrder(one, other, (line) => [line.writtenAt, ...names(line)]);
  const media = larger(one.media, other.media, countsOf);
  const declined = larger(one.declined, other.declined, ({ at, reason, words }) => [at, reason, words]);
  const caughtUp = larger(one.caughtUp, other.caughtUp, (at) => [at]);
  return {
    ...newer,
    address: one.address > other.address ? one.address : other.address,
    publishedAt: Math.min(one.publishedAt, other.publishedAt),
    ...(caughtUp === undefined ? {} : { caughtUp }),
    ...(declined === undefined ? {} : { declined }),
    ...(media === undefined ? {} : { media }),
    ways: joined([...one.ways, ...other.ways], joinWays, ({ account }) => account),
    troubles: joined([...one.troubles, ...other.troubles], joinTroubles, keyOfTrouble),
  };
}

/** Every part of a line that has a name, for a fixed order. */
const names = ({ platform, profile, profileName, institution, address }: Line) => [
  ...[platform, profile, profileName, institution, address],
];

const countsOf = ({ pictures, videos, byPerson, byMachine, reasoned }: MediaCounts) => [
  ...[pictures + videos, byPerson, reasoned, byMachine, videos],
];

function joinWays(one: Way, other: Way): Way {
  const known = [one.firstAt, other.firstAt].filter((at) => at !== undefined);
  return {
    account: one.account,
    outcomes: maxima(one.outcomes, other.outcomes),
    ...(known.length ? { firstAt: Math.min(...known) } : {}),
    statuses: joined([...one.statuses, ...other.statuses], (a, b) => inOrder(a, b, ({ url }) => [url])[0]),
    losses: maxima(one.losses, other.losses),
  };
}

const keyOfTrouble = ({ account, from }: Trouble) => `${account} ${String(from).padStart(16, '0')}`;

function joinTroubles(one: Trouble, other: Trouble): Trouble {
  // That it ended is known better than that it lasts; that it went, better than that it was given up.
  const until = larger(one.until, other.until, (at) => [at]);
  const end = larger(one.end, other.end, (each) => [each]);
  return {
    ...{ account: one.account, from: one.from },
    ...(until === undefined ? {} : { until }),
    ...(end === undefined ? {} : { end }),
    reasons: [...new Set([...one.reasons, ...other.reasons])].sort(),
  };
}

/** What was asked last of two. Only where both were asked at the same moment all that they say decides. */
function latest<T extends { at: number }>(one: T, other: T): T {
  if (one === other || one.at > other.at) return one;
  if (one.at < other.at) return other;
  return inOrder(one, other, (each) => [JSON.stringify(Object.entries(each).sort())])[0];
}

/** Each key once, what has the same joined, in the order of the keys. */
export function joined<T>(
  all: readonly T[],
  join: (one: T, other: T) => T,
  keyOf: (each: T) => string = (each) => (each as { id: string }).id,
): T[] {
  const byKey = new Map<string, T>();
  for (const each of all) {
    const key = keyOf(each);
    const before = byKey.get(key);
    byKey.set(key, before === undefined ? each : join(before, each));
  }
  return [...byKey].sort(([a], [b]) => compare(a, b)).map(([, each]) => each);
}

function maxima<K extends string>(
  one: Partial<Record<K, number>>,
  other: Partial<Record<K, number>>,
): Record<K, number>;
function maxima(one: Partial<Record<Outcome, number>>, other: Partial<Record<Outcome, number>>) {
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])].sort() as Outcome[];
  return Object.fromEntries(keys.map((key) => [key, Math.max(one[key] ?? 0, other[key] ?? 0)]));
}

type Rank = readonly (number | string)[];

function larger<T>(one: T | undefined, other: T | undefined, rankOf: (each: T) => Rank): T | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return inOrder(one, other, rankOf)[0];
}

/** The larger first. */
function inOrder<T>(one: T, other: T, rankOf: (each: T) => Rank): [T, T] {
  const [a, b] = [rankOf(one), rankOf(other)];
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 || compare(a[at] ?? '', b[at] ?? '') > 0 ? [one, other] : [other, one];
}

/** By code points: a language's own order is not the same on every machine. */
function compare(a: number | string, b: number | string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
