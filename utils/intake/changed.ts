import { listAccounts } from '../mastodon/accounts.ts';
import { standingOf } from '../outbox/decisions.ts';
import type { Change } from '../post/types.ts';
import { addNotice, readNotice } from './notices.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * A post was edited or deleted on its platform, as a page says: where its mirror stands, a person is offered to do the same there. By
 * itself nothing is done.
 */
export async function changedThere(
  { id, platform, kind }: Change,
  tab: number,
  around: Surroundings,
): Promise<undefined> {
  const accounts = await listAccounts();
  const standing = await standingOf(
    id,
    accounts.map((account) => account.id),
  );
  const [first] = standing;
  if (!first) return undefined;
  const before = await readNotice(tab, id);
  await addNotice({
    ...{ tab, id, platform, profileName: first.profileName, time: first.publishedAt, edited: false },
    // The ledger has no content: only what was published in this tab has words.
    ...{ excerpt: before?.excerpt ?? '', changed: kind, offered: undefined, offer: undefined },
    accounts: accounts
      .filter((account) => standing.some((record) => record.account === account.id))
      .map(({ id: account, handle, displayName }) => ({ id: account, handle, name: displayName })),
    outcomes: standing.map(({ account, statuses }) => ({
      account,
      state: 'done',
      url: statuses[0]?.url ?? '',
    })),
  });
  return around.changed(tab);
}
