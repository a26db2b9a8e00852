import type { Page } from 'puppeteer-core';
import { until } from '../stage/browsers/until.ts';

/** The middle of an element in the window, once it is there and has a size. In CSS pixels. */
export function middleOf(page: Page, selector: string): Promise<{ x: number; y: number }> {
  return until(selector, () =>
    page.evaluate((wanted) => {
      const { x, y, width, height } =
        document.querySelector(wanted)?.getBoundingClientRect() ?? new DOMRect();
      return width && height ? { x: x + width / 2, y: y + height / 2 } : undefined;
    }, selector),
  );
}

/** The middle of the button that opens the preview: the first in the pill, where the page may be written from either side. */
export async function eyeOf(page: Page, pill: string): Promise<{ x: number; y: number }> {
  const { y } = await middleOf(page, pill);
  const left = await page.$eval(pill, (element) => element.getBoundingClientRect().left);
  return { x: left + 20, y };
}

/** Lets time pass in which a person looks at something, as an attack needs it; in milliseconds. */
export const look = (time: number) => new Promise((resolve) => setTimeout(resolve, time));

/** How a person presses: there with the pointer, a moment of looking, down, up. `late` is what the page does meanwhile. */
export async function pressAt(
  { mouse }: Page,
  { x, y }: { x: number; y: number },
  late?: () => Promise<unknown>,
): Promise<void> {
  await mouse.move(x + 40, y + 30);
  await mouse.move(x, y, { steps: 6 });
  await look(250);
  await late?.();
  await look(60);
  await mouse.down();
  await look(80);
  await mouse.up();
}
