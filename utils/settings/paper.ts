import { currentPolicy } from './managed.ts';
import { storedItem } from './stored-item.ts';

/** What people wrote for the paper, as it was kept; it holds for the next period too. */
export interface KeptPaper {
  texts?: Record<string, string>;
  rows?: Record<string, string[][]>;
  /** Their own template, with the name of its file. */
  template?: { name: string; text: string };
}

const item = storedItem<KeptPaper>('local:paper', {});

/** What holds, under the policy of the administration. */
export async function readPaper(): Promise<KeptPaper> {
  const [kept, { paper }] = await Promise.all([item.read(), currentPolicy()]);
  return paper ? { ...kept, texts: { ...kept.texts, ...paper } } : kept;
}

/** What the policy sets is not written, so that it ends with the policy. */
export async function changePaper({ texts, ...change }: Partial<KeptPaper>): Promise<void> {
  const { paper = {} } = await currentPolicy();
  const own = Object.entries(texts ?? {}).filter(([name]) => !Object.hasOwn(paper, name));
  await item.change((before) => ({
    ...{ ...before, ...change },
    ...(texts ? { texts: { ...before.texts, ...Object.fromEntries(own) } } : {}),
  }));
}

export const resetTemplate = () => item.change(({ template: _, ...rest }) => rest);
