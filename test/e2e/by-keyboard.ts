import type { Page } from 'puppeteer-core';

/*
 * What a person does who has no mouse: every place is reached by the Tab key from where the focus is, back by Shift with it,
 * and pressed by a key.
 */

/** More stops than any page of ours has. */
const most = 250;

/**
 * Presses Tab until this has the focus, or Shift and Tab where it stands before; the `index`-th of those that match. Throws
 * where that does not lead there.
 */
export async function tabTo(page: Page, selector: string, index = 0): Promise<void> {
  const way = () =>
    page.evaluate(
      (wanted, at) => {
        const { activeElement, body } = document;
        const target = [...document.querySelectorAll(wanted)][at];
        if (!target || !activeElement || activeElement === body) return 'on';
        if (target === activeElement) return 'there';
        const isBefore = activeElement.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_PRECEDING;
        return isBefore ? 'back' : 'on';
      },
      selector,
      index,
    );
  await page.waitForFunction(
    (wanted, at) => document.querySelectorAll(wanted).length > at,
    {},
    selector,
    index,
  );
  for (let stop = 0; stop < most; stop += 1) {
    const next = await way();
    if (next === 'there') return;
    if (next === 'back') await page.keyboard.down('Shift');
    await page.keyboard.press('Tab');
    if (next === 'back') await page.keyboard.up('Shift');
  }
  throw new Error(`Tab does not lead to ${selector} (${index})`);
}

/** Reaches it and presses a key on it. */
export async function pressAt(
  page: Page,
  selector: string,
  key: 'Enter' | ' ' | 'ArrowDown' = 'Enter',
  index = 0,
): Promise<void> {
  await tabTo(page, selector, index);
  await page.keyboard.press(key);
}

/** Reaches it and presses Enter where that closes the page: it may be gone before the key comes up. */
export async function leaveBy(page: Page, selector: string): Promise<void> {
  await tabTo(page, selector);
  await page.keyboard.press('Enter').catch(() => {});
}

/** Reaches a field and types behind what is in it. */
export async function typeAt(page: Page, selector: string, text: string, index = 0): Promise<void> {
  await tabTo(page, selector, index);
  await page.keyboard.press('End');
  await page.keyboard.type(text);
}
