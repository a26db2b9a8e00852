import * as v from 'valibot';
import { wholeNumber } from '../post/bounds.ts';
import { longestPause, usualPause } from '../post/rule.ts';
import { storedItem } from './stored-item.ts';

/** What holds for everything that is sent. */
export interface Sending {
  /** For how many seconds nothing is sent, so that a person may undo it, where no rule says otherwise. */
  pause: number;
}

const item = storedItem<Partial<Sending>>('local:sending', {});
const pause = v.fallback(wholeNumber(0, longestPause), usualPause);

export async function readSending(): Promise<Sending> {
  return { pause: v.parse(pause, (await item.read()).pause) };
}

export function changeSending(change: Partial<Sending>): Promise<void> {
  return item.change((before) => ({ ...before, ...change }));
}
