import { readFile } from 'node:fs/promises';
import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { until } from '../stage/browsers/until.ts';
import { composer, openComposerPage, publishFromComposer, write } from '../stage/composer.ts';
import { openFacebook, openFacebookComposer, pressPublish, writeFacebook } from '../stage/facebook/steps.ts';
import { pictureFiles } from '../stage/pictures.ts';
import { arm, attach, found, openBluesky, panel, press, publish } from '../stage/steps.ts';
import { cityDescriptions, cityStatuses, cityTexts, kind, posted, showOfFile } from './fixture.ts';
import { flaws } from './flaws.ts';
import { click, openPopup, rulesHold } from './own-pages.ts';

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

test('pictures of a held post are described in a window of its own, where they are large', async () => {
  const options = await show.browser.openExtensionPage('/options.html');
  await arm(await show.write('Noch nichts'));
  await click(options, '.rule input[value="require"]');
  await rulesHold(options, '"descriptions":"require"');
  await options.close();
  const page = await show.write('Auf dem Markt');
  await attach(page, await pictureFiles(1));
  await arm(page);
  await publish(page);
  await found(page, panel.failed);
  const popup = await openPopup(show);
  await (await found(popup, '.describe-media textarea')).type('Der Platz');
  await click(popup, '.describe-window');
  const window = await show.browser.nextPage(isComposer);
  const field = await found(window, '.describe-media textarea');
  expect(await field.evaluate((one) => (one as HTMLTextAreaElement).value)).toBe('Der Platz');
  const width = await (await found(window, '.describe-picture img')).evaluate((one) => one.clientWidth);
  expect(width).toBeGreaterThan(300);
  expect(await flaws(window)).toEqual([]);
  await field.focus();
  await window.keyboard.press('End');
  await window.keyboard.type(' am Abend');
  await click(window, '.describe [type="submit"]');
  await found(window, '.item-done');
  expect(await flaws(window)).toEqual([]);
  expect(await cityDescriptions(show)).toEqual(['Der Platz am Abend']);
  await window.close();
});

test('a post that was not recognised is written here with all of its text', async () => {
  const text = `${'Der Rat tagt heute öffentlich im Rathaus. '.repeat(12)}Ende`;
  const page = await openFacebook(show.browser);
  await openFacebookComposer(page);
  await writeFacebook(page, text);
  await arm(page);
  show.facebook.faults.failures = [{ kind: 'silent' }];
  await pressPublish(page);
  // Nobody has seen what came of it.
  await page.close();
  const popup = await openPopup(show);
  await click(popup, '.item-asks .button-main');
  const written = await show.browser.nextPage(isComposer);
  expect(await textIn(written)).toBe(text);
  expect(await flaws(written)).toEqual([]);
  await publishFromComposer(written);
  expect((await cityTexts(show)).join(' ')).toBe(text);
  await written.close();
});

test('the context menu, once somebody wants it: what is selected in a page, and a picture', async () => {
  const composerPage = await openComposerPage(show.browser);
  await press(composerPage, '.composer-shelf > .tick input');
  await composerPage.waitForFunction(() =>
    document.querySelector<HTMLInputElement>('.composer-shelf > .tick input')?.matches(':checked'),
  );
  await composerPage.close();
  const page = await pageWithSelection();
  await show.browser.chooseFromMenu(page, 'body > p', 'selection');
  const shared = await show.browser.nextPage(isComposer);
  expect(await textIn(shared)).toBe(`„Der Zoo öffnet um neun.“\n\nNeues aus Krefeld\n${page.url()}`);
  await publishFromComposer(shared);
  await shared.close();
  const [path = ''] = await pictureFiles(1);
  const src = `data:image/png;base64,${(await readFile(path)).toString('base64')}`;
  await page.evaluate(async (address) => {
    getSelection()?.removeAllRanges();
    const picture = new Image();
    picture.src = address;
    picture.id = 'teilen';
    await picture.decode();
    document.body.prepend(picture);
  }, src);
  await show.browser.chooseFromMenu(page, '#teilen', 'image');
  const withPicture = await show.browser.nextPage(isComposer);
  await found(withPicture, `${composer.file} img`);
  await write(withPicture, 'Ein Bild von dort');
  await publishFromComposer(withPicture);
  const status = (await cityStatuses(show)).at(-1);
  expect(status?.media_attachments).toHaveLength(1);
  await withPicture.close();
});

test.runIf(kind === 'firefox')('the sidebar shows what the popup holds', async () => {
  const popup = await openPopup(show);
  await write(popup, 'Daneben weiter');
  const said = await until('the text in the sidebar', async () => {
    const value = await show.browser.askSidebar?.('document.querySelector("textarea")?.value');
    return value || undefined;
  });
  expect(said).toBe('Daneben weiter');
  const publishing = `document.querySelector(${JSON.stringify(composer.publish)})?.click()`;
  await until('the button', async () => {
    const isThere = await show.browser.askSidebar?.(`!!document.querySelector("${composer.publish}")`);
    return isThere || undefined;
  });
  await show.browser.askSidebar?.(publishing);
  await posted(show.mastodon, 1);
  expect(await cityTexts(show)).toEqual(['Daneben weiter']);
  await popup.close();
});

test('nothing else was asked for', () => {
  expect(show.front.unexpected).toEqual([]);
});
