import { storage } from 'wxt/utils/storage';
import type { Profile } from '../post/types.ts';

/** That a person switched the mirror on in one composer of one tab. */
export interface Arm {
  profile: Profile;
  accounts: string[];
  /** When the composer was opened, milliseconds since 1970. */
  openedAt: number;
}

/** By tab and composer. For as long as the browser runs, and gone with it, as its composers are. */
const item = storage.defineItem<Record<string, Arm>>('session:arms', { fallback: {} });

/** One change after another: two composers may be armed at the same moment. */
let writing: Promise<unknown> = Promise.resolve();

function change<T>(work: (arms: Record<string, Arm>) => T): Promise<T> {
  const next = writing.then(async () => {
    const arms = { ...(await item.getValue()) };
    const result = work(arms);
    await item.setValue(arms);
    return result;
  });
  writing = next.catch(() => {});
  return next;
}

const keyOf = (tab: number, composer: string) => `${tab}/${composer}`;

export function arm(tab: number, composer: string, armed: Arm): Promise<void> {
  return change((arms) => {
    arms[keyOf(tab, composer)] = armed;
  });
}

/** Gives what was armed and takes it away: one arming is good for one publication. */
export function disarm(tab: number, composer: string): Promise<Arm | undefined> {
  return change((arms) => {
    const armed = arms[keyOf(tab, composer)];
    delete arms[keyOf(tab, composer)];
    return armed;
  });
}

/** A tab that is closed or loads another page has no composers any more. */
export function disarmTab(tab: number): Promise<void> {
  return change((arms) => {
    for (const key of Object.keys(arms)) if (key.startsWith(`${tab}/`)) delete arms[key];
  });
}

export async function isAnythingArmed(): Promise<boolean> {
  return Object.keys(await item.getValue()).length > 0;
}
