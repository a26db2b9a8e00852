import type { ElementHandle, Frame, Page } from 'puppeteer-core';
import { until } from './browsers/until.ts';

/*
 * Looking for elements and pressing them, the platform's as well as our own, whose selectors are those of `panel`. What
 * stands in a frame of ours is named by `inFrame`, and looked for in every frame of the page that is ours.
 */

const framed = 'in our frame: ';

/** The selector of something in a frame of the extension's own inside a platform's page. */
export const inFrame = (selector: string) =>
  selector
    .split(', ')
    .map((each) => framed + each)
    .join(', ');

/** How long an element is waited for, in milliseconds. */
const patience = 30_000;

/** Every such element at this moment; of what is in our frames, what is laid out. */
export async function all(page: Page, selector: string): Promise<ElementHandle[]> {
  if (!selector.startsWith(framed)) return page.$$(selector);
  const inside = selector.replaceAll(framed, '');
  const found: ElementHandle[] = [];
  for (const frame of await ourFrames(page)) {
    // One that is gone meanwhile throws at once.
    const look = async () => frame.$$(inside);
    found.push(...(await look().catch(() => [])));
  }
  const isLaidOut = (element: ElementHandle) => element.evaluate((one) => one.getClientRects().length > 0);
  const laidOut = await Promise.all(found.map((each) => isLaidOut(each).catch(() => false)));
  return found.filter((_, index) => laidOut[index]);
}

/** The frames of a page that are the extension's own. Firefox's driver does not tell their addresses: they do. */
export async function ourFrames(page: Page): Promise<Frame[]> {
  const frames: Frame[] = [];
  for (const frame of page.frames()) {
    if (frame === page.mainFrame()) continue;
    const url = URL.parse(frame.url());
    // One that is gone meanwhile throws at once.
    const path = url?.protocol.endsWith('-extension:')
      ? url.pathname
      : await (async () => frame.evaluate(() => location.pathname))().catch(() => '');
    if (path === '/frame.html') frames.push(frame);
  }
  return frames;
}

/** Waits for the element. */
export async function found(page: Page, selector: string): Promise<ElementHandle> {
  try {
    if (selector.startsWith(framed))
      return await until(selector, async () => (await all(page, selector))[0], patience);
    const element = await page.waitForSelector(selector);
    if (element) return element;
  } catch (error) {
    throw new Error(`${selector} did not come, the page shows ${await shownBy(page)}`, { cause: error });
  }
  throw new Error(`${selector} is not there`);
}

/** Of each so many characters at most. */
const mostOfEach = 600;

/** What a page shows when something is missing, to be read in a log: its own text, our pills, and our frames. */
async function shownBy(page: Page): Promise<string> {
  const textOfBody = () => `${location.pathname}: ${document.body.innerText.replace(/\s+/g, ' ')}`;
  const pills = async () => {
    const parts = await page.$$('[data-mitposten] >>> :is(button, [role])');
    return Promise.all(parts.map((part) => part.evaluate((element) => element.outerHTML)));
  };
  const unreadable = (error: unknown) => `(not readable: ${error})`;
  const own = [page, ...(await ourFrames(page).catch(() => []))].map((one) =>
    (one as Page).evaluate(textOfBody).catch(unreadable),
  );
  const shown = [...(await Promise.all(own)), ...(await pills().catch((error) => [unreadable(error)]))];
  return shown.map((each) => `\n  ${each.slice(0, mostOfEach)}`).join('');
}

/** Waits until there is no such element. */
export async function gone(page: Page, selector: string): Promise<void> {
  // What is inside a shadow root or a frame is found by Puppeteer, not by the page.
  if (selector.includes('>>>') || selector.startsWith(framed)) {
    await until(`no ${selector}`, async () => !(await isThere(page, selector)) || undefined, patience);
    return;
  }
  await page.waitForFunction((wanted) => !document.querySelector(wanted), {}, selector);
}

/** Waits until there are so many of them. */
export async function foundSeveral(page: Page, selector: string, count: number): Promise<void> {
  const enough = async () => (await countOf(page, selector)) === count || undefined;
  await until(`${count} times ${selector}`, enough, patience);
}

/** Whether there is such an element at this moment. */
export async function isThere(page: Page, selector: string): Promise<boolean> {
  return (await countOf(page, selector)) > 0;
}

/** How many of them there are at this moment. */
export async function countOf(page: Page, selector: string): Promise<number> {
  return (await all(page, selector)).length;
}

/** Whether the element is there and has the focus, in whatever shadow root it stands. */
export async function hasFocus(page: Page, selector: string): Promise<boolean> {
  const [element] = await all(page, selector);
  if (!element) return false;
  // What is found stands in a document or a shadow root; either knows what in it has the focus.
  return element.evaluate((one) => (one.getRootNode() as Document | ShadowRoot).activeElement === one);
}

/** Waits for the element and gives what it says. */
export async function textOf(page: Page, selector: string): Promise<string> {
  return (await found(page, selector)).evaluate(({ textContent }) => textContent ?? '');
}

/** A frame of ours is made as high as its content says, which comes a moment after it is shown; in milliseconds. */
const settling = 150;

/** A person sees for a moment what they are about to publish with: what has just come under a pointer is pressed by mistake; in milliseconds. */
const seeing = 700;

/** A press as a person's on what publishes, who has scrolled to it before. `pressing` is called in the moment of the press. */
export async function pressPost(page: Page, selector: string, pressing = () => {}): Promise<void> {
  const element = await found(page, selector);
  if (!(await element.isIntersectingViewport({ threshold: 1 }))) await element.scrollIntoView();
  const still = await standingStill(page, selector, seeing);
  pressing();
  await still.click();
}

/** A real click, by the mouse, on the element once it is there and stands still. */
export async function press(
  page: Page,
  selector: string,
  least = selector.startsWith(framed) ? settling : 0,
): Promise<void> {
  await (await standingStill(page, selector, least)).click();
}

/** The element, once it has stood in its place for at least so long, in milliseconds. */
export function standingStill(page: Page, selector: string, least: number): Promise<ElementHandle<Element>> {
  let [last, since] = ['', 0];
  return until(`${selector} to stand still`, async () => {
    const one = await found(page, selector);
    const place = JSON.stringify(await one.boundingBox());
    if (place === last) return Date.now() - since >= least ? one : undefined;
    [last, since] = [place, Date.now()];
    return undefined;
  });
}
