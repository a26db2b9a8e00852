import type { Page } from 'puppeteer-core';
import { beforeAll, expect, test } from 'vitest';
import { until } from '../stage/browsers/until.ts';
import { composer } from '../stage/composer.ts';
import { pictureFiles } from '../stage/pictures.ts';
import { found, setPause } from '../stage/steps.ts';
import { leaveBy, pressAt, tabTo, typeAt } from './by-keyboard.ts';
import {
  cityStatuses,
  cityTexts,
  connectLibrary,
  kind,
  language,
  libraryStatuses,
  plainText,
  posted,
  requests,
  showOfFile,
} from './fixture.ts';
import { flaws } from './flaws.ts';
import { openPopup } from './own-pages.ts';

/*
 * The whole composer without a mouse: every place is reached by Tab, and everything is done by keys. Files in Chromium alone:
 * keys that come from Firefox's driver open no choice of files in a window of an extension (153).
 */

const show = showOfFile();
beforeAll(() => connectLibrary(show));

const isComposer = (url: string) => url.includes('/composer.html');
const paused = '.composer-went .item-paused .actions .button';
const drafts = '.composer-shelf details:nth-of-type(1)';

const holds = (page: Page, text: string) =>
  until(`"${text}" in the field`, async () => {
    const value = await page.$eval(composer.text, (field) => (field as HTMLTextAreaElement).value);
    return value === text || undefined;
  });

/** Types the time of tomorrow noon into the field for it, in the order that its language has. */
async function typeTomorrow(page: Page): Promise<void> {
  const tomorrow = new Date(Date.now() + 24 * 3_600_000);
  const two = (part: number) => String(part).padStart(2, '0');
  const [day, month] = [two(tomorrow.getDate()), two(tomorrow.getMonth() + 1)];
  await tabTo(page, '.composer-more input[type="datetime-local"]');
  await page.keyboard.type(language === 'de' ? day + month : month + day);
  await page.keyboard.type(String(tomorrow.getFullYear()));
  // A year may have six digits.
  await page.keyboard.press('ArrowRight');
  await page.keyboard.type(language === 'de' ? '1230' : '1230PM');
}

/** Adds files as somebody does who presses the button by a key. */
async function addFiles(page: Page, count: number): Promise<void> {
  const files = await pictureFiles(count);
  const chooser = await until('the choice of files', async () => {
    await tabTo(page, composer.add);
    const opening = page.waitForFileChooser({ timeout: 5000 }).catch(() => undefined);
    await page.keyboard.press(' ');
    return opening;
  });
  await chooser.accept(files);
  await page.waitForFunction(
    (selector, all) => document.querySelectorAll(selector).length === all,
    {},
    composer.file,
    count,
  );
}

test.runIf(kind === 'chromium')(
  'from the popup to the window: files described and put in order, all that can be chosen, planned, undone, corrected',
  async () => {
    const popup = await openPopup(show);
    await setPause(popup, 600);
    await popup.keyboard.type('Der Markt');
    await leaveBy(popup, composer.ownWindow);
    const page = await show.browser.nextPage(isComposer);
    await holds(page, 'Der Markt');
    await page.keyboard.type(' öffnet');

    await addFiles(page, 2);
    await typeAt(page, `${composer.file} textarea`, 'Bild A');
    await typeAt(page, `${composer.file} textarea`, 'Bild B', 1);
    await pressAt(page, `${composer.file}:nth-child(2) .actions button:nth-child(1)`);
    await until('the other order', async () => {
      const first = await page.$eval(
        `${composer.file} textarea`,
        (field) => (field as HTMLTextAreaElement).value,
      );
      return first === 'Bild B' || undefined;
    });
    await typeAt(page, '.composer-choices input[type="text"]', 'Gedränge');
    await pressAt(page, '.composer-pair select', 'ArrowDown');
    const spoken = await page.$eval('.composer-pair select', (select) => (select as HTMLSelectElement).value);
    await pressAt(page, '.composer-pair select', 'ArrowDown', 1);
    await pressAt(page, '.composer-pair select', 'ArrowDown', 2);
    await pressAt(page, '.composer-more > summary', ' ');
    await typeTomorrow(page);
    expect(await flaws(page)).toEqual([]);
    await pressAt(page, composer.publish);
    await found(page, '.composer-planned');
    expect(requests(show.mastodon, 'POST', '/api/v1/statuses')).toEqual([]);
    expect(await flaws(page)).toEqual([]);

    await pressAt(page, '.planned-edit');
    await holds(page, 'Der Markt öffnet');
    await pressAt(page, '.composer-more .actions .button');
    await pressAt(page, '.choices input', ' ', 1);
    await pressAt(page, composer.publish);
    await pressAt(page, `${paused}-main`);
    await found(page, `${drafts} .shelf-item`);
    await pressAt(page, `${drafts} > summary`, ' ');
    await pressAt(page, `${drafts} .shelf-item`);
    await holds(page, 'Der Markt öffnet');
    await pressAt(page, composer.publish);
    await pressAt(page, `${paused}:not(.button-main)`);
    await found(page, composer.done);
    await posted(show.mastodon, 1);
    const [status] = await cityStatuses(show);
    expect(status).toMatchObject({ spoiler_text: 'Gedränge', visibility: 'unlisted', language: spoken });
    expect(status?.media_attachments.map(({ description }) => description)).toEqual(['Bild B', 'Bild A']);
    await page.close();

    const again = await openPopup(show);
    await leaveBy(again, '.item-done .hands > .button:nth-of-type(2)');
    const correcting = await show.browser.nextPage(isComposer);
    await found(correcting, '.composer-correcting');
    await typeAt(correcting, composer.text, ' um acht');
    expect(await flaws(correcting)).toEqual([]);
    await pressAt(correcting, composer.publish);
    await until('the correction', async () =>
      plainText((await cityStatuses(show))[0]?.content ?? '') === 'Der Markt öffnet um acht'
        ? true
        : undefined,
    );
    await correcting.close();
  },
);

