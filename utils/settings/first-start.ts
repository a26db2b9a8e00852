import * as v from 'valibot';
import { serverId, webAddress } from '../post/bounds.ts';
import { wholeOf } from '../post/set-aside.ts';
import { storedItem } from './stored-item.ts';

/** A trial that stands on Mastodon, until it is taken back. */
export interface StandingTrial {
  /** The account's id. */
  account: string;
  /** The status's id at its server. */
  id: string;
  url: string;
}

/** How far the first start has come in this browser, so that it can be left and found again. */
export interface FirstStart {
  step: 1 | 2 | 3;
  trial: StandingTrial | undefined;
}

const item = storedItem<Record<string, unknown>>('local:first-start', {});

const trial = v.object({ account: v.string(), id: serverId, url: webAddress });
const stored = v.object({
  step: v.fallback(v.picklist([1, 2, 3]), 1),
  trial: v.fallback(v.optional(trial), undefined),
});

export async function readFirstStart(): Promise<FirstStart> {
  const { step = 1, trial } = wholeOf(stored, await item.read()) ?? {};
  return { step, trial };
}

export function changeFirstStart(change: Partial<FirstStart>): Promise<void> {
  return item.change((before) => ({ ...before, ...change }));
}
