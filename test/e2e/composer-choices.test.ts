import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { until } from '../stage/browsers/until.ts';
import { addFiles, composer, openComposerPage, publishFromComposer, write } from '../stage/composer.ts';
import { pictureFiles } from '../stage/pictures.ts';
import { found, gone, press, setPause } from '../stage/steps.ts';
import {
  cityStatuses,
  cityTexts,
  connectLibrary,
  libraryStatuses,
  plainText,
  showOfFile,
} from './fixture.ts';
import { flaws } from './flaws.ts';
import { click, openPopup } from './own-pages.ts';

/* What a press office chooses once and uses again, and what it sees before it publishes. */

const show = showOfFile();

const textOf = (page: Page, selector: string) =>
  page.$eval(selector, ({ textContent }) => textContent?.replace(/\s+/g, ' ').trim() ?? '');

test('a warning to the public goes at once and to all, whatever the pause is and what is not described', async () => {
  const page = await openComposerPage(show.browser);
  await setPause(page, 600);
  await write(page, 'Bitte meiden Sie die Innenstadt');
  await addFiles(page, await pictureFiles(1));
  await page.select('.composer-pair .composer-field:nth-child(2) select', 'private');
  await press(page, '.composer-choices > .tick:last-child input');
  await gone(page, '.composer-missing');
  expect(await flaws(page)).toEqual([]);
  await publishFromComposer(page);
  const [status] = await cityStatuses(show);
  expect(status).toMatchObject({ visibility: 'public' });
  expect(status?.media_attachments).toHaveLength(1);
  await page.close();
});

test('a post that is undone within its pause is a draft again, and nothing of it was sent', async () => {
  const page = await openComposerPage(show.browser);
  await setPause(page, 600);
  await write(page, 'Doch noch nicht');
  await addFiles(page, await pictureFiles(1));
  await press(page, composer.publish);
  await press(page, '.composer-went .item-paused .button-main');
  await gone(page, '.composer-went .item-paused');
  expect(show.mastodon.log.filter(({ method }) => method === 'POST')).toEqual([]);
  await setPause(page, 0);
  await page.close();
  const again = await show.browser.openExtensionPage('/composer.html');
  await until('the text', async () => {
    const value = await again.$eval(composer.text, (field) => (field as HTMLTextAreaElement).value);
    return value === 'Doch noch nicht' || undefined;
  });
  await found(again, `${composer.file} img`);
  await publishFromComposer(again);
  expect(await cityTexts(show)).toEqual(['Doch noch nicht']);
  await again.close();
});

test('what went is used again as a new post; a picture that is only ornament needs no words', async () => {
  const page = await openComposerPage(show.browser);
  await write(page, 'Jeden Samstag Markt');
  await addFiles(page, await pictureFiles(1));
  await found(page, '.composer-missing');
  await click(page, `${composer.file} .tick input`);
  await gone(page, '.composer-missing');
  await gone(page, `${composer.file} textarea`);
  await click(page, `${composer.file} .focus-choice summary`);
  const sides = await page.$$eval(`${composer.file} .focus-crop`, (all) =>
    all.map((crop) => getComputedStyle(crop).objectPosition),
  );
  expect(sides).toEqual(['50% 50%', '50% 50%', '50% 50%']);
  const shapes = await page.$$eval(`${composer.file} .focus-crop`, (all) =>
    all.map(({ clientWidth, clientHeight }) => Math.round((clientWidth / clientHeight) * 10) / 10),
  );
  expect(shapes).toEqual([1.8, 1, 0.8]);
  await page.$eval(`${composer.file} .focus-whole`, (whole) => {
    const { left, top, width } = whole.getBoundingClientRect();
    whole.dispatchEvent(
      new MouseEvent('click', { bubbles: true, clientX: left + width, clientY: top + 0.1 }),
    );
  });
  await until('the other crops', async () => {
    const now = await page.$$eval(`${composer.file} .focus-crop`, (all) =>
      all.map((crop) => getComputedStyle(crop).objectPosition),
    );
    return now.every((side) => side.startsWith('100% 0')) || undefined;
  });
  await publishFromComposer(page);
  const [status] = await cityStatuses(show);
  expect(status?.media_attachments.map(({ description }) => description || '')).toEqual(['']);
  const sent = '.composer-shelf details:nth-last-of-type(2)';
  await click(page, `${sent} summary`);
  await click(page, `${sent} .shelf-item`);
  await until('the text again', async () => {
    const value = await page.$eval(composer.text, (field) => (field as HTMLTextAreaElement).value);
    return value === 'Jeden Samstag Markt' || undefined;
  });
  await publishFromComposer(page);
  expect(await cityTexts(show)).toEqual(['Jeden Samstag Markt', 'Jeden Samstag Markt']);
  await page.close();
});

