import browser from 'webextension-polyfill';
import { inTurn } from '../../in-turn.ts';
import { listRules } from '../../settings/rules.ts';
import { type Beside, besideOf } from './beside.ts';

/** In CSS pixels: what becomes the composer has its size. */
const size = { width: 1040, height: 820 };

/** What the popup offers of catching up, and how it opens. */
export function catchUpEntrance(changed: () => void) {
  let beside: Beside | undefined;
  let hasRules = false;

  const read = inTurn(async () => {
    const rules = await listRules();
    // The popup stays beside the tab that it was opened at, whichever is in front when something changes.
    const found = await besideOf(rules, beside?.tab).catch(() => undefined);
    // Both at once: drawn one after the other, a button would move under the pointer.
    hasRules = rules.some(({ mode, accounts }) => mode !== 'never' && accounts.length > 0);
    beside = found;
    changed();
  });

  /** For the page beside, in a window of its own: the popup closes. */
  async function openBeside(): Promise<void> {
    if (!beside) return;
    const query = new URLSearchParams({
      tab: String(beside.tab),
      [beside.place.kind === 'post' ? 'post' : 'page']: '',
    });
    const url = browser.runtime.getURL(`/catch-up.html?${query}`);
    await browser.windows.create({ url, type: 'popup', ...size });
    close();
  }

  async function open(): Promise<void> {
    const query = beside ? `?tab=${beside.tab}` : '';
    await browser.tabs.create({ url: browser.runtime.getURL(`/catch-up.html${query}`) });
    close();
  }

  return {
    state: () => ({ page: beside?.place.kind, hasRules }),
    read,
    openBeside: () => void openBeside(),
    open,
  };
}
