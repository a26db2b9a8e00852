import browser from 'webextension-polyfill';
import type { FromOurPages } from '../messages.ts';

/** Asks the background for something that only our own pages may ask for. */
export const tell = (message: FromOurPages): Promise<unknown> => browser.runtime.sendMessage(message);