test('a poll has as many answers as the server takes; the time zone is said; a correction shows what changes', async () => {
  const page = await openComposerPage(show.browser);
  await write(page, 'Wann?');
  await press(page, '.composer-more > summary');
  const zone = await page.evaluate(() => Intl.DateTimeFormat().resolvedOptions().timeZone);
  expect(await textOf(page, '.composer-more')).toContain(zone);
  await click(page, '.composer-more > button');
  for (const count of [3, 4]) {
    await click(page, '.composer-poll > .actions button');
    await until(`${count} answers`, async () =>
      (await page.$$('.poll-option input')).length === count ? true : undefined,
    );
  }
  // Mastodon takes four.
  expect(await page.$$('.composer-poll > .actions button')).toEqual([]);
  for (const [index, field] of (await page.$$('.poll-option input')).entries())
    await field.type(`Um ${index + 6} ${'x'.repeat(60)}`);
  const longest = await page.$$eval('.poll-option input', (all) =>
    Math.max(...all.map((one) => (one as HTMLInputElement).value.length)),
  );
  expect(longest).toBe(50);
  await publishFromComposer(page);
  await page.close();
  const popup = await openPopup(show);
  await click(popup, '.item-done .hands > .button:nth-of-type(2)');
  const correcting = await show.browser.nextPage((url) => url.includes('corrects='));
  await correcting.bringToFront();
  await found(correcting, '.composer-correcting');
  expect(await correcting.$$('.composer-changes')).toEqual([]);
  await (await found(correcting, composer.text)).focus();
  await correcting.keyboard.press('End');
  await correcting.keyboard.type(' Und wo?');
  await found(correcting, '.composer-changes');
  expect(await textOf(correcting, '.composer-changes del')).toBe('Wann?');
  expect(await textOf(correcting, '.composer-changes ins')).toBe('Wann? Und wo?');
  expect(await flaws(correcting)).toEqual([]);
  await correcting.close();
});

test('the ending of each account stands below its own posts, and can be left out', async () => {
  await connectLibrary(show);
  const page = await openComposerPage(show.browser);
  await setPause(page, 0);
  const templates = '.composer-shelf details:last-of-type';
  await click(page, `${templates} summary`);
  const endings = await page.$$(`${templates} .composer-field textarea`);
  expect(endings).toHaveLength(2);
  for (const [index, ending] of endings.entries()) await ending.type(['#Eins', '#Zwei'][index] ?? '');
  for (const box of await page.$$('.choices input'))
    if (!(await box.evaluate((one) => (one as HTMLInputElement).checked))) await box.click();
  await write(page, 'Heute Lesung');
  await until('the ending in the preview', async () =>
    /#(Eins|Zwei)/.test(await textOf(page, '.composer-preview')) ? true : undefined,
  );
  await publishFromComposer(page);
  const city = plainText((await cityStatuses(show))[0]?.content ?? '');
  const library = plainText((await libraryStatuses(show))[0]?.content ?? '');
  expect([city, library].sort()).toEqual(['Heute Lesung\n\n#Eins', 'Heute Lesung\n\n#Zwei']);
  await write(page, 'Ohne Ende');
  await click(page, '.composer-choices .tick:nth-last-child(2) input');
  await publishFromComposer(page);
  expect((await cityTexts(show)).at(-1)).toBe('Ohne Ende');
  await page.close();
});

test('nothing else was asked for', () => {
  expect(show.front.unexpected).toEqual([]);
});
