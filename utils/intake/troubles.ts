import type { Platform } from '../post/types.ts';
import type { Trouble } from '../protocol/from-page.ts';
import { storedItem } from '../settings/stored-item.ts';

/** What a page does that takes the mirror away from the person, and where. */
export interface TabTrouble {
  tab: number;
  platform: Platform;
  trouble: Trouble;
  /** Milliseconds since 1970. */
  at: number;
}

const item = storedItem<TabTrouble[]>('session:troubles', []);

export const listTroubles = item.read;

/** Each kind is told once a tab. */
export function addTrouble(trouble: TabTrouble): Promise<void> {
  return item.change((all) => [
    ...all.filter((each) => each.tab !== trouble.tab || each.trouble !== trouble.trouble),
    trouble,
  ]);
}

/** It is over. */
export const removeTrouble = (tab: number, trouble: Trouble) =>
  item.change((all) => all.filter((each) => each.tab !== tab || each.trouble !== trouble));

export const removeTroubles = (tab: number) => item.change((all) => all.filter((each) => each.tab !== tab));
