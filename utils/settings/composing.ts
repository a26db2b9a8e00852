import type { InTurn } from '../in-turn.ts';
import { accountIdOf } from '../post/under-policy.ts';
import { currentPolicy } from './managed.ts';
import { storedItem } from './stored-item.ts';

/** What was set for writing here. */
export interface Composing {
  /** What stands below every post, by account. */
  endings: Record<string, string>;
  /** After how many days without a change a manuscript is deleted; 0 for never. */
  keepDays: number;
  /** The accounts of the last manuscript, with which the next begins. */
  accounts: string[];
  /** An entry in the context menu of pictures and selections. */
  menu: boolean;
  /** The accounts whose endings the administration sets: they stand below every post. */
  setEndings: string[];
}

type Stored = Omit<Composing, 'setEndings'>;

const item = storedItem<Stored>('local:composing', {
  endings: {},
  keepDays: 90,
  accounts: [],
  menu: false,
});

/** What people set. */
export const ownComposing = item.read;

/** What holds, under the policy of the administration. */
export async function readComposing(): Promise<Composing> {
  const [stored, policy] = await Promise.all([item.read(), currentPolicy()]);
  const set = (policy.endings ?? []).map(
    ({ account, text }) => [accountIdOf(policy, account), text] as const,
  );
  return {
    ...stored,
    endings: { ...stored.endings, ...Object.fromEntries(set) },
    setEndings: set.map(([account]) => account),
    keepDays: policy.draftDays ?? stored.keepDays,
    menu: policy.contextMenu ?? stored.menu,
  };
}

/** Calls back after every change, wherever it was made. */
export const watchComposing = (read: InTurn) => item.watch(read);

export function changeComposing(change: Partial<Stored>): Promise<void> {
  return item.change((before) => ({ ...before, ...change }));
}

/** What stands below every post of an account; empty for nothing. */
export function changeEnding(account: string, text: string): Promise<void> {
  return item.change((before) => ({ ...before, endings: { ...before.endings, [account]: text } }));
}
