import * as v from 'valibot';
import { wholeNumber } from '../post/bounds.ts';
import { longestPause, usualPause } from '../post/rule.ts';
import { currentPolicy } from './managed.ts';
import { storedItem } from './stored-item.ts';

/** What holds for everything that is sent. */
export interface Sending {
  /** For how many seconds nothing is sent, so that a person may undo it, where no rule says otherwise. */
  pause: number;
}

const item = storedItem<Partial<Sending>>('local:sending', {});
const pause = v.fallback(wholeNumber(0, longestPause), usualPause);

/** What a person has set. */
export async function ownSending(): Promise<Sending> {
  return { pause: v.parse(pause, (await item.read()).pause) };
}

/** What holds: the administration's word counts before a person's. */
export async function readSending(): Promise<Sending> {
  const [own, set] = await Promise.all([ownSending(), currentPolicy()]);
  return { ...own, ...(set.pause === undefined ? {} : { pause: set.pause }) };
}

export function changeSending(change: Partial<Sending>): Promise<void> {
  return item.change((before) => ({ ...before, ...change }));
}
