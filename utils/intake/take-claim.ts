import { retryPublication } from '../outbox/decisions.ts';
import type { Publication } from '../post/types.ts';
import { freshRule, readRule } from '../settings/rules.ts';
import { claimOf, type Grounds } from './claim.ts';
import type { OutboxDoor } from './surroundings.ts';

/** Makes a claim of a publication and takes it to the outbox. False where it is not the profile's own. */
export async function takeClaim(
  publication: Publication,
  grounds: Grounds,
  to: OutboxDoor,
): Promise<boolean> {
  const { profile, accounts } = grounds;
  const rule = (await readRule(profile.id)) ?? (await freshRule(profile, accounts));
  const claim = claimOf(publication, grounds, rule);
  if (!claim) return false;
  // Asked for once more, what is stuck is tried once more.
  if (grounds.asked) await retryPublication(claim.id);
  await to.accept(claim);
  void to.drain();
  return true;
}
