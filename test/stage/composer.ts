import type { Page } from 'puppeteer-core';
import type { StageBrowser } from './browsers/index.ts';
import { found, press } from './elements.ts';

/*
 * What a person does in the extension's own composer. Elements are found by place and role, never by a word of one language.
 */

export const composer = {
  text: '.composer-text textarea',
  publish: '.composer-publish',
  counts: '.composer-counts li',
  status: '.composer-preview .status',
  file: '.composer-file',
  add: '.composer-add',
  ownWindow: '.popup-ways button:nth-child(2)',
  addInWindow: '.popup-ways button:nth-child(1)',
  panel: '.popup-ways button:nth-child(3)',
  shareLink: '.popup-ways button:last-child',
  done: '.composer-went .item-done',
  suggestion: '.suggestion',
};

/** Opens the composer in a tab. */
export async function openComposerPage(browser: StageBrowser, query = 'new'): Promise<Page> {
  const page = await browser.openExtensionPage(`/composer.html?${query}`);
  await found(page, `${composer.publish}`);
  await found(page, composer.counts);
  return page;
}

/** Writes in the field for the text, behind what is there. */
export async function write(page: Page, text: string): Promise<void> {
  const field = await found(page, composer.text);
  await field.type(text);
}

/** Adds files by the system's choice. */
export async function addFiles(page: Page, files: string[]): Promise<void> {
  const before = (await page.$$(composer.file)).length;
  const input = await page.waitForSelector('.composer-files input[type="file"]');
  await input?.uploadFile(...files);
  await page.waitForFunction(
    (selector, count) => document.querySelectorAll(selector).length >= count,
    {},
    composer.file,
    before + files.length,
  );
}

/** Presses the button that publishes, and waits until the outbox has it and it arrived on every account. */
export async function publishFromComposer(page: Page): Promise<void> {
  await arrivedAfter(page, () => press(page, composer.publish));
}

/** Waits until more than went before has gone out from this page, and all of it arrived. */
export async function arrivedAfter(page: Page, act: () => Promise<void>): Promise<void> {
  // A window that another lies over draws no frames, and is asked with each.
  await page.bringToFront();
  const before = (await page.$$('.composer-went .cards > li')).length;
  await act();
  const went = page.waitForFunction(
    (count) => {
      const all = [...document.querySelectorAll('.composer-went .cards > li')];
      return all.length > count && all.every(({ classList }) => classList.contains('item-done'));
    },
    { polling: 100 },
    before,
  );
  await went.catch(async (thrown) => {
    const said = await page.$$eval('.composer-send, .composer-went', (all) =>
      all.map((one) => (one as HTMLElement).innerText).join('\n'),
    );
    throw new Error(`It did not go out. The page says:\n${said}`, { cause: thrown });
  });
}

/** Chooses tomorrow, as the field for date and time would. */
export const chooseTomorrow = (page: Page) =>
  page.$eval('.composer-more input[type="datetime-local"]', (field) => {
    const tomorrow = new Date(Date.now() + 24 * 3_600_000 - new Date().getTimezoneOffset() * 60_000);
    const input = field as HTMLInputElement;
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
    set?.call(input, tomorrow.toISOString().slice(0, 16));
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
