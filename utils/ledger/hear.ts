import { ownDescription } from '../post/descriptions.ts';
import type { Media, Profile } from '../post/types.ts';
import type { DeclineReason, Line, MediaCounts, Outcome, Trouble, Way } from './line.ts';
import type { changeLine, removeLine } from './lines.ts';

/** A publication as far as the ledger names it. Times in milliseconds since 1970. */
export interface Heard {
  id: string;
  profile: Profile;
  address: string;
  publishedAt: number;
  /** Ids of the accounts that it is for. */
  accounts: string[];
}

/** A delivery as far as the ledger knows one. */
export interface HeardDelivery {
  account: string;
  source: {
    platform: Profile['platform'];
    profile: string;
    profileName: string;
    publication: string;
    address: string;
    time: number;
    reason?: string;
  };
  plan: { losses: { kind: string }[] };
  statuses: { made: { id: string; url: string; scheduledFor?: number; at?: number } | undefined }[];
}

export interface HearingIo {
  /** What the rule of a profile says of the report; nothing where it has none, or wants no line. */
  kept(profile: string): Promise<{ institution: string } | undefined>;
  changeLine: typeof changeLine;
  removeLine: typeof removeLine;
  /** Milliseconds since 1970. */
  now(): number;
  failed(thrown: unknown): void;
}

/**
 * Hears what happens to publications, and writes it into the ledger, one after another. Only profiles with a rule that wants
 * it have lines. A fault here never reaches what is heard: every function resolves.
 */
export function createHearing(io: HearingIo) {
  let writing: Promise<void> = Promise.resolve();

  function write(work: () => Promise<void>): Promise<void> {
    writing = writing.then(work).catch(io.failed);
    return writing;
  }

  function change(about: Heard, how: (line: Line, now: number) => Line): Promise<void> {
    return write(async () => {
      const kept = await io.kept(about.profile.id);
      const now = io.now();
      await io.changeLine(about.id, (before) => {
        // What has a line is brought to its end, also if its profile shall have no further ones.
        if (!kept && !before) return undefined;
        const line = how(withWays(before ?? newLine(about), about.accounts), now);
        const institution = kept?.institution ?? line.institution;
        return { ...line, profileName: cut(about.profile.name), institution, writtenAt: now };
      });
    });
  }

  /** What is known already: nothing is written where there is no line. */
  function again(id: string, how: (line: Line, now: number) => Line): Promise<void> {
    return write(() => {
      const now = io.now();
      return io.changeLine(id, (line) => line && { ...how(line, now), writtenAt: now });
    });
  }

  const outcome = (about: Heard, which: Outcome) =>
    change(about, (line, now) => marked(line, about.accounts, which, now));

  return {
    /** It did not go by itself, and a person may take it. `isSure` is false where nobody saw whether it was published. */
    offered: (about: Heard, isSure: boolean) => outcome(about, isSure ? 'offered' : 'unrecognised'),

    /** What was offered is no publication: another offer, or the publication itself, is there in its place. */
    withdrawn: (id: string) =>
      write(async () => {
        let isNothing = false;
        await io.changeLine(id, (line) => {
          isNothing =
            line?.ways.every(({ outcomes }) => Object.keys(outcomes).join() === 'unrecognised') ?? false;
          return undefined;
        });
        if (isNothing) await io.removeLine(id);
      }),

    unrecognised: (about: Heard) => outcome(about, 'unrecognised'),
    missed: (about: Heard) => outcome(about, 'missed'),

    /** It was armed or asked for. `caughtUp`: afterwards, having been missed at first. */
    claimed: (about: Heard, caughtUp: boolean) =>
      change(about, (line, now) => {
        const open = marked(line, about.accounts, 'open', now);
        return caughtUp ? { ...open, caughtUp: now } : open;
      }),

    /** It was read at its source, and is planned. */
    settled: (deliveries: HeardDelivery[], media: Pick<Media, 'kind' | 'description' | 'machineMade'>[]) =>
      all(deliveries, (delivery) =>
        change(heardOf(delivery), (line, now) => ({
          ...withWay(marked(line, [delivery.account], 'open', now), delivery.account, () => ({
            losses: countedLosses(delivery),
          })),
          media: countsOf(media, delivery.source.reason),
        })),
      ),

    /** Its statuses are there, or the server keeps them until their time. */
    done: (delivery: HeardDelivery) =>
      change(heardOf(delivery), (line, now) => {
        const made = delivery.statuses.flatMap((status) => status.made ?? []);
        const first = made[0]?.scheduledFor ?? made[0]?.at;
        const next = withWay(line, delivery.account, (way) => ({
          outcomes: { ...way.outcomes, mirrored: now },
          // One that the server keeps is another one once it is published, under an id that nobody is told.
          statuses: made
            .filter(({ url }) => url !== '')
            .map(({ id, url }) => ({ id, url }))
            .sort((a, b) => (a.id < b.id ? -1 : 1)),
          losses: countedLosses(delivery),
          ...(first === undefined ? {} : { firstAt: first }),
        }));
        return ended(next, delivery.account, 'sent', now);
      }),

    /** Its content stands there already, by another publication that came first. */
    stands: (about: Heard) =>
      change(about, (line, now) =>
        about.accounts.reduce(
          (next, account) => ended(next, account, 'sent', now),
          marked(line, about.accounts, 'mirrored', now),
        ),
      ),

    troubled: (id: string, accounts: string[], reason: string) =>
      again(id, (line, now) =>
        accounts.reduce((next, account) => hindered(next, account, reason, now), line),
      ),

    /** A person gave up what was on its way. */
    givenUp: (id: string, accounts: string[]) =>
      again(id, (line, now) =>
        accounts.reduce(
          (next, account) => ended(next, account, 'given-up', now),
          refused(line, accounts, 'unsaid', '', now),
        ),
      ),

    /** A person decided against it, and said why; `words` for `other`. */
    declined: (about: Heard, reason: DeclineReason, words = '') =>
      change(about, (line, now) => refused(line, about.accounts, reason, words, now)),

    /** One of its statuses says something else from now on, and may stand under another id and address. */
    corrected: (id: string, account: string, status: string, standing: { id: string; url: string }) =>
      again(id, (line, now) =>
        withWay(marked(line, [account], 'corrected', now), account, ({ statuses }) => ({
          statuses: statuses
            .map((each) => (each.id === status ? standing : each))
            .sort((a, b) => (a.id < b.id ? -1 : 1)),
        })),
      ),
    takenBack: (id: string, account: string) =>
      again(id, (line, now) => marked(line, [account], 'taken-back', now)),

    /** Resolves when all that was heard is written. */
    settledDown: () => writing,
  };
}

