import type { Taken } from '../messages.ts';
import { retryPublication } from '../outbox/decisions.ts';
import type { Claim } from '../outbox/types.ts';
import type { Edits } from '../post/edits.ts';
import type { Profile, Publication } from '../post/types.ts';
import { readRule } from '../settings/rules.ts';
import { disarm } from './arms.ts';
import { claimOf, type Grounds } from './claim.ts';
import { isUnnamed, rememberAccounts } from './named-profile.ts';

/** Where a claim is taken to. */
export interface Destination {
  /** Waited for, so that it is on the disk. */
  accept(claim: Claim): Promise<void>;
  /** Starts what is due; not waited for. */
  drain(): Promise<void>;
}

/** What a composer published that is armed, which it is no more then. */
export async function takePublished(
  tab: number,
  { composer, publication, edits }: { composer: string; publication: Publication; edits: Edits },
  to: Destination,
): Promise<Taken> {
  const armed = await disarm(tab, composer);
  if (!armed || (await isUnnamed(armed.profile))) return { taken: false };
  const { profile, accounts, openedAt } = armed;
  return takeClaim(publication, { profile, accounts, after: openedAt, asked: false, edits, tab }, to);
}

/** What a person asked for in the page that published it. */
export async function takeAsked(
  tab: number,
  asked: { publication: Publication; profile: Profile; accounts: string[]; openedAt: number; edits: Edits },
  to: Destination,
): Promise<Taken> {
  const { publication, profile, accounts, openedAt, edits } = asked;
  if (await isUnnamed(profile)) return { taken: false };
  await rememberAccounts(profile, accounts);
  return takeClaim(publication, { profile, accounts, after: openedAt, asked: true, edits, tab }, to);
}

/** Makes a claim of a publication and takes it to the outbox, unless it is not the profile's own. */
export async function takeClaim(publication: Publication, grounds: Grounds, to: Destination): Promise<Taken> {
  const claim = claimOf(publication, grounds, await readRule(grounds.profile.id));
  if (!claim) return { taken: false };
  // Asked for once more, what is stuck is tried once more.
  if (grounds.asked) await retryPublication(claim.id);
  await to.accept(claim);
  void to.drain();
  return { taken: true };
}
