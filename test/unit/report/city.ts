import type { DeclineReason, Outcome } from '../../../utils/ledger/line.ts';

/*
 * A year of a made-up city, by seed: what its three institutions published on four platforms, and what became of it. It is
 * told in its own words, not in the ledger's: one test plays it to the ledger, a plain script counts it.
 */

export const year = { from: new Date(2026, 0, 1).getTime(), to: new Date(2027, 0, 1).getTime() };

export interface Medium {
  kind: 'image' | 'video';
  description: string;
  machineMade: boolean;
}

export interface Hindrance {
  from: number;
  until: number | undefined;
  reasons: string[];
}

/** What happened to a publication on one account. */
export interface Journey {
  account: string;
  end: Outcome;
  /** When the first status was published, if its server said. */
  firstAt?: number;
  statuses: {
    id: string;
    url: string;
    counts?: { replies: number; boosts: number; favourites: number; quotes?: number };
    readable?: boolean;
  }[];
  losses: string[];
  hindrances: Hindrance[];
}

export interface Published {
  id: string;
  platform: string;
  profile: string;
  profileName: string;
  /** Empty where its rule names none. */
  institution: string;
  publishedAt: number;
  address: string;
  /** Which of the three browsers saw it: the first all of it, another no more than that it could be mirrored. */
  browsers: number[];
  media: Medium[];
  reason: string | undefined;
  declined?: { reason: DeclineReason; words: string };
  caughtUp: boolean;
  journeys: Journey[];
}

export interface City {
  published: Published[];
  followers: { account: string; at: number; count: number }[];
}

const hour = 3_600_000;
const institutions = [
  {
    name: 'Pressestelle',
    profiles: ['facebook', 'instagram', 'bluesky', 'youtube'],
    accounts: ['stadt@krefeld.example'],
  },
  {
    name: 'Mediothek',
    profiles: ['facebook', 'instagram'],
    accounts: ['mediothek@krefeld.example', 'stadt@krefeld.example'],
  },
  { name: '', profiles: ['facebook', 'bluesky'], accounts: ['zoo@krefeld.example'] },
];

/** Numbers from 0 up to 1 that are the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function cityOf(seed: number, count = 1400): City {
  const random = seeded(seed);
  const upTo = (most: number) => Math.floor(random() * most);
  const of = <T>(all: readonly T[]): T => all[upTo(all.length)] as T;
  let statuses = 0;

  function medium(): Medium {
    const described = random();
    return {
      kind: random() < 0.85 ? 'image' : 'video',
      description: described < 0.75 ? 'beschrieben' : '',
      machineMade: described > 0.6 && described < 0.85,
    };
  }

  function hindrances(after: number, isOver: boolean, often = 0.1): Hindrance[] {
    if (random() > often) return [];
    const from = after + upTo(hour);
    const reasons =
      random() < 0.3 ? ['no-network', 'server-down'] : [of(['rate-limited', 'server-down', 'signed-out'])];
    return [{ from, until: isOver ? from + 1 + upTo(50 * hour) : undefined, reasons }];
  }

  function posted(publishedAt: number, hindered: Hindrance[]): Pick<Journey, 'firstAt' | 'statuses'> {
    const last = Math.max(publishedAt, ...hindered.map(({ until }) => until ?? 0));
    const firstAt = last + (random() < 0.05 ? -1 - upTo(3000) : upTo(5 * 60_000));
    const made = Array.from({ length: random() < 0.1 ? 3 : 1 }, () => {
      statuses += 1;
      const counts = { replies: upTo(4), boosts: upTo(20), favourites: upTo(60) };
      return {
        ...{ id: `s${statuses}`, url: `https://krefeld.example/${statuses}` },
        ...(random() < 0.9 ? { counts: random() < 0.5 ? { ...counts, quotes: upTo(3) } : counts } : {}),
        ...(random() < 0.1 ? { readable: random() < 0.97 } : {}),
      };
    });
    return { statuses: made, ...(random() < 0.97 ? { firstAt } : {}) };
  }

  function journey(account: string, publishedAt: number, end: Outcome, isGivenUp: boolean): Journey {
    const hasGone = ['mirrored', 'corrected', 'taken-back'].includes(end);
    const wasOnItsWay = hasGone || end === 'open' || isGivenUp;
    // What is stopped, or was given up, mostly had a reason.
    const hindered = wasOnItsWay ? hindrances(publishedAt, end !== 'open', hasGone ? 0.1 : 0.6) : [];
    return {
      ...{ account, end, hindrances: hindered, statuses: [] },
      losses:
        wasOnItsWay && !isGivenUp && random() < 0.2
          ? [of(['split-text', 'mention-as-link', 'media-in-replies'])]
          : [],
      ...(hasGone ? posted(publishedAt, hindered) : {}),
    };
  }

  const published = Array.from({ length: count }, (_, index): Published => {
    const { name, profiles, accounts } = of(institutions);
    const platform = of(profiles);
    const publishedAt = year.from + upTo(year.to - year.from);
    const fate = random();
    const caughtUp = fate > 0.7 && fate < 0.75;
    const end: Outcome =
      fate < 0.75
        ? of([
            'mirrored',
            'mirrored',
            'mirrored',
            'mirrored',
            'mirrored',
            'mirrored',
            'corrected',
            'taken-back',
          ])
        : fate < 0.83
          ? 'declined'
          : fate < 0.9
            ? 'offered'
            : fate < 0.95
              ? 'missed'
              : fate < 0.98
                ? 'open'
                : 'unrecognised';
    const first = upTo(3);
    const reason = of<DeclineReason>(['raffle', 'platform', 'paid', 'persons', 'other', 'unsaid']);
    const media = Array.from({ length: random() < 0.3 ? 0 : 1 + upTo(4) }, medium);
    return {
      ...{ id: `${platform}:${index}`, platform, profile: `${platform}/${name}`, institution: name },
      profileName: name || 'Zoo Krefeld',
      ...{ publishedAt, address: `https://${platform}.example/${index}`, media, caughtUp },
      browsers: random() < 0.2 ? [first, (first + 1) % 3] : [first],
      reason: random() < 0.1 ? 'Zierbild' : undefined,
      ...(end === 'declined'
        ? { declined: { reason, words: reason === 'other' ? 'Nur für dort gemacht' : '' } }
        : {}),
      // Of two accounts one may have failed.
      journeys: accounts.map((account, place) =>
        journey(
          account,
          publishedAt,
          place > 0 && end === 'mirrored' && random() < 0.1 ? 'open' : end,
          end === 'declined' && reason === 'unsaid',
        ),
      ),
    };
  });

  const followers = ['stadt@krefeld.example', 'mediothek@krefeld.example', 'zoo@krefeld.example'].flatMap(
    (account) =>
      Array.from({ length: 12 }, (_, month) => ({
        ...{
          account,
          at: new Date(2026, month, 3 + upTo(20), 12).getTime(),
          count: 100 + month * 17 + upTo(9),
        },
      })),
  );
  return { published, followers };
}
