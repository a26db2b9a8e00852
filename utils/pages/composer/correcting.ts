import { readRecord } from '../../ledger/records.ts';
import { readAccount } from '../../mastodon/accounts.ts';
import { type Correction, correct, readForCorrection } from '../../mastodon/correct.ts';
import { type Corrected, type Manuscript, newManuscript } from '../../post/manuscript.ts';
import { Problem } from '../../post/problem.ts';
import type { FromOwnPages } from '../../protocol/from-own-pages.ts';

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

/**
 * Sends what a manuscript corrects, as it is to stand from now on, all of it. Was the status changed since it was opened, it
 * sends nothing, and gives what stands now. Throws Problem.
 */
export async function sendCorrection(
  manuscript: Manuscript,
  tell: (message: FromOwnPages) => Promise<unknown>,
): Promise<Corrected | undefined> {
  const { corrects, text, warning, sensitive, language } = manuscript;
  if (!corrects) return undefined;
  const account = await readAccount(corrects.account);
  if (!account?.signedIn) throw new Problem('needs-login', 'signed-out', corrects.account);
  const standing = await readForCorrection(account, corrects.id);
  const { media } = corrects;
  // The time that is left of a poll is now another than when it was opened.
  const { poll } = standing;
  const correction = { text, warning: warning.trim(), sensitive, language, media, poll };
  // Only an answer that was lost: what stands there is what was sent.
  const isThere = isAsSent(standing, correction);
  if (!isThere && !isSame(standing, corrects)) return withDescriptions(standing, corrects);
  const now = isThere
    ? { id: corrects.id, url: standing.url }
    : await correct(account, corrects.id, correction);
  // It stands there: that nobody could write it down is no reason to say otherwise.
  await tell({ type: 'corrected', account: account.id, status: corrects.id, now }).catch(() => {});
  return undefined;
}

function isAsSent(standing: Corrected, sent: Correction): boolean {
  const rest = ({ text, warning, sensitive, language }: Omit<Correction, 'media'>) =>
    JSON.stringify([text, warning, sensitive, language]);
  return (
    rest(standing) === rest(sent) &&
    sent.media.length === standing.media.length &&
    sent.media.every(
      ({ id, description }, at) =>
        id === standing.media[at]?.id && description === standing.media[at]?.before,
    )
  );
}

/** Whether a status stands as it stood when it was opened. */
function isSame(standing: Corrected, opened: Corrected): boolean {
  const parts = ({ text, warning, sensitive, language, media, poll }: Corrected) =>
    JSON.stringify([
      ...[text, warning, sensitive, language, poll?.options],
      media.map(({ id, before }) => [id, before]),
    ]);
  return parts(standing) === parts(opened);
}

/** What stands now, with the descriptions that a person changed. */
function withDescriptions(standing: Corrected, opened: Corrected): Corrected {
  const media = standing.media.map((each) => {
    const changed = opened.media.find(
      ({ id, description, before }) => id === each.id && description !== before,
    );
    return changed ? { ...each, description: changed.description } : each;
  });
  return { ...standing, media };
}
