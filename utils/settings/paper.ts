import { storedItem } from './stored-item.ts';

/** What people wrote for the paper, as it was kept; it holds for the next period too. */
export interface KeptPaper {
  texts?: Record<string, string>;
  rows?: Record<string, string[][]>;
  /** Their own template, with the name of its file. */
  template?: { name: string; text: string };
}

const item = storedItem<KeptPaper>('local:paper', {});

export const readPaper = () => item.read();
export const changePaper = (change: Partial<KeptPaper>) =>
  item.change((before) => ({ ...before, ...change }));
export const resetTemplate = () => item.change(({ template: _, ...rest }) => rest);
