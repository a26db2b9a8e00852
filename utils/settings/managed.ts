import { browser } from 'wxt/browser';
import { type Policy, type ReadPolicy, readPolicy } from '../post/policy.ts';

/** What the administration has set, with what of it was not understood. Where nothing is set, Firefox rejects (153). */
export async function readManaged(): Promise<ReadPolicy> {
  try {
    return readPolicy(await browser.storage.managed.get());
  } catch {
    return { policy: {}, faults: [] };
  }
}

/** What of it holds. */
export async function currentPolicy(): Promise<Policy> {
  return (await readManaged()).policy;
}

/** Calls back when the administration has set something else; Firefox tells it only when it starts anew (153). */
export function watchManaged(changed: () => void): void {
  browser.storage.onChanged.addListener((_, area) => {
    if (area === 'managed') changed();
  });
}
