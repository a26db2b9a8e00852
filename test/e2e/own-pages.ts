import type { Page } from 'puppeteer-core';
import { until } from '../stage/browsers/until.ts';
import { found } from '../stage/steps.ts';
import type { Show } from './fixture.ts';

/*
 * What a person does and reads in the extension's own pages. Words are looked up where the pages have theirs from, so
 * that a test is of no language.
 */

/** What the extension says for a key of its locales, in the browser's language. `page` is one of the extension's own. */
export function words(page: Page, key: string, ...values: string[]): Promise<string> {
  return page.evaluate(
    (name, substitutions) => {
      // The pages of an extension have it, the types of a page do not.
      const { i18n } = Reflect.get(globalThis, 'chrome') as {
        i18n: { getMessage(name: string, substitutions: string[]): string };
      };
      return i18n.getMessage(name, substitutions);
    },
    key.replaceAll('.', '_'),
    values,
  );
}

/** Waits until the element says the words of this key. Gives all that it says. */
export async function says(page: Page, selector: string, key: string, ...values: string[]): Promise<string> {
  const expected = await words(page, key, ...values);
  if (!expected) throw new Error(`there are no words for ${key}`);
  return until(`"${expected}" in ${selector}`, async () => {
    const texts = await page.$$eval(selector, (elements) =>
      elements.map(({ textContent }) => textContent ?? ''),
    );
    return texts.find((text) => text.includes(expected));
  });
}

/** What is in the popup once it has read the stores. */
const popupRead = '.popup main > [role="status"], .popup main > .empty';

/** The popup, in a tab. Its offers are those of the tab that is in front when it opens. */
export async function openPopup({ browser }: Show, beside?: Page): Promise<Page> {
  const popup = await browser.openExtensionPage('/popup.html');
  if (beside) {
    await beside.bringToFront();
    await popup.evaluate(() => document.documentElement.setAttribute('data-before', ''));
    // The page that is asked is gone before it can answer.
    await popup.evaluate(() => location.reload()).catch(() => {});
    const isNew = () =>
      popup.evaluate(() => !document.documentElement.hasAttribute('data-before') || undefined);
    await until('the popup anew', () => isNew().catch(() => undefined));
  }
  await found(popup, popupRead);
  return popup;
}

/** A click as a person does it, also where the tab is not in front. */
export async function click(page: Page, selector: string): Promise<void> {
  const element = await found(page, selector);
  await element.evaluate((target) => (target as HTMLElement).click());
}

/** Presses a button that asks once more, and says yes. */
export async function confirm(page: Page, selector: string): Promise<void> {
  await click(page, selector);
  await click(page, '.confirm .button-bad');
}

/** Waits until the rules, as they are stored, hold this piece of JSON. `options` is a page of the extension. */
export async function rulesHold(options: Page, json: string): Promise<void> {
  await options.waitForFunction(
    async (wanted) => {
      // The pages of an extension have it, the types of a page do not.
      const { storage } = Reflect.get(globalThis, 'chrome');
      return JSON.stringify(await storage.local.get('rules')).includes(wanted);
    },
    // A page that lies behind another draws no frames.
    { polling: 100 },
    json,
  );
}

/** Everything that the extension holds in its databases, as JSON, and each row's key with where it lies. */
export function stored(page: Page): Promise<{ json: string; keys: string[] }> {
  return page.evaluate(async () => {
    const answer = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const rows: unknown[] = [];
    const keys: string[] = [];
    for (const { name } of await indexedDB.databases()) {
      if (!name) continue;
      const database = await answer(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const held = database.transaction(store).objectStore(store);
        const [all, allKeys] = await Promise.all([answer(held.getAll()), answer(held.getAllKeys())]);
        rows.push(...all);
        keys.push(...allKeys.map((key) => `${name} ${store} ${JSON.stringify(key)}`));
      }
      database.close();
    }
    return { json: JSON.stringify(rows), keys };
  });
}
