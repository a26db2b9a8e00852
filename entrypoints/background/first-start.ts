import browser from 'webextension-polyfill';
import { surePolicy } from '../../utils/settings/managed.ts';

/** After the installation one page leads through the first steps, unless the administration wants none. */
export async function beginFirstStart(): Promise<void> {
  // The tests' own build would have a tab too many in each of them; the one that people get is tested with it.
  if (import.meta.env.MODE === 'e2e') return;
  if ((await surePolicy()).firstStart === false) return;
  await browser.tabs.create({ url: browser.runtime.getURL('/start.html') });
}
