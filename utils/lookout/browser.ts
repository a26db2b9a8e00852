import type { browser as Browser } from 'wxt/browser';

/*
 * What an extension may ask the browser for, in a page. Where a name is nobody's, a page's element of that name answers to it, in
 * Chromium to a content script too (156, 2026-12-01): a form called "browser" with a field called "runtime" was taken for what
 * Firefox alone has.
 */
const world = globalThis as unknown as Record<'browser' | 'chrome', typeof Browser>; // what each browser gives a content script

export const browser = import.meta.env.FIREFOX ? world.browser : world.chrome;
