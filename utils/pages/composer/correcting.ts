import { readRecord } from '../../ledger/records.ts';
import { readAccount } from '../../mastodon/accounts.ts';
import { correct, readForCorrection } from '../../mastodon/correct.ts';
import { type Manuscript, newManuscript } from '../../post/manuscript.ts';
import { Problem } from '../../post/problem.ts';

/**
 * A manuscript that corrects a status of a record: what stands on the server, as it was written there. `place` counts the
 * record's statuses. Throws Problem; `undefined` where the record names none.
 */
export async function correctionOf(record: string, place: number): Promise<Manuscript | undefined> {
  const known = await readRecord(record);
  const status = known?.statuses[place];
  if (!known || !status) return undefined;
  const account = await readAccount(known.account);
  if (!account?.signedIn) throw new Problem('needs-login', 'signed-out', known.account);
  const corrects = await readForCorrection(account, status.id);
  return {
    // Opened again, the same draft goes on.
    ...newManuscript(`correct ${account.id} ${status.id}`, [account.id], Date.now()),
    ...{ text: corrects.text, warning: corrects.warning, sensitive: corrects.sensitive },
    ...{ language: corrects.language, ending: false, corrects },
  };
}

/** Sends what a manuscript corrects, as it is to stand from now on, all of it. Throws Problem. */
export async function sendCorrection({
  corrects,
  text,
  warning,
  sensitive,
  language,
}: Manuscript): Promise<void> {
  if (!corrects) return;
  const account = await readAccount(corrects.account);
  if (!account?.signedIn) throw new Problem('needs-login', 'signed-out', corrects.account);
  const { media, poll } = corrects;
  await correct(account, corrects.id, { text, warning: warning.trim(), sensitive, language, media, poll });
}
