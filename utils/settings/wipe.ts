import { storage } from 'wxt/utils/storage';

/** Removes every setting, and what is remembered for as long as the browser runs. */
export async function wipeSettings(): Promise<void> {
  const both = await Promise.allSettled([storage.clear('local'), storage.clear('session')]);
  const failed = both.find((each) => each.status === 'rejected');
  if (failed) throw failed.reason;
}
