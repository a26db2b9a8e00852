import type { InTurn } from '../in-turn.ts';
import type { NewProfiles } from '../post/rule.ts';
import { wholeOf } from '../post/set-aside.ts';
import { newProfilesStored } from '../post/stored-rule.ts';
import { storedItem } from './stored-item.ts';

/** What a person wants a profile to begin with that has no rule yet. */
const item = storedItem<Record<string, unknown>>('local:new-profiles', {});

export async function readNewProfiles(): Promise<NewProfiles> {
  return wholeOf(newProfilesStored, await item.read()) ?? {};
}

export function changeNewProfiles(change: NewProfiles): Promise<void> {
  return item.change((before) => ({ ...before, ...change }));
}

/** Calls back after every change, wherever it was made. */
export const watchNewProfiles = (read: InTurn) => item.watch(read);
