import type { Frame, Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { pressOf } from '../stage/facebook/steps.ts';
import { arm, found, isThere, panel, panelReady, takeOffer } from '../stage/steps.ts';
import { cityTexts, showOfFile } from './fixture.ts';

const show = showOfFile();

/** Facebook with all that it is in a frame of its own, of this size. */
async function open(width: string, height: string): Promise<{ page: Page; frame: Frame }> {
  const page = show.passing(await show.browser.newPage('https://www.facebook.com/'));
  await page.evaluate(
    async (width, height) => {
      const frame = document.createElement('iframe');
      frame.srcdoc = await (await fetch('/')).text();
      frame.style.cssText = `position:fixed;left:0;top:0;width:${width};height:${height};border:0;background:#fff`;
      document.body.replaceChildren(frame);
    },
    width,
    height,
  );
  const frame = await (await page.waitForSelector('iframe'))?.contentFrame();
  if (!frame) throw new Error('there is no frame');
  return { page, frame };
}

async function press(frame: Frame, selector: string): Promise<void> {
  const button = await frame.waitForSelector(selector);
  await button?.click();
}

async function write(frame: Frame, text: string): Promise<void> {
  await press(frame, '[role="region"] [role="button"]');
  const field = await frame.waitForSelector('[role="dialog"] [contenteditable="true"]');
  await field?.type(text);
}

test.each([
  ['beside free room', '60vw', '80vh'],
  ['that fills the window', '100vw', '100vh'],
])(
  'a composer in a frame of the page’s own, %s, has its panel, and its post is offered',
  async (place, width, height) => {
    const { page, frame } = await open(width, height);
    await write(frame, `Im Rahmen, ${place}`);
    await panelReady(page);
    await arm(page);
    await press(frame, `[role="dialog"] ${pressOf.next}`);
    await press(frame, `[role="dialog"] ${pressOf.post}`);
    await found(page, panel.offer);
    expect(show.facebook.posts.map(({ text }) => text)).toEqual([`Im Rahmen, ${place}`]);
    expect(await cityTexts(show)).toEqual([]);
    await takeOffer(page);
    await found(page, panel.done);
    expect(await cityTexts(show)).toEqual([`Im Rahmen, ${place}`]);
  },
);

test('nothing of ours is in the frame', async () => {
  const { page, frame } = await open('60vw', '80vh');
  await write(frame, 'Im Rahmen');
  await panelReady(page);
  expect(await frame.$(panel.element)).toBeNull();
  expect(await isThere(page, panel.atComposer)).toBe(true);
});

test('nothing else was asked for', () => {
  expect(show.front.unexpected).toEqual([]);
});
