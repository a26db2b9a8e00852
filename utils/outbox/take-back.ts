import type { SignedIn } from '../mastodon/accounts.ts';
import type { TakingBack } from './types.ts';

/** What taking back needs of the world. Every function may throw Problem. */
export interface TakeBackIo {
  /** Resolves where the status is gone, also where it was before. */
  remove(account: SignedIn, id: string): Promise<void>;
  /** In one step, on the disk when it resolves; nothing where it was given up meanwhile. */
  changeTakingBack(
    id: string,
    change: (now: TakingBack) => TakingBack | undefined,
  ): Promise<TakingBack | undefined>;
}

/**
 * Takes all statuses of a record away, from the thread's end, so that at no time a part hangs under nothing. From wherever it was
 * left: each one that is gone is noted before the next. False where a person gave it up meanwhile. Throws Problem.
 */
export async function takeBack(taking: TakingBack, account: SignedIn, io: TakeBackIo): Promise<boolean> {
  let left = taking;
  for (let last = left.statuses.at(-1); last; last = left.statuses.at(-1)) {
    const { id } = last;
    await io.remove(account, id);
    const now = await io.changeTakingBack(left.id, (found) => ({
      ...found,
      statuses: found.statuses.filter((status) => status.id !== id),
    }));
    if (!now) return false;
    left = now;
  }
  return true;
}
