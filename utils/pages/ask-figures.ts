import type { Line, ReadCheck, StatusFigures } from '../ledger/line.ts';
import { linesBetween, readLedger, writeAsked } from '../ledger/lines.ts';
import { listAccounts, readAccount, type SignedIn } from '../mastodon/accounts.ts';
import { askFollowers, askStatuses, isReadable, mostAtOnce } from '../mastodon/ask-figures.ts';

const day = 24 * 60 * 60_000;

/** How seldom a status is asked about again, and how seldom a sample is read, in milliseconds. */
const seldom = 6 * day;
const monthly = 25 * day;

/** So many statuses of an account in one go, and so many in a sample. */
const most = 200;
const sampleSize = 20;

/** What asking needs of the world. */
export interface AskIo {
  linesBetween: typeof linesBetween;
  readLedger: typeof readLedger;
  writeAsked: typeof writeAsked;
  accounts(): Promise<SignedIn[]>;
  askStatuses: typeof askStatuses;
  askFollowers: typeof askFollowers;
  isReadable(url: string): Promise<boolean | undefined>;
  /** Milliseconds since 1970. */
  now(): number;
  /** From 0 up to 1, for the sample. */
  random(): number;
}

const real: AskIo = {
  ...{ linesBetween, readLedger, writeAsked, askStatuses, askFollowers, isReadable },
  async accounts() {
    const all = await Promise.all((await listAccounts()).map(({ id }) => readAccount(id)));
    return all.filter((account) => account !== undefined).filter(({ signedIn }) => signedIn);
  },
  now: () => Date.now(),
  random: () => Math.random(),
};

/**
 * Asks each signed-in account's own server what it counts of the statuses of what was published since `since` (milliseconds
 * since 1970): in bulk, the newest first, none that was asked about within days; once a month how many follow, and whether a
 * sample can be read without signing in. One server that does not answer keeps no other from being asked. Gives how many
 * statuses were asked about.
 */
export async function askFigures(since: number, io = real): Promise<number> {
  const now = io.now();
  const [lines, known, accounts] = await Promise.all([
    io.linesBetween(since, now),
    io.readLedger(),
    io.accounts(),
  ]);
  let asked = 0;
  for (const account of accounts) {
    try {
      const own = statusesOf(lines, account.id);
      asked += await askAbout(account, own, known.statuses, io);
      const checked = known.checks.filter((each) => each.account === account.id);
      await readSample(account, own, checked, io);
      await count(account, io);
    } catch {
      // The next one is another server; this one is asked the next time.
    }
  }
  return asked;
}

interface Own {
  id: string;
  url: string;
  publishedAt: number;
}

function statusesOf(lines: readonly Line[], account: string): Own[] {
  return lines
    .flatMap(({ ways, publishedAt }) =>
      ways
        .filter((way) => way.account === account && way.outcomes['taken-back'] === undefined)
        .flatMap((way) => way.statuses.map(({ id, url }) => ({ id, url, publishedAt }))),
    )
    .sort((a, b) => b.publishedAt - a.publishedAt);
}

async function askAbout(
  account: SignedIn,
  own: readonly Own[],
  known: readonly StatusFigures[],
  io: AskIo,
): Promise<number> {
  const now = io.now();
  const before = new Map(known.map((each) => [each.id, each]));
  const due = own
    .filter(({ id }) => now - (before.get(`${account.id} ${id}`)?.at ?? 0) > seldom)
    .slice(0, most);
  for (let first = 0; first < due.length; first += mostAtOnce) {
    const ids = due.slice(first, first + mostAtOnce).map(({ id }) => id);
    const answer = await io.askStatuses(account, ids);
    if (!answer) return first;
    const statuses = ids.map((status): StatusFigures => {
      const key = `${account.id} ${status}`;
      const counted = answer.find(({ id }) => id === status);
      const about = { id: key, account: account.id, status, at: now };
      if (!counted) return { replies: 0, boosts: 0, favourites: 0, ...before.get(key), ...about, gone: true };
      const { id: _, ...counts } = counted;
      return { ...about, ...counts };
    });
    await io.writeAsked({ statuses });
  }
  return due.length;
}

async function readSample(
  account: SignedIn,
  own: readonly Own[],
  checked: readonly ReadCheck[],
  io: AskIo,
): Promise<void> {
  const now = io.now();
  if (checked.some(({ at }) => now - at < monthly)) return;
  const sample = drawn(
    own.filter(({ url }) => url.startsWith('https://')),
    io.random,
  );
  for (const { id, url } of sample) {
    const readable = await io.isReadable(url);
    if (readable === undefined) continue;
    const check = { id: `${account.id} ${id}`, account: account.id, at: now, readable };
    await io.writeAsked({ checks: [check] });
  }
}

/** Each as likely as every other. */
function drawn<T>(all: readonly T[], random: () => number): T[] {
  const rest = [...all];
  const sample: T[] = [];
  while (sample.length < sampleSize && rest.length > 0) {
    sample.push(...rest.splice(Math.floor(random() * rest.length), 1));
  }
  return sample;
}

async function count(account: SignedIn, io: AskIo): Promise<void> {
  const now = io.now();
  const followers = await io.askFollowers(account);
  if (followers === undefined) return;
  const date = new Date(now);
  const month = `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}`;
  const line = { id: `${account.id} ${month}`, account: account.id, at: now, count: followers };
  await io.writeAsked({ followers: [line] });
}
