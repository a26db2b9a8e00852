import browser from 'webextension-polyfill';
import { writeManuscript } from '../../composer/store.ts';
import { newManuscript } from '../../post/manuscript.ts';
import { withoutTracking } from '../../post/tracking.ts';

/** In CSS pixels. */
const size = { width: 1040, height: 820 };

/** Opens the composer in a window of its own. `query` says with what. */
export async function openComposer(query: Record<string, string> = {}): Promise<void> {
  const url = browser.runtime.getURL(`/composer.html?${new URLSearchParams(query)}`);
  await browser.windows.create({ url, type: 'popup', ...size });
}

/** Opens it with a text of which a draft is made first. */
export async function composeText(text: string, accounts: string[]): Promise<void> {
  const id = crypto.randomUUID();
  const caret = text.length;
  await writeManuscript({ ...newManuscript(id, accounts, Date.now()), text, selection: [caret, caret] });
  await openComposer({ id });
}

/** What is told of a page: selected text as a quotation, its title, its address without what follows people. */
export function sharedText({
  title,
  url,
  selected,
}: {
  title: string;
  url: string;
  selected: string;
}): string {
  const quotation = selected.trim() ? `„${selected.trim()}“\n\n` : '';
  return `${quotation}${title.trim()}\n${withoutTracking(url)}`.trim();
}

/**
 * Title and address of the tab beside the popup, and what is selected in it: the click on the toolbar has allowed that for
 * this tab (`activeTab`). `undefined` for a page that has no address for others.
 */
export async function pageBeside(): Promise<string | undefined> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  if (tab?.id === undefined || !tab.url || !/^https?:/.test(tab.url)) return undefined;
  const selected = await selectionIn(tab.id);
  return sharedText({ title: tab.title ?? '', url: tab.url, selected });
}

async function selectionIn(tabId: number): Promise<string> {
  try {
    const [answer] = await browser.scripting.executeScript({
      target: { tabId },
      func: () => String(getSelection() ?? '').slice(0, 2000),
    });
    return typeof answer?.result === 'string' ? answer.result : '';
  } catch {
    // A page of the browser's own, into which nobody may look.
    return '';
  }
}
