import type { Progress } from '../post/progress.ts';
import { storedItem } from './stored-item.ts';

/** In memory, beside the store and not in it: what is told at each step must not write a whole post anew. */
const item = storedItem<Record<string, Progress>>('session:progress', {});

/** What is being done just now, by the delivery's id. */
export const readProgress = item.read;

export const keepProgress = (delivery: string, progress: Progress): Promise<void> =>
  item.change((all) => ({ ...all, [delivery]: progress }));

/** These are on their way no longer. */
export async function forgetProgress(deliveries: readonly string[]): Promise<void> {
  const all = await item.read();
  if (!deliveries.some((id) => Object.hasOwn(all, id))) return;
  const kept = (now: Record<string, Progress>) =>
    Object.fromEntries(Object.entries(now).filter(([id]) => !deliveries.includes(id)));
  await item.change(kept);
}
