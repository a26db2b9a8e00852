import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { until } from '../stage/browsers/until.ts';
import {
  addFiles,
  arrivedAfter,
  composer,
  openComposerPage,
  publishFromComposer,
  write,
} from '../stage/composer.ts';
import { pictureFiles } from '../stage/pictures.ts';
import { found, press } from '../stage/steps.ts';
import { arrivedLooks, looksOf } from './arrived.ts';
import {
  cityDescriptions,
  cityStatuses,
  cityTexts,
  connectLibrary,
  libraryStatuses,
  plainText,
  posted,
  showOfFile,
} from './fixture.ts';
import { flaws } from './flaws.ts';
import { click, openPopup, stored } from './own-pages.ts';

/* Writing for Mastodon itself: begun in the popup, gone on with in a window, published, read back from the server. */

const show = showOfFile();

const written = (page: Page) =>
  page.$eval(composer.text, (field) => {
    const { value, selectionStart, selectionEnd } = field as HTMLTextAreaElement;
    return { value, selection: [selectionStart, selectionEnd] };
  });

/** Waits until the field is there and holds a text: a page reads it from the store. */
const holds = (page: Page, text: string) =>
  until(`"${text}" in the field`, async () => {
    const now = await written(page).catch(() => undefined);
    return now?.value === text || undefined;
  });

test('typed in the popup, closed, reopened, moved to a window with the caret, a picture added, published', async () => {
  const popup = await openPopup(show);
  await write(popup, 'Der Markt öffnet');
  expect(await flaws(popup)).toEqual([]);
  await popup.close();

  const again = await openPopup(show);
  await holds(again, 'Der Markt öffnet');
  await again.$eval(composer.text, (field) => (field as HTMLTextAreaElement).setSelectionRange(4, 9));
  await click(again, composer.ownWindow);
  const page = await show.browser.nextPage((url) => url.includes('/composer.html'));
  await holds(page, 'Der Markt öffnet');
  expect((await written(page)).selection).toEqual([4, 9]);
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
  await page.keyboard.type('Zoo');
  await holds(page, 'Der Zoo öffnet');

  const files = await pictureFiles(2);
  await addFiles(page, files);
  const [first] = await page.$$(`${composer.file} textarea`);
  await first?.type('Häuser am Platz');
  expect(await flaws(page)).toEqual([]);
  await publishFromComposer(page);
  expect(await flaws(page)).toEqual([]);
  const [status] = await cityStatuses(show);
  expect(plainText(status?.content ?? '')).toBe('Der Zoo öffnet');
  expect(status?.media_attachments.map(({ description }) => description || '')).toEqual([
    'Häuser am Platz',
    '',
  ]);
  expect(await arrivedLooks(show, status)).toEqual(await looksOf(files));
  await page.close();
});

test('what is written outlives a killed background and a restart of the browser', async () => {
  const page = await openComposerPage(show.browser);
  await write(page, 'Noch nicht fertig');
  await addFiles(page, await pictureFiles(1));
  await show.browser.stopBackground();
  await page.keyboard.press('End');
  await (await found(page, composer.text)).type(' geschrieben');
  await until('the draft', async () => (await stored(page)).json.includes('fertig geschrieben') || undefined);
  await show.browser.restart();
  const after = await show.browser.openExtensionPage('/composer.html');
  await holds(after, 'Noch nicht fertig geschrieben');
  await found(after, `${composer.file} img`);
  await publishFromComposer(after);
  expect(await cityTexts(show)).toEqual(['Noch nicht fertig geschrieben']);
  await after.close();
});

test('two accounts with different limits each have their own count and their own thread', async () => {
  await connectLibrary(show);
  const page = await openComposerPage(show.browser);
  const text = `${'Lesung mit Musik und Gespräch im Hof. '.repeat(9)}Eintritt frei`;
  await write(page, text);
  const boxes = await page.$$('.choices input');
  for (const box of boxes)
    if (!(await box.evaluate((one) => (one as HTMLInputElement).checked))) await box.click();
  await until('two counts', async () => ((await page.$$(composer.counts)).length === 2 ? true : undefined));
  const counts = await page.$$eval(composer.counts, (all) => all.map(({ textContent }) => textContent ?? ''));
  expect(counts.filter((count) => count.includes('/500'))).toHaveLength(1);
  expect(counts.filter((count) => /2/.test(count) && !count.includes('/'))).toHaveLength(1);
  await publishFromComposer(page);
  await posted(show.library, 2);
  await posted(show.mastodon, 1);
  expect(await cityTexts(show)).toEqual([text]);
  const parts = (await libraryStatuses(show)).map(({ content }) => plainText(content));
  expect(parts).toHaveLength(2);
  expect(parts.join(' ')).toBe(text);
  await page.close();
});

test('by keyboard alone: written, divided, the pictures put in another order, published', async () => {
  const page = await openComposerPage(show.browser);
  await page.keyboard.type('Eins');
  await addFiles(page, await pictureFiles(2));
  for (const [index, text] of ['Bild A', 'Bild B'].entries()) {
    const field = (await page.$$(`${composer.file} textarea`))[index];
    await field?.focus();
    await page.keyboard.type(text);
  }
  await page.focus(`${composer.file}:nth-child(2) .actions button:nth-child(1)`);
  await page.keyboard.press('Enter');
  await until('the other order', async () => {
    const texts = await page.$$eval(`${composer.file} textarea`, (all) =>
      all.map((field) => (field as HTMLTextAreaElement).value),
    );
    return texts[0] === 'Bild B' || undefined;
  });
  await page.focus(composer.text);
  await arrivedAfter(page, async () => {
    await page.keyboard.down('Control');
    await page.keyboard.press('Enter');
    await page.keyboard.up('Control');
  });
  expect(await cityDescriptions(show)).toEqual(['Bild B', 'Bild A']);
  await page.close();
});

test('what hinders it is said at its field, and nothing is sent', async () => {
  const page = await openComposerPage(show.browser);
  await press(page, composer.publish);
  await found(page, '.composer-text .field-errors p');
  expect(await flaws(page)).toEqual([]);
  expect(await page.$eval(composer.text, (field) => field.getAttribute('aria-invalid'))).toBe('true');
  expect(show.mastodon.log.filter(({ method }) => method === 'POST')).toEqual([]);
  await page.close();
});

test('nothing else was asked for', () => {
  expect(show.front.unexpected).toEqual([]);
});
