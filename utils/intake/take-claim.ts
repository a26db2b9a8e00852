import { retryPublication } from '../outbox/decisions.ts';
import type { Claim } from '../outbox/types.ts';
import type { Outcome } from '../post/notice.ts';
import type { Profile, Publication } from '../post/types.ts';
import { freshRule, readRule } from '../settings/rules.ts';
import { readSending } from '../settings/sending.ts';
import { claimOf, type Grounds } from './claim.ts';
import type { OutboxDoor } from './surroundings.ts';

/** The claim of a publication, with the pause before it is sent. `undefined` where it is not the profile's own. */
export async function claimFor(
  publication: Publication,
  grounds: Grounds,
  now = Date.now(),
): Promise<Claim | undefined> {
  const { profile, accounts } = grounds;
  const [rule, usual] = await Promise.all([ruleOf(profile, accounts), readSending()]);
  const pause = (rule.pause ?? usual.pause) * 1000;
  return claimOf(publication, grounds, rule, pause > 0 ? now + pause : undefined);
}

const ruleOf = async (profile: Profile, accounts: string[]) =>
  (await readRule(profile.id)) ?? (await freshRule(profile, accounts));

/** Takes a claim to the outbox. Resolves when it is on the disk. */
export async function takeClaim(claim: Claim, to: OutboxDoor): Promise<void> {
  // Asked for once more, what is stuck is tried once more.
  if (claim.asked) await retryPublication(claim.id);
  await to.accept(claim);
  void to.drain();
}

/** What is told of a claim at first, on each of its accounts: that it may be undone. */
export function firstOutcomes({ until, rules }: Claim): Outcome[] {
  return until === undefined ? [] : rules.map(({ account }) => ({ account, state: 'paused', until }));
}