export type Hearing = ReturnType<typeof createHearing>;

const all = async <T>(each: T[], work: (one: T) => Promise<void>) => {
  await Promise.all(each.map(work));
};

function heardOf({ account, source }: HeardDelivery): Heard {
  const { platform, profile, profileName, publication, address, time } = source;
  const who = { platform, id: profile, name: profileName };
  return { id: publication, profile: who, address, publishedAt: time, accounts: [account] };
}

function newLine({ id, profile, address, publishedAt }: Heard): Line {
  const { platform, id: profileId, name } = profile;
  return {
    ...{ id, platform, profile: profileId, profileName: cut(name), institution: '' },
    // A page says it, and a report links to it.
    ...{ address: /^https:\/\/\S{1,2000}$/.test(address) ? address : '', publishedAt },
    ...{ writtenAt: 0, ways: [], troubles: [] },
  };
}

/** A name, or a person's reason: no more of it has a place in a report. */
const cut = (text: string) => text.slice(0, 500);

function withWays(line: Line, accounts: readonly string[]): Line {
  return accounts.reduce((next, account) => withWay(next, account, () => ({})), line);
}

function withWay(line: Line, account: string, how: (way: Way) => Partial<Way>): Line {
  const before = line.ways.find((way) => way.account === account);
  const way = before ?? { account, outcomes: {}, statuses: [], losses: {} };
  // What was for nobody yet is now for somebody.
  const others = line.ways.filter((each) => each.account !== account && each.account !== '');
  const ways = [...others, { ...way, ...how(way) }];
  return { ...line, ways: ways.sort((a, b) => (a.account < b.account ? -1 : 1)) };
}

function marked(line: Line, accounts: readonly string[], outcome: Outcome, now: number): Line {
  return (accounts.length ? accounts : ['']).reduce(
    (next, account) => withWay(next, account, (way) => ({ outcomes: { ...way.outcomes, [outcome]: now } })),
    line,
  );
}

function refused(
  line: Line,
  accounts: readonly string[],
  reason: DeclineReason,
  words: string,
  now: number,
): Line {
  return { ...marked(line, accounts, 'declined', now), declined: { at: now, reason, words: cut(words) } };
}

function hindered(line: Line, account: string, reason: string, now: number): Line {
  const isOpen = (each: Trouble) => each.account === account && each.until === undefined;
  const open = line.troubles.find(isOpen) ?? { account, from: now, reasons: [] };
  const next = { ...open, reasons: [...new Set([...open.reasons, reason])].sort() };
  return { ...line, troubles: sorted([...line.troubles.filter((each) => !isOpen(each)), next]) };
}

function ended(line: Line, account: string, end: 'sent' | 'given-up', now: number): Line {
  return {
    ...line,
    troubles: line.troubles.map((each) =>
      each.account === account && each.until === undefined ? { ...each, until: now, end } : each,
    ),
  };
}

const sorted = (troubles: Trouble[]) =>
  troubles.sort((a, b) => (a.account === b.account ? a.from - b.from : a.account < b.account ? -1 : 1));

function countedLosses({ plan }: HeardDelivery): Record<string, number> {
  const groups = Map.groupBy(plan.losses, ({ kind }) => kind);
  return Object.fromEntries([...groups].map(([kind, each]) => [kind, each.length]));
}

function countsOf(
  media: Pick<Media, 'kind' | 'description' | 'machineMade'>[],
  reason: string | undefined,
): MediaCounts {
  const bare = media.filter((each) => ownDescription(each).trim() === '');
  const machine = bare.filter(({ machineMade, description }) => machineMade && description.trim() !== '');
  const pictures = media.filter(({ kind }) => kind === 'image').length;
  return {
    pictures,
    videos: media.length - pictures,
    byPerson: media.length - bare.length,
    byMachine: reason ? 0 : machine.length,
    reasoned: reason ? bare.length : 0,
  };
}