test.runIf(kind === 'firefox')('from the popup to the window, written, undone, published', async () => {
  const popup = await openPopup(show);
  await setPause(popup, 600);
  await popup.keyboard.type('Der Zoo');
  await leaveBy(popup, composer.ownWindow);
  const page = await show.browser.nextPage(isComposer);
  await holds(page, 'Der Zoo');
  await typeAt(page, composer.text, ' öffnet');
  await typeAt(page, '.composer-choices input[type="text"]', 'Gedränge');
  await pressAt(page, '.choices input', ' ', 1);
  await pressAt(page, composer.publish);
  await pressAt(page, `${paused}-main`);
  await found(page, `${drafts} .shelf-item`);
  expect(requests(show.mastodon, 'POST', '/api/v1/statuses')).toEqual([]);
  await pressAt(page, `${drafts} > summary`, ' ');
  await pressAt(page, `${drafts} .shelf-item`);
  await holds(page, 'Der Zoo öffnet');
  await pressAt(page, composer.publish);
  await pressAt(page, `${paused}:not(.button-main)`);
  await posted(show.mastodon, 1);
  expect((await cityStatuses(show))[0]).toMatchObject({ spoiler_text: 'Gedränge' });
  await page.close();
});

test('a poll for two accounts, a template, a draft with a name that is found again', async () => {
  const popup = await openPopup(show);
  await setPause(popup, 0);
  await popup.close();
  const page = await show.browser.openExtensionPage('/composer.html?new');
  await found(page, composer.counts);
  await page.keyboard.type('Wann?');
  const templates = '.composer-shelf details:last-of-type';
  await pressAt(page, `${templates} > summary`, ' ');
  await typeAt(page, `${templates} input`, 'Frage');
  await pressAt(page, `${templates} .composer-field .button`);
  await found(page, `${templates} .shelf-item`);
  await pressAt(page, `${drafts} > summary`, ' ');
  await typeAt(page, `${drafts} input`, 'Für Montag');
  await pressAt(page, '.composer-head .button');
  await holds(page, '');
  await pressAt(page, `${templates} .shelf-item`);
  await holds(page, 'Wann?');
  await pressAt(page, '.composer-head .button');
  await until('the draft', async () => {
    const names = await page.$$eval(`${drafts} .shelf-item .excerpt`, (all) =>
      all.map(({ textContent }) => textContent),
    );
    return names.includes('Für Montag') || undefined;
  });
  const names = await page.$$eval(`${drafts} .shelf-item .excerpt`, (all) =>
    all.map(({ textContent }) => textContent),
  );
  await pressAt(page, `${drafts} .shelf-item`, 'Enter', names.indexOf('Für Montag'));
  await holds(page, 'Wann?');

  const boxes = await page.$$eval('.choices input', (all) =>
    all.map((one) => (one as HTMLInputElement).checked),
  );
  for (const [index, isChosen] of boxes.entries())
    if (!isChosen) await pressAt(page, '.choices input', ' ', index);
  await pressAt(page, '.composer-more > summary', ' ');
  await pressAt(page, '.composer-more > .button');
  await typeAt(page, '.poll-option input', 'Um acht');
  await typeAt(page, '.poll-option input', 'Um neun', 1);
  await pressAt(page, '.composer-poll .tick input', ' ');
  expect(await flaws(page)).toEqual([]);
  await pressAt(page, composer.publish);
  await posted(show.library, 1);
  await posted(show.mastodon, 1);
  expect(await cityTexts(show)).toEqual(['Wann?']);
  expect((await libraryStatuses(show)).map(({ content }) => plainText(content))).toEqual(['Wann?']);
  await page.close();
});

test('nothing else was asked for', () => {
  expect(show.front.unexpected).toEqual([]);
});
