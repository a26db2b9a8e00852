import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { until } from '../stage/browsers/until.ts';
import { composer, publishFromComposer, write } from '../stage/composer.ts';
import { found, openBluesky } from '../stage/steps.ts';
import { cityTexts, kind, posted, showOfFile } from './fixture.ts';
import { flaws } from './flaws.ts';
import { click } from './own-pages.ts';

/* The ways into the composer that begin in the browser itself: its toolbar, its panel beside the page, its shortcuts. */

const show = showOfFile();

const isComposer = (url: string) => url.includes('/composer.html');

/** The text in the field, once there is one. */
const textIn = (page: Page) =>
  until('a text', async () => {
    const value = await page.$eval(composer.text, (field) => (field as HTMLTextAreaElement).value);
    return value || undefined;
  });

/** Waits until what is typed goes into the field. */
const hasFocus = (page: Page) =>
  until('the focus', () => page.evaluate(() => document.activeElement?.tagName === 'TEXTAREA' || undefined));

/** The popup, as the toolbar's button opens it over a page of the city's. */
async function popupOver(page: Page): Promise<Page> {
  if (!show.browser.pressToolbar) throw new Error(`${kind} has no toolbar that a test can press`);
  const popup = await show.browser.pressToolbar(page);
  await found(popup, composer.text);
  return popup;
}

/** A page with something selected in it. */
async function pageWithSelection(): Promise<Page> {
  const page = show.passing(await openBluesky(show.browser));
  await page.evaluate(() => {
    document.title = 'Neues aus Krefeld';
    const paragraph = document.createElement('p');
    paragraph.textContent = 'Der Zoo öffnet um neun.';
    document.body.prepend(paragraph);
    getSelection()?.selectAllChildren(paragraph);
  });
  return page;
}

test.runIf(kind === 'chromium')(
  'from the toolbar: typing starts, and the page beside it is shared with what is selected in it',
  async () => {
    const page = await pageWithSelection();
    const popup = await popupOver(page);
    await hasFocus(popup);
    expect(await flaws(popup)).toEqual([]);
    await click(popup, composer.shareLink);
    expect(await textIn(popup)).toBe(`„Der Zoo öffnet um neun.“\n\nNeues aus Krefeld\n${page.url()}`);
    await click(popup, composer.publish);
    await posted(show.mastodon, 1);
    expect((await cityTexts(show))[0]).toContain('Neues aus Krefeld');
  },
);

test.runIf(kind === 'chromium')('the panel beside the page shows what the popup holds', async () => {
  const page = await pageWithSelection();
  const popup = await popupOver(page);
  await write(popup, 'Daneben weiter');
  await (await found(popup, composer.panel)).click();
  const panel = await show.browser.nextPage(isComposer);
  await found(panel, composer.counts);
  expect(await textIn(panel)).toBe('Daneben weiter');
  expect(await flaws(panel)).toEqual([]);
  await publishFromComposer(panel);
  expect(await cityTexts(show)).toEqual(['Daneben weiter']);
  await panel.close();
});

test('a shortcut opens a window of its own in which typing starts', async () => {
  await show.browser.callCommand('compose');
  const window = await show.browser.nextPage(isComposer);
  await found(window, composer.counts);
  await hasFocus(window);
  await window.keyboard.type('Mit der Taste');
  await publishFromComposer(window);
  expect(await cityTexts(show)).toEqual(['Mit der Taste']);
  await window.close();
});

test('nothing else was asked for', () => {
  expect(show.front.unexpected).toEqual([]);
});
