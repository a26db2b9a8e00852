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
}

const item = storedItem<Composing>('local:composing', {
  endings: {},
  keepDays: 90,
  accounts: [],
  menu: false,
});

export const readComposing = item.read;

/** Calls back after every change, wherever it was made. */
export const watchComposing = (changed: () => void) => item.watch(changed);

export function changeComposing(change: Partial<Composing>): Promise<void> {
  return item.change((before) => ({ ...before, ...change }));
}
