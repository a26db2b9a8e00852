import type { Profile } from '../post/types.ts';
import { type Arm, arm, disarm } from './arms.ts';
import { isUnnamed, rememberAccounts } from './named-profile.ts';

/** A person switched the mirror on. `expect` is told whose publication is about to come. */
export async function armComposer(
  tab: number,
  composer: string,
  armed: Arm,
  expect: (profile: Profile) => void,
): Promise<void> {
  const { profile, accounts } = armed;
  // At once: the publication may follow on its heels.
  const arming = arm(tab, composer, armed);
  if (await isUnnamed(profile)) {
    await disarm(tab, composer);
    return;
  }
  expect(profile);
  await rememberAccounts(profile, accounts);
  return arming;
}
