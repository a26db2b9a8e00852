import { mkdir } from 'node:fs/promises';
import type { CDPSession, Frame, Page } from 'puppeteer-core';
import { expect } from 'vitest';
import { ourFrames } from '../stage/elements.ts';
import { kind, language } from './fixture.ts';
import { flaws } from './flaws.ts';

/*
 * Pictures that people look at. They are taken only where MITPOSTEN_SCREENSHOTS is set, and of most states in Chromium alone,
 * whose driver can change what the system prefers.
 */

/** Whether this run takes pictures of every state. */
export const isTaking = Boolean(process.env.MITPOSTEN_SCREENSHOTS) && kind === 'chromium';

/** What the READMEs may show. It is kept in the project where pictures are asked for, so that another run changes no file. */
export const shown = isTaking ? 'test/screenshots' : 'test-output';

/** What is only to be looked at. */
const looked = 'test-output/states';

/** Light and dark, where the driver can choose. */
export const schemes = kind === 'chromium' ? (['light', 'dark'] as const) : (['light'] as const);

type Size = readonly [name: string, width: number, scale: number];

/** Wide, the least, and 200 % of a window of 1180 pixels. */
export const pageSizes: readonly Size[] = [
  ['wide', 1180, 1],
  ['least', 320, 1],
  ['zoomed', 590, 2],
];

/** A popup is as wide as what is in it; enlarged, there is room for less. */
export const popupSizes: readonly Size[] = [
  ['wide', 380, 1],
  ['least', 320, 1],
];

/** Keeps how the page looks once nothing in it moves any more. */
export async function keep(page: Page, name: string, fullPage = true, folder = looked): Promise<void> {
  await mkdir(folder, { recursive: true });
  // One behind another draws no frames, and its animations never end.
  await page.bringToFront();
  await page.waitForFunction(() => {
    const isMoving = document
      .getAnimations()
      .some(
        ({ playState, effect }) =>
          playState === 'running' && effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY,
      );
    return !isMoving && document.fonts.status === 'loaded';
  });
  const view = page.viewport();
  if (fullPage && view) await page.setViewport({ ...view, height: await wholeHeight(page, view.height) });
  const bytes = await page.screenshot({ path: `${folder}/${name}-${language}.png` as const });
  expect(bytes.length).toBeGreaterThan(2000);
  if (fullPage) await page.setViewport(view);
}

/** How high a window has to be to show all of it: what sticks to an edge then stands where it belongs. */
const wholeHeight = (page: Page, least: number) =>
  page.evaluate((height) => {
    scrollTo(0, 0);
    return Math.max(height, document.documentElement.scrollHeight);
  }, least);

/** What stands out of the window at its end. */
export const tooWide = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    if (document.documentElement.scrollWidth <= innerWidth) return [];
    const all = [...document.querySelectorAll('body *')];
    const out = all.filter((element) => element.getBoundingClientRect().right > innerWidth + 1);
    return out.map(
      (element) => `${element.tagName} ${element.className} ${element.textContent?.slice(0, 40)}`,
    );
  });

/** Which buttons stand so near to another that one is easily taken for the other, or hit instead of it. */
export const touching = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const least = 3.5;
    const shown = [...document.querySelectorAll('.button')].filter((button) => button.checkVisibility());
    const all = shown.map((button) => ({ words: button.textContent, place: button.getBoundingClientRect() }));
    return all.flatMap(({ words, place }, index) =>
      all
        .slice(index + 1)
        .filter(({ place: other }) => {
          const across = Math.max(place.left, other.left) - Math.min(place.right, other.right);
          const down = Math.max(place.top, other.top) - Math.min(place.bottom, other.bottom);
          return across < least && down < least;
        })
        .map((other) => `${words} | ${other.words}`),
    );
  });

/** How a state is looked at. */
interface Looking {
  sizes?: readonly Size[];
  /** A platform's page with something of ours: only ours is judged, and what is in view kept. */
  isTheirs?: boolean;
}

/**
 * Keeps a page of ours in every size, light, dark and in the system's own colours. All are taken even where one has a flaw,
 * which is told at the end.
 */
export async function keepEach(
  page: Page,
  name: string,
  { sizes = pageSizes, isTheirs = false }: Looking = {},
): Promise<void> {
  await page.bringToFront();
  for (const [size, width, deviceScaleFactor] of sizes) {
    await page.setViewport({ width, height: 900, deviceScaleFactor });
    for (const scheme of schemes) {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      const place = `${name} ${size} ${scheme}`;
      if (!isTheirs) {
        expect.soft({ place, flaws: await flaws(page) }).toEqual({ place, flaws: [] });
        expect.soft({ place, wide: await tooWide(page) }).toEqual({ place, wide: [] });
        expect.soft({ place, near: await touching(page) }).toEqual({ place, near: [] });
      }
      await keep(page, `${name}-${size}-${scheme}`, !isTheirs);
    }
  }
  const [[, width, deviceScaleFactor] = ['', 1180, 1] as const] = sizes;
  await page.setViewport({ width, height: 900, deviceScaleFactor });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]);
  await inSystemColours(page, () => keep(page, `${name}-forced`, !isTheirs));
}

/** Does something while the system has colours of its own, dark ones. Frames of ours have a process of their own. */
async function inSystemColours(page: Page, act: () => Promise<void>): Promise<void> {
  const session = await page.createCDPSession();
  const all = [session, ...(await ourFrames(page)).map(clientOf)];
  const choose = (features: { name: string; value: string }[]) =>
    Promise.all(all.map((each) => each.send('Emulation.setEmulatedMedia', { features })));
  await choose([
    { name: 'forced-colors', value: 'active' },
    { name: 'prefers-color-scheme', value: 'dark' },
  ]);
  await act();
  await choose([]);
  await session.detach();
}

/** The driver's line to a frame's own process, which the types keep to themselves. */
const clientOf = (frame: Frame) => Reflect.get(frame, 'client') as CDPSession;
