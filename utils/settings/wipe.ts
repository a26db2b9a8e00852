import { storage } from 'wxt/utils/storage';

/** Removes every setting, and what is remembered for as long as the browser runs. */
export async function wipeSettings(): Promise<void> {
  await Promise.all([storage.clear('local'), storage.clear('session')]);
}
