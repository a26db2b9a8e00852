import browser from 'webextension-polyfill';
import type { Question } from '../../utils/intake/surroundings.ts';

/** In CSS pixels. */
const size = { width: 480, height: 520 };

/** Windows that are open, by what they ask. Forgotten with the background: then a second one opens. */
const windows = new Map<string, number>();

/** Opens the window that asks, or puts it in front. Nobody but the browser draws around it. */
export async function openQuestion(question: Question): Promise<void> {
  const query = new URLSearchParams(
    Object.entries(question).map(([name, value]): [string, string] => [name, String(value)]),
  );
  const key = String(query);
  const open = windows.get(key);
  const isThere = open !== undefined && (await isFocused(open));
  if (isThere) return;
  const url = browser.runtime.getURL(`/ask.html?${key}`);
  const { id } = await browser.windows.create({ url, type: 'popup', ...size });
  if (id !== undefined) windows.set(key, id);
}

async function isFocused(window: number): Promise<boolean> {
  return browser.windows.update(window, { focused: true }).then(
    () => true,
    () => false,
  );
}
