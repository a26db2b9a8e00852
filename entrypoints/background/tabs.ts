import browser from 'webextension-polyfill';
import type { ToPage } from '../../utils/messages.ts';
import { places, watchScript } from '../../utils/platforms/hosts.ts';
import { platforms } from '../../utils/post/platforms.ts';

/** Sends to the watch of a tab, if it still is there. */
export function sendToPage(tab: number, message: ToPage): void {
  browser.tabs.sendMessage(tab, message).catch(() => {
    // The tab was closed or shows another page; the popup tells what became of the post.
  });
}

/** Puts the panel, with its framework, into a tab in which a composer is open. */
export async function injectPanel(tab: number): Promise<void> {
  await browser.scripting.executeScript({ target: { tabId: tab }, files: ['/panel.js'] });
}

/**
 * Tabs that were open before the installation have no watch, or the one of an earlier version. They get one, which then
 * says that the page must be loaded anew: the platform's requests cannot be seen from there.
 */
export async function reachOpenTabs(): Promise<void> {
  for (const platform of platforms) {
    for (const { id } of await browser.tabs.query({ url: [...places[platform]] })) {
      if (id === undefined) continue;
      const files = [`/${watchScript(platform)}`];
      await browser.scripting.executeScript({ target: { tabId: id }, files }).catch(() => {
        // A tab that is asleep, or an error page of the browser.
      });
    }
  }
}
