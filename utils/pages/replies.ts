import type { LedgerRecord } from '../ledger/records.ts';
import { readAccount } from '../mastodon/accounts.ts';
import { askReplies } from '../mastodon/ask-replies.ts';
import { type Counts, keepReplyCounts, readReplyCounts, wantsReplies } from '../settings/replies.ts';
import { askSeldom } from './ask-seldom.ts';

/** For so long after a post has gone its replies are told, in milliseconds. */
const toldFor = 48 * 3_600_000;

const real = {
  readAccount,
  askReplies,
  wantsReplies,
  readReplyCounts,
  keepReplyCounts,
  now: () => Date.now(),
};

/**
 * Asks the accounts' servers for the replies to what went within 48 hours: one request for each account, at most every ten minutes, and
 * none where nobody wants it. Gives whether anything new is known. Never rejects: nobody waits for it.
 */
export async function askForReplies(records: readonly LedgerRecord[], io = real): Promise<boolean> {
  try {
    const now = io.now();
    const young = records.filter((record) => isYoung(record, now));
    if (young.length === 0 || !(await io.wantsReplies())) return false;
    const before = await io.readReplyCounts();
    const lastAsked = (account: string) => before[account]?.askedAt;
    const accounts = Map.groupBy(young, ({ account }) => account);
    return await askSeldom(accounts, { now, lastAsked }, async (id, ofOne) => {
      const account = await io.readAccount(id);
      if (!account?.signedIn) return false;
      const ids = ofOne.flatMap(({ statuses }) => statuses.map((status) => status.id));
      // Also where it comes to nothing: a server in trouble is not asked at each opening.
      await io.keepReplyCounts(id, { askedAt: now, replies: before[id]?.replies ?? {} });
      const replies = Object.fromEntries(await io.askReplies(account, ids));
      await io.keepReplyCounts(id, { askedAt: now, replies });
      return true;
    });
  } catch {
    return false;
  }
}

/** How many replies of others a record's statuses have, as far as is known; nothing for none. */
export function repliesTo(
  record: LedgerRecord,
  counts: Record<string, Counts>,
  now = Date.now(),
): number | undefined {
  if (!isYoung(record, now)) return undefined;
  const { replies = {} } = counts[record.account] ?? {};
  const known = record.statuses.map(({ id }) => replies[id] ?? 0);
  // Each part of a thread but the first replies to another.
  const own = record.statuses.length - 1;
  const count = known.reduce((sum, each) => sum + each, 0) - own;
  return count > 0 ? count : undefined;
}

const isYoung = ({ outcome, at, statuses }: LedgerRecord, now: number) =>
  outcome === 'mirrored' &&
  now - at < toldFor &&
  statuses.length > 0 &&
  statuses[0]?.scheduledFor === undefined;
