import { retryPublication } from '../outbox/decisions.ts';
import type { Publication } from '../post/types.ts';
import { readRule } from '../settings/rules.ts';
import { claimOf, type Grounds } from './claim.ts';
import type { OutboxDoor } from './surroundings.ts';

/** Makes a claim of a publication and takes it to the outbox. False where it is not the profile's own. */
export async function takeClaim(
  publication: Publication,
  grounds: Grounds,
  to: OutboxDoor,
): Promise<boolean> {
  const claim = claimOf(publication, grounds, await readRule(grounds.profile.id));
  if (!claim) return false;
  // Asked for once more, what is stuck is tried once more.
  if (grounds.asked) await retryPublication(claim.id);
  await to.accept(claim);
  void to.drain();
  return true;
}
