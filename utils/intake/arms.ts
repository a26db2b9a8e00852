import type { Profile } from '../post/types.ts';
import { storedItem } from '../settings/stored-item.ts';

/** That a person switched the mirror on in one composer of one tab. */
export interface Arm {
  profile: Profile;
  accounts: string[];
  /** When the composer was opened, milliseconds since 1970. */
  openedAt: number;
}

/** By tab and composer. For as long as the browser runs, and gone with it, as its composers are. */
const arms = storedItem<Record<string, Arm>>('session:arms', {});

/** Remembers that the composer is armed; armed again, the last word counts. */
export function arm(tab: number, composer: string, armed: Arm): Promise<void> {
  return arms.change((before) => ({ ...before, [keyOf(tab, composer)]: armed }));
}

/** Gives what was armed and takes it away: one arming is good for one publication. */
export async function disarm(tab: number, composer: string): Promise<Arm | undefined> {
  let armed: Arm | undefined;
  await arms.change(({ [keyOf(tab, composer)]: taken, ...others }) => {
    armed = taken;
    return others;
  });
  return armed;
}

/** A tab that is closed or loads another page has no composers any more. */
export function disarmTab(tab: number): Promise<void> {
  return arms.change((before) =>
    Object.fromEntries(Object.entries(before).filter(([key]) => !key.startsWith(keyOf(tab, '')))),
  );
}

/** Whether any composer of any tab is armed. */
export async function isAnythingArmed(): Promise<boolean> {
  return Object.keys(await arms.read()).length > 0;
}

const keyOf = (tab: number, composer: string) => `${tab}/${composer}`;
