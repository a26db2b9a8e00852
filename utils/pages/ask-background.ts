import browser from 'webextension-polyfill';
import type { FromOwnPages } from '../protocol/from-own-pages.ts';
import { unlessRefused } from '../protocol/refusal.ts';

/** Asks the background for something that only our own pages may ask for. Rejects where it does not answer. */
export async function askBackground(message: FromOwnPages): Promise<unknown> {
  return unlessRefused(await browser.runtime.sendMessage(message));
}
