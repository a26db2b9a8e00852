import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { FromPage, ToPage } from '../utils/messages.ts';
import { pages } from '../utils/platforms/page.ts';
import { recognisers } from '../utils/platforms/recognise.ts';
import { takeLine } from '../utils/tap/channel.ts';
import { observeComposers } from '../utils/watch/observe-composers.ts';
import { share } from '../utils/watch/shared.ts';
import { createShield } from '../utils/watch/shield.ts';
import { createTab } from '../utils/watch/tab.ts';

// Listed as a content script in wxt.config.ts: WXT's own wrapper would cost 3 kB, and post a message that the page hears.
export default defineUnlistedScript(() => {
  const page = pages[location.hostname];
  const recogniser = recognisers[location.hostname];
  if (!page || !recogniser) return;

  // An earlier version that Firefox has taken away with its extension could not take away what it put into the page.
  for (const left of document.querySelectorAll('mitposten-panel')) left.remove();

  const life = new AbortController();
  const { signal } = life;
  const shield = createShield(window, signal);
  const tab = createTab({
    page,
    recogniser,
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
});
