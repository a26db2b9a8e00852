import { currentPolicy } from './managed.ts';
import { storedItem } from './stored-item.ts';

/** Whether the popup asks how many replies there are. */
const item = storedItem<{ isOn: boolean }>('local:replies', { isOn: true });

/** The administration's word counts before a person's. */
export async function wantsReplies(): Promise<boolean> {
  const { replies } = await currentPolicy();
  return replies ?? (await item.read()).isOn !== false;
}

export const keepReplies = (isOn: boolean): Promise<void> => item.change(() => ({ isOn }));

/** What an account's server said, and when, milliseconds since 1970. */
export interface Counts {
  askedAt: number;
  /** By the status's id. */
  replies: Record<string, number>;
}

/** By account, for as long as the browser runs. */
const counts = storedItem<Record<string, Counts>>('session:replyCounts', {});

export const readReplyCounts = counts.read;

export const keepReplyCounts = (account: string, said: Counts): Promise<void> =>
  counts.change((all) => ({ ...all, [account]: said }));
