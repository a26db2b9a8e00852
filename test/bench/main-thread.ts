import type { Page } from 'puppeteer-core';

/** What is typed to be measured, after a few letters to warm up. */
export interface Typing {
  /** A selector of the field, which has the focus. */
  editor: string;
  written: string;
}

const warmingUp = 'Zum Warmwerden ';

/** Milliseconds of processor time of the page's main thread while something is done. */
export async function mainThreadTime(page: Page, something: () => Promise<void>): Promise<number> {
  const session = await page.createCDPSession();
  // Time that the thread worked, not that passed: other processes do not count.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const worked = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
  };
  const before = await worked();
  await something();
  const time = (await worked()) - before;
  await session.detach();
  return time;
}

/** The same for one key, its frame included. */
export async function perKey(page: Page, { editor, written }: Typing): Promise<number> {
  await warmUp(page);
  const time = await timeOfKeys(page, written);
  await checkWritten(page, editor, written);
  return time / written.length;
}

/** The first letters of a page are slower than all that follow. */
export const warmUp = (page: Page) => type(page, warmingUp);

/** Milliseconds of processor time for all the keys of a text, each with its frame. */
export const timeOfKeys = (page: Page, text: string) => mainThreadTime(page, () => type(page, text));

/** Throws where the field does not hold what was typed. */
export async function checkWritten(page: Page, editor: string, written: string): Promise<void> {
  const text = await page.$eval(editor, (field) =>
    field instanceof HTMLTextAreaElement ? field.value : field.textContent,
  );
  if (!text?.endsWith(warmingUp + written)) throw new Error(`The composer holds something else: ${text}`);
}

/** As people type: every letter is drawn before the next one comes. */
async function type(page: Page, text: string): Promise<void> {
  for (const letter of text) {
    await page.keyboard.type(letter);
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn))));
  }
}
