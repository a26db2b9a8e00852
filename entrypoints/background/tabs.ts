import browser from 'webextension-polyfill';
import { lookoutScript, places, watchScript } from '../../utils/platforms/hosts.ts';
import { type Platform, platforms } from '../../utils/post/platforms.ts';
import type { ToPage } from '../../utils/protocol/to-page.ts';

/** Asks the watch of a tab; `undefined` where there is none any more. */
export async function askTab(tab: number, message: ToPage): Promise<unknown> {
  // A closed tab, or one that shows another page: the popup tells what became of the post.
  return browser.tabs.sendMessage(tab, message, { frameId: 0 }).catch(() => undefined);
}

/** Puts watch into a tab in which a composer may be open. */
export async function injectWatch(tab: number, platform: Platform): Promise<undefined> {
  await inject(tab, watchScript(platform));
}

/**
 * Tabs that were open before the installation have no lookout, or the one of an earlier version. They get one, which goes on
 * where a tap of an earlier version still is in the page, and else says that the page must be loaded anew.
 */
export async function reachOpenTabs(): Promise<void> {
  for (const platform of platforms) {
    for (const { id } of await browser.tabs.query({ url: [...places[platform]] })) {
      if (id === undefined) continue;
      await inject(id, lookoutScript(platform)).catch(() => {
        // A tab that is asleep, or an error page of the browser.
      });
    }
  }
}

async function inject(tab: number, script: string): Promise<void> {
  const target = { tabId: tab, frameIds: [0] };
  await browser.scripting.executeScript({ target, files: [`/${script}`], injectImmediately: true });
}

/** What lets the pointer through is found by it too; a page cannot say otherwise. */
const everythingIsHit = '*, *::before, *::after { pointer-events: auto !important; }';

/** In no case longer than this, in milliseconds. */
const longestProbe = 1000;

/** Lets everything in a tab's page be found by the pointer, or no longer. */
export async function probe(tab: number, isOn: boolean): Promise<undefined> {
  const style = { target: { tabId: tab, frameIds: [0] }, css: everythingIsHit, origin: 'USER' as const };
  if (!isOn) return void (await browser.scripting.removeCSS(style).catch(() => {}));
  await browser.scripting.insertCSS(style);
  setTimeout(() => void probe(tab, false), longestProbe);
  return undefined;
}
