import { browser } from 'wxt/browser';
import type { FromPage, ToPage } from '../messages.ts';
import { takeLine } from '../tap/channel.ts';
import { observeComposers } from './observe-composers.ts';
import { share } from './shared.ts';
import { createShield } from './shield.ts';
import type { TabIo } from './state.ts';
import { createTab } from './tab.ts';

/** Watches the page that this runs in. `places`: what is known of its platform, by the host of the page. */
export function startWatch(places: Record<string, Pick<TabIo, 'page' | 'recogniser' | 'kit'>>): void {
  const place = places[location.hostname];
  if (!place) return;

  // An earlier version that Firefox has taken away with its extension could not take away what it put into the page.
  for (const left of document.querySelectorAll('mitposten-panel')) left.remove();

  const life = new AbortController();
  const { signal } = life;
  const shield = createShield(window, signal);
  const tab = createTab({
    ...place,
    address: location.origin,
    send,
    now: () => Date.now(),
    newId: () => crypto.randomUUID(),
    later: (work, delay) => setTimeout(work, delay),
  });
  takeLine(
    document,
    (message) => void tab.hear(message),
    () => tab.setStale(false),
    life,
  );
  share({ tab, shield, signal });
  observeComposers(document, tab, signal);
  browser.runtime.onMessage.addListener((message: ToPage) => tab.answer(message));
  window.addEventListener('focus', () => tab.askAgain(), { signal });
  window.addEventListener('pagehide', () => tab.leave(), { signal });

  async function send(message: FromPage): Promise<unknown> {
    try {
      return await browser.runtime.sendMessage(message);
    } catch (thrown) {
      // The extension was switched off or replaced under this page: only a new page is connected again.
      if (!browser.runtime?.id) tab.setStale(true);
      throw thrown;
    }
  }
}
