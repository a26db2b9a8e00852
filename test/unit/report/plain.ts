import type { City, Journey, Published } from './city.ts';

/*
 * Every figure of a report once more, counted from the city's own story by nothing but the definitions. Nothing of the
 * product is used here, and nothing is quick.
 */

interface Wanted {
  from: number;
  to: number;
  institutions?: string[];
  accounts?: string[];
}

/** "Of several accounts, where it came furthest", in this order. */
const furthest = [
  'corrected',
  'mirrored',
  'taken-back',
  'declined',
  'open',
  'offered',
  'missed',
  'unrecognised',
];

const groups: Record<string, string> = {
  'no-network': 'network',
  'server-down': 'server',
  'rate-limited': 'server',
  'signed-out': 'signedOut',
};

export function plainReport(city: City, wanted: Wanted) {
  const { from, to } = wanted;
  const isWanted = (journey: Journey) => !wanted.accounts || wanted.accounts.includes(journey.account);
  const nameOf = (one: Published) => (one.institution === '' ? one.profileName : one.institution);

  const all = city.published
    .filter((one) => from <= one.publishedAt && one.publishedAt < to)
    .filter((one) => !wanted.institutions || wanted.institutions.includes(nameOf(one)))
    .map((one) => ({ one, journeys: one.journeys.filter(isWanted) }))
    .filter(({ journeys }) => journeys.length > 0)
    .map(({ one, journeys }) => {
      const ends: string[] = journeys.map(({ end }) => end);
      return { one, journeys, end: furthest.find((each) => ends.includes(each)) ?? '' };
    });

  const tally = (ends: string[]) => {
    const how = (...which: string[]) => ends.filter((end) => which.includes(end)).length;
    return {
      mirrored: how('mirrored', 'corrected', 'taken-back'),
      ...{ corrected: how('corrected'), takenBack: how('taken-back'), declined: how('declined') },
      ...{ open: how('open'), offered: how('offered'), missed: how('missed') },
      ...{ unrecognised: how('unrecognised'), base: ends.length - how('unrecognised') },
    };
  };
  const tallies = <T>(things: T[], name: (thing: T) => string, end: (thing: T) => string) =>
    [...new Set(things.map(name))].sort().map((each) => ({
      name: each,
      value: tally(things.filter((thing) => name(thing) === each).map(end)),
    }));
  const endOf = ({ end }: (typeof all)[number]) => end;

  const months: string[] = [];
  for (let n = 0; n < 60; n += 1) {
    const start = new Date(new Date(from).getFullYear(), n, 1);
    const next = new Date(start.getFullYear(), start.getMonth() + 1, 1);
    const text = `${start.getFullYear()}-${start.getMonth() < 9 ? '0' : ''}${start.getMonth() + 1}`;
    if (next.getTime() > from && start.getTime() < to) months.push(text);
  }
  const monthOf = (time: number) => {
    const date = new Date(time);
    return `${date.getFullYear()}-${date.getMonth() < 9 ? '0' : ''}${date.getMonth() + 1}`;
  };
  const inMonth = (things: typeof all, month: string) =>
    tally(things.filter(({ one }) => monthOf(one.publishedAt) === month).map(endOf));

  const mirrored = all.filter(({ end }) => ['mirrored', 'corrected', 'taken-back'].includes(end));

  /** "The least value that such a share does not exceed." */
  const notExceeded = (values: number[], share: number) => {
    const candidates = [...values].sort((a, b) => a - b);
    return candidates.find((each) => values.filter((value) => value <= each).length >= share * values.length);
  };
  const delay = (things: typeof mirrored) => {
    const known: number[] = [];
    for (const { one, journeys } of things) {
      const times = journeys.flatMap(({ firstAt }) => (firstAt === undefined ? [] : [firstAt]));
      if (times.length === 0) continue;
      const first = times.sort((a, b) => a - b)[0] ?? 0;
      known.push(first < one.publishedAt ? 0 : first - one.publishedAt);
    }
    return {
      ...{ known: known.length, unknown: things.length - known.length },
      ...{ median: notExceeded(known, 0.5), ninth: notExceeded(known, 0.9) },
    };
  };

  const media = mirrored.flatMap(({ one }) => one.media.map((medium) => ({ ...medium, reason: one.reason })));
  const own = media.filter(({ description, machineMade }) => description !== '' && !machineMade);
  const bare = media.filter((each) => !own.includes(each));
  const reasoned = bare.filter(({ reason }) => reason !== undefined);
  const machine = bare.filter(
    (each) => !reasoned.includes(each) && each.machineMade && each.description !== '',
  );

  const statuses = mirrored.flatMap(({ one, journeys }) =>
    journeys.flatMap((journey) =>
      journey.statuses.map((status) => ({ ...status, at: one.publishedAt + 9e8 })),
    ),
  );
  const counted = statuses.flatMap(({ counts, at }) => (counts ? [{ ...counts, at }] : []));
  const total = (key: 'replies' | 'boosts' | 'favourites') =>
    counted.map((each) => each[key]).reduce((a, b) => a + b, 0);
  const quoted = counted.flatMap(({ quotes }) => (quotes === undefined ? [] : [quotes]));
  const read = statuses.filter(({ readable }) => readable !== undefined);
  const firstAndLast = (times: number[]) => {
    const sorted = [...times].sort((a, b) => a - b);
    return { from: sorted[0], to: sorted.at(-1) };
  };

  const accounts = wanted.accounts ?? all.flatMap(({ journeys }) => journeys.map(({ account }) => account));

  const hindered = all.flatMap(({ journeys }) =>
    journeys.flatMap(({ hindrances, end }) => hindrances.map((each) => ({ ...each, end }))),
  );
  const over = hindered.filter(({ until }) => until !== undefined);
  const lasted = hindered.flatMap((each) => (each.until === undefined ? [] : [each.until - each.from]));
  const often = (names: string[]) =>
    [...new Set(names)]
      .sort()
      .map((name) => ({ name, value: names.filter((each) => each === name).length }))
      .sort((a, b) => b.value - a.value);

  return {
    ...{ from, to, months },
    total: tally(all.map(endOf)),
    caughtUp: mirrored.filter(({ one }) => one.caughtUp).length,
    byPlatform: tallies(all, ({ one }) => one.platform, endOf),
    byInstitution: tallies(all, ({ one }) => nameOf(one), endOf),
    byMonth: months.map((name) => ({ name, value: inMonth(all, name) })),
    byAccount: tallies(
      all.flatMap(({ journeys }) => journeys),
      ({ account }) => account,
      ({ end }) => end,
    ),
    byPlatformAndMonth: [...new Set(all.map(({ one }) => one.platform))].sort().map((name) => ({
      name,
      value: months.map((month) =>
        inMonth(
          all.filter(({ one }) => one.platform === name),
          month,
        ),
      ),
    })),
    delay: delay(mirrored),
    delayByPlatform: [...new Set(mirrored.map(({ one }) => one.platform))]
      .sort()
      .map((name) => ({ name, value: delay(mirrored.filter(({ one }) => one.platform === name)) })),
    descriptions: {
      pictures: media.filter(({ kind }) => kind === 'image').length,
      videos: media.filter(({ kind }) => kind === 'video').length,
      ...{ byPerson: own.length, byMachine: machine.length, reasoned: reasoned.length },
      none: bare.length - machine.length - reasoned.length,
      unknown: 0,
    },
    readable: {
      ...{ asked: read.length, readable: read.filter(({ readable }) => readable).length },
      ...firstAndLast(read.map(({ at }) => at)),
    },
    reach: {
      ...{ counted: counted.length, uncounted: statuses.length - counted.length, gone: 0 },
      ...{ replies: total('replies'), boosts: total('boosts'), favourites: total('favourites') },
      quotes: quoted.length === 0 ? undefined : quoted.reduce((a, b) => a + b, 0),
      ...firstAndLast(counted.map(({ at }) => at)),
    },
    followers: city.followers
      .filter(({ account, at }) => accounts.includes(account) && from <= at && at < to)
      .map(({ account, at, count }) => ({ account, month: monthOf(at), count }))
      .sort((a, b) => (a.account + a.month < b.account + b.month ? -1 : 1)),
    reasons: often(all.filter(({ end }) => end === 'declined').map(({ one }) => one.declined?.reason ?? '')),
    failures: {
      all: hindered.length,
      publications: all.filter(({ journeys }) => journeys.some(({ hindrances }) => hindrances.length)).length,
      sent: over.filter(({ end }) => end !== 'declined').length,
      givenUp: over.filter(({ end }) => end === 'declined').length,
      lasting: hindered.length - lasted.length,
      ...{ median: notExceeded(lasted, 0.5), longest: notExceeded(lasted, 1) },
      byReason: often(
        hindered.flatMap(({ reasons }) => [...new Set(reasons.map((each) => groups[each] ?? ''))]),
      ),
    },
    losses: often(all.flatMap(({ journeys }) => [...new Set(journeys.flatMap(({ losses }) => losses))])),
    notMirrored: all
      .filter(({ end }) => ['declined', 'open', 'offered', 'missed', 'unrecognised'].includes(end))
      .map(({ one, end }) => ({
        ...{ id: one.id, platform: one.platform, institution: nameOf(one), profileName: one.profileName },
        ...{ publishedAt: one.publishedAt, outcome: end },
        ...(end === 'declined' ? { reason: one.declined?.reason, words: one.declined?.words } : {}),
        address: one.address,
      }))
      .sort((a, b) => a.publishedAt - b.publishedAt),
  };
}
