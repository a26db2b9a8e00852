import type { Ledger } from '../ledger/line.ts';
import type { FollowersOf, Reach, Readable } from '../post/report.ts';
import { monthOf } from './period.ts';
import type { Selected } from './selected.ts';

/** The statuses of what was mirrored, `account status`. */
export function statusesOf(mirrored: readonly Selected[]): Set<string> {
  const keys = mirrored.flatMap(({ ways }) =>
    ways.flatMap(({ account, statuses }) => statuses.map(({ id }) => `${account} ${id}`)),
  );
  return new Set(keys);
}

/** What the servers count of these statuses. */
export function reachOf(statuses: ReadonlySet<string>, { statuses: all }: Ledger): Reach {
  const counted = all.filter(({ id }) => statuses.has(id));
  const sum = (key: 'replies' | 'boosts' | 'favourites') =>
    counted.reduce((total, each) => total + each[key], 0);
  const quotes = counted.flatMap((each) => each.quotes ?? []);
  return {
    counted: counted.length,
    uncounted: statuses.size - counted.length,
    gone: counted.filter(({ gone }) => gone).length,
    ...{ replies: sum('replies'), boosts: sum('boosts'), favourites: sum('favourites') },
    quotes: quotes.length ? quotes.reduce((total, each) => total + each, 0) : undefined,
    ...spanOf(counted),
  };
}

/** Whether those of the statuses that were in a sample could be read. */
export function readableOf(statuses: ReadonlySet<string>, { checks }: Ledger): Readable {
  const asked = checks.filter(({ id }) => statuses.has(id));
  return { asked: asked.length, readable: asked.filter(({ readable }) => readable).length, ...spanOf(asked) };
}

/** How many followed these accounts in the months of the period. In the order of accounts and months. */
export function followersOf(
  accounts: ReadonlySet<string>,
  from: number,
  to: number,
  { followers }: Ledger,
): FollowersOf[] {
  return followers
    .filter(({ account, at }) => accounts.has(account) && at >= from && at < to)
    .map(({ account, at, count }) => ({ account, month: monthOf(at), count }))
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

const keyOf = ({ account, month }: FollowersOf) => `${account} ${month}`;

function spanOf(asked: readonly { at: number }[]): { from: number | undefined; to: number | undefined } {
  let [from, to]: (number | undefined)[] = [];
  for (const { at } of asked) {
    from = Math.min(from ?? at, at);
    to = Math.max(to ?? at, at);
  }
  return { from, to };
}
