import { createHearing, type Heard, type HearingIo } from '../../../utils/ledger/hear.ts';
import type { Followers, Ledger, Line, ReadCheck, StatusFigures } from '../../../utils/ledger/line.ts';
import type { Platform } from '../../../utils/post/types.ts';
import type { City, Journey, Published } from './city.ts';

/** Where a browser keeps its lines: its database, or here in memory. */
export type Store = Pick<HearingIo, 'changeLine' | 'removeLine'>;

/** A store in memory, with what is in it. */
export function memory(): Store & { lines: Map<string, Line> } {
  const lines = new Map<string, Line>();
  return {
    lines,
    async changeLine(id, change) {
      const next = change(lines.get(id));
      if (next) lines.set(id, next);
    },
    async removeLine(id) {
      lines.delete(id);
    },
  };
}

/** Plays what one browser of a city saw to the ledger, as the background would. */
export async function perform(all: readonly Published[], store: Store): Promise<void> {
  const clock = { now: 0 };
  const institutions = new Map(all.map(({ profile, institution }) => [profile, institution]));
  const hearing = createHearing({
    ...store,
    kept: async (profile) => ({ institution: institutions.get(profile) ?? '' }),
    now: () => clock.now,
    failed: (thrown) => {
      throw thrown;
    },
  });
  const at = async (time: number, work: () => Promise<void>) => {
    clock.now = time;
    await work();
  };

  for (const one of all) {
    const { publishedAt, journeys } = one;
    const about = heardOf(one);
    const ends = new Set(journeys.map(({ end }) => end));
    if (ends.has('unrecognised')) await at(publishedAt + 1, () => hearing.unrecognised(about));
    else if (ends.has('offered')) await at(publishedAt + 1, () => hearing.offered(about, true));
    else if (ends.has('missed')) await at(publishedAt + 9e7, () => hearing.missed(about));
    else if (one.declined?.reason === 'unsaid') {
      await at(publishedAt + 1, () => hearing.claimed(about, false));
      for (const { account, hindrances } of journeys) {
        for (const { from, reasons } of hindrances)
          for (const reason of reasons) await at(from, () => hearing.troubled(one.id, [account], reason));
        const until = hindrances[0]?.until ?? publishedAt + 2;
        await at(until, () => hearing.givenUp(one.id, [account]));
      }
    } else if (one.declined) {
      const { reason, words } = one.declined;
      await at(publishedAt + 1, () => hearing.declined(about, reason, words));
    } else {
      if (one.caughtUp) await at(publishedAt + 9e7, () => hearing.missed(about));
      // What is taken from an offer was offered first.
      else if (journeys.length > 1) await at(publishedAt + 1, () => hearing.offered(about, true));
      await at(publishedAt + 9.1e7, () => hearing.claimed(about, one.caughtUp));
      const deliveries = journeys.map((journey) => deliveryOf(one, journey));
      await at(publishedAt + 9.2e7, () => hearing.settled(deliveries, one.media));
      for (const [index, journey] of journeys.entries()) {
        for (const { from, until, reasons } of journey.hindrances) {
          for (const reason of reasons)
            await at(from, () => hearing.troubled(one.id, [journey.account], reason));
          clock.now = until ?? clock.now;
        }
        const delivery = deliveries[index];
        if (journey.end === 'open' || !delivery) continue;
        // A hindrance ends when it went.
        const gone = journey.hindrances[0]?.until ?? publishedAt + 9.3e7;
        await at(gone, () => hearing.done(delivery));
        const { end, account } = journey;
        if (end === 'corrected')
          await at(gone + 1000, () => hearing.corrected(one.id, account, '', { id: '', url: '' }));
        if (end === 'taken-back') await at(gone + 2000, () => hearing.takenBack(one.id, account));
      }
    }
  }
}

function heardOf({ id, platform, profile, profileName, address, publishedAt, journeys }: Published): Heard {
  return {
    ...{ id, address, publishedAt, accounts: journeys.map(({ account }) => account) },
    // The fourth platform is none of this version's.
    profile: { platform: platform as Platform, id: profile, name: profileName },
  };
}

function deliveryOf(one: Published, { account, statuses, firstAt, losses }: Journey) {
  const { id, platform, profile, profileName, address, publishedAt, reason } = one;
  const bare = one.media.some((each) => each.machineMade || each.description === '');
  return {
    account,
    source: {
      ...{
        platform: platform as Platform,
        profile,
        profileName,
        publication: id,
        address,
        time: publishedAt,
      },
      ...(reason && bare ? { reason } : {}),
    },
    plan: { losses: losses.map((kind) => ({ kind })) },
    statuses: statuses.map((made, index) => ({
      made: { id: made.id, url: made.url, ...(index === 0 && firstAt !== undefined ? { at: firstAt } : {}) },
    })),
  };
}

/** What the servers said of the city's statuses and accounts. */
export function askedOf({ published, followers }: City): Omit<Ledger, 'lines'> {
  const all = published.flatMap((one) =>
    one.journeys.flatMap(({ account, statuses }) =>
      statuses.map((status) => ({ ...status, account, at: one.publishedAt + 9e8 })),
    ),
  );
  return {
    statuses: all.flatMap(({ id, account, at, counts }): StatusFigures[] =>
      counts ? [{ id: `${account} ${id}`, account, status: id, at, ...counts }] : [],
    ),
    checks: all.flatMap(({ id, account, at, readable }): ReadCheck[] =>
      readable === undefined ? [] : [{ id: `${account} ${id}`, account, at, readable }],
    ),
    followers: followers.map(({ account, at, count }): Followers => {
      const month = new Date(at).toLocaleDateString('sv-SE').slice(0, 7);
      return { id: `${account} ${month}`, account, at, count };
    }),
  };
}
