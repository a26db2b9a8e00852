import { listAccounts } from '../mastodon/accounts.ts';
import { type Account, type AccountCard, accountHandle } from '../post/account.ts';
import { isAnythingChanged } from '../post/draft-edits.ts';
import { publishesOn } from '../post/platforms.ts';
import type { Rule } from '../post/rule.ts';
import type { Profile } from '../post/types.ts';
import { fixedFields } from '../post/under-policy.ts';
import type { ComposerView, PreviewBasis } from '../protocol/views.ts';
import { listBook } from '../settings/handle-book.ts';
import { currentPolicy } from '../settings/managed.ts';
import { readOnce } from '../settings/once.ts';
import { freshRule, readRule } from '../settings/rules.ts';
import type { ComposerRecord } from './composers.ts';

/** What the pill of a composer shows of what was decided for it. */
export async function viewOf(record: ComposerRecord): Promise<ComposerView> {
  const [accounts, rule] = await Promise.all([listAccounts(), readRule(record.profile.id)]);
  return view(record, accounts, rule);
}

/** The same, where accounts and rule were read a moment ago. */
export function view(record: ComposerRecord, accounts: Account[], rule: Rule | undefined): ComposerView {
  const { chosen, armed, asks, edits } = record;
  const receivers = accounts.filter(({ id }) => chosen.includes(id));
  const signedIn = receivers.filter((account) => account.signedIn);
  const [only] = accounts.length === 1 ? accounts : receivers.length && !signedIn.length ? receivers : [];
  return {
    mode: modeOf(record, rule),
    alsoAs: rule ? [rule.profile, ...rule.alsoAs] : [],
    receivers: signedIn.map(({ displayName }) => displayName),
    accounts: accounts.length,
    signedOut: only && !only.signedIn ? accountHandle(only) : undefined,
    armed: armed && signedIn.length > 0,
    asking: asks !== undefined,
    edited: isAnythingChanged(edits),
    wishes: { textFrom: rule?.textFrom, originals: rule?.originals ?? false },
  };
}

/** A press officer's private profile is nobody's business until a rule names it. */
export function modeOf({ profile }: Pick<ComposerRecord, 'profile'>, rule: Rule | undefined): Rule['mode'] {
  return rule?.mode ?? (profile.isPrivate ? 'never' : 'ask');
}

/** What is proposed for a profile's next post: what `proposed` says, or where its last one went by a person's word alone. */
export async function proposedFor(
  profile: Profile,
  accounts: readonly Account[],
  rule: Rule | undefined,
): Promise<string[]> {
  const usual = proposed(accounts, rule);
  if (usual.length) return usual;
  const once = await readOnce(profile.id);
  return once.filter((id) => accounts.some((account) => account.id === id));
}

/** The accounts that are proposed for a profile: those of its rule, or the only one there is. */
export function proposed(accounts: readonly Account[], rule: Rule | undefined): string[] {
  const wanted = rule?.accounts ?? (accounts.length === 1 ? accounts.map(({ id }) => id) : []);
  return wanted.filter((id) => accounts.some((account) => account.id === id));
}

/** All that the preview of a composer needs. */
export async function basisOf(record: ComposerRecord): Promise<PreviewBasis> {
  const { profile, chosen, edits, armed } = record;
  const [accounts, rule, book, policy] = await Promise.all([
    listAccounts(),
    readRule(profile.id),
    listBook(),
    currentPolicy(),
  ]);
  return {
    profile,
    accounts: accounts.map(cardOf),
    chosen,
    rule: rule ?? (await freshRule(profile, chosen)),
    book: book.filter((entry) => publishesOn(profile.platform, entry.platform)),
    edits,
    armed,
    fixed: rule ? fixedFields(rule, policy) : [],
  };
}

function cardOf({ displayName, signedIn, limits, server, ...account }: Account): AccountCard {
  const { imagePixels: _, ...shown } = limits;
  const { id, avatar } = account;
  const handle = accountHandle(account);
  return { id, name: displayName, handle, avatar, signedIn, limits: shown, software: server.software };
}
