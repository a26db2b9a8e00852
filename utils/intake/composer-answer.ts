import { listAccounts } from '../mastodon/accounts.ts';
import { isFor } from '../mastodon/book.ts';
import type { Account } from '../mastodon/types.ts';
import type { AccountCard, ComposerAnswer } from '../messages.ts';
import type { Profile } from '../post/types.ts';
import { listBook } from '../settings/handle-book.ts';
import { readRule } from '../settings/rules.ts';

/** What a composer of this profile may know: its accounts, what its rule makes of a post, the names of its platform. */
export async function composerAnswer(
  profile: Profile,
  io = { listAccounts, readRule, listBook },
): Promise<ComposerAnswer> {
  const [accounts, rule, book] = await Promise.all([
    io.listAccounts(),
    io.readRule(profile.id),
    io.listBook(),
  ]);
  const chosen = rule?.accounts ?? (accounts.length === 1 ? accounts.map(({ id }) => id) : []);
  return {
    accounts: accounts.map(cardOf),
    chosen: chosen.filter((id) => accounts.some((account) => account.id === id)),
    mode: rule?.mode ?? (profile.isPrivate ? 'never' : 'ask'),
    visibility: rule?.visibility ?? 'public',
    book: book
      .filter((entry) => isFor(profile.platform, entry))
      .map(({ name, account }) => ({ name, account })),
    descriptions: rule?.descriptions ?? 'warn',
    numbered: rule?.numbered ?? false,
    keepTracking: rule?.keepTracking ?? false,
    ...(rule?.textFrom ? { textFrom: rule.textFrom } : {}),
    ...(rule?.originals ? { originals: true } : {}),
  };
}

function cardOf({ id, displayName, avatar, signedIn, limits, server }: Account): AccountCard {
  const { imagePixels: _, ...shown } = limits;
  return {
    id,
    name: displayName,
    handle: `@${id}`,
    avatar,
    signedIn,
    limits: shown,
    software: server.software,
  };
}
