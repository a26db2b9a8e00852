import type { ElementHandle, Page } from 'puppeteer-core';
import { until } from './browsers/until.ts';

/*
 * Looking for elements and pressing them, the platform's as well as our own, whose selectors are those of `panel`.
 */

/** Waits for the element. */
export async function found(page: Page, selector: string): Promise<ElementHandle> {
  const element = await page.waitForSelector(selector);
  if (!element) throw new Error(`${selector} is not there`);
  return element;
}

/** Waits until there is no such element. */
export async function gone(page: Page, selector: string): Promise<void> {
  // What is inside a shadow root is found by Puppeteer, not by the page.
  if (selector.includes('>>>')) {
    await until(`no ${selector}`, async () => !(await isThere(page, selector)) || undefined, 30_000);
    return;
  }
  await page.waitForFunction((wanted) => !document.querySelector(wanted), {}, selector);
}

/** Waits until there are so many of them. */
export async function foundSeveral(page: Page, selector: string, count: number): Promise<void> {
  const enough = async () => (await countOf(page, selector)) === count || undefined;
  await until(`${count} times ${selector}`, enough, 30_000);
}

/** Whether there is such an element at this moment. */
export async function isThere(page: Page, selector: string): Promise<boolean> {
  return (await page.$(selector)) !== null;
}

/** How many of them there are at this moment. */
export async function countOf(page: Page, selector: string): Promise<number> {
  return (await page.$$(selector)).length;
}

/** Whether the element is there and has the focus, in whatever shadow root it stands. */
export async function hasFocus(page: Page, selector: string): Promise<boolean> {
  const element = await page.$(selector);
  if (!element) return false;
  // What is found stands in a document or a shadow root; either knows what in it has the focus.
  return element.evaluate((one) => (one.getRootNode() as Document | ShadowRoot).activeElement === one);
}

/** Waits for the element and gives what it says. */
export async function textOf(page: Page, selector: string): Promise<string> {
  return (await found(page, selector)).evaluate(({ textContent }) => textContent ?? '');
}

/** A real click, by the mouse, on the element once it is there. */
export async function press(page: Page, selector: string): Promise<void> {
  const element = await found(page, selector);
  await element.click();
}
