import { sameContentChoices, usuallyCompared } from '../post/same-window.ts';
import { currentPolicy } from './managed.ts';
import { storedItem } from './stored-item.ts';

const item = storedItem<number>('local:sameContentMinutes', usuallyCompared);

/** In milliseconds, under the policy of the administration; 0 where nothing is to be compared. What is stored and is no choice is two hours. */
export async function readSameContentWindow(): Promise<number> {
  const [stored, { sameContent }] = await Promise.all([item.read(), currentPolicy()]);
  const own = sameContentChoices.some((each) => each === stored) ? stored : usuallyCompared;
  return (sameContent ?? own) * 60_000;
}

export const writeSameContentMinutes = (minutes: number) => item.change(() => minutes);
