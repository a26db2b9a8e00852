import type { LedgerRecord } from '../ledger/records.ts';
import { readAccount, type SignedIn } from '../mastodon/accounts.ts';
import { stillThere } from '../mastodon/still-there.ts';
import { real as decisions, recordTakenBack, standingOf } from './decisions.ts';

/* Before it is said that something stands on Mastodon it is looked there: somebody may have deleted it by hand. */

export interface StandingIo {
  readAccount(id: string): Promise<SignedIn | undefined>;
  /** Which of these statuses stand at the account's server. Throws Problem. */
  stillThere(account: SignedIn, ids: readonly string[]): Promise<Set<string>>;
  recordTakenBack(id: string): Promise<void>;
  forgetContent(id: string): Promise<void>;
}

const real: StandingIo = {
  readAccount,
  stillThere,
  recordTakenBack: (id) => recordTakenBack(id),
  forgetContent: decisions.forgetContent,
};

/**
 * Whether something of a record stands at its account. What does not is written down, and is no reason any more to ask whether the
 * same goes. Where nobody can tell just now, it counts as standing. Never rejects.
 */
export async function stillStands(
  { id, account: of, statuses }: Pick<LedgerRecord, 'id' | 'account' | 'statuses'>,
  io: StandingIo = real,
): Promise<boolean> {
  // What a server has kept until its time is known by no id.
  if (statuses.length === 0 || statuses.some(({ scheduledFor }) => scheduledFor !== undefined)) return true;
  try {
    const account = await io.readAccount(of);
    if (!account?.signedIn) return true;
    const there = await io.stillThere(
      account,
      statuses.map((status) => status.id),
    );
    if (there.size > 0) return true;
    await io.recordTakenBack(id);
    await io.forgetContent(id);
    return false;
  } catch {
    return true;
  }
}

/** As {@link standingOf}, but for what was deleted on Mastodon by hand. */
export async function stillStandingOf(publication: string, accounts: string[]): Promise<LedgerRecord[]> {
  const records = await standingOf(publication, accounts);
  const stands = await Promise.all(records.map((record) => stillStands(record)));
  return records.filter((_, at) => stands[at]);
}
