import { open, stat } from 'node:fs/promises';
import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { until } from '../stage/browsers/until.ts';
import { addFiles, composer, openComposerPage, write } from '../stage/composer.ts';
import { pictureFiles, videoFile } from '../stage/pictures.ts';
import { press as city } from '../stage/stage.ts';
import { found, press } from '../stage/steps.ts';
import { cityTexts, posted, requests, showOfFile } from './fixture.ts';
import { flaws } from './flaws.ts';
import { click, openPopup, says, stored } from './own-pages.ts';

/* What goes wrong while somebody writes for Mastodon itself: clear words, and nothing is lost. */

// It locks its keys: what is sent again is sent soon.
const show = showOfFile({ limits: { city: { version: '4.6.6' } } });

const posting = { method: 'POST', path: /^\/api\/v1\/statuses$/ };

const textOf = (page: Page) => page.$eval(composer.text, (field) => (field as HTMLTextAreaElement).value);

/** Writes a post in the composer and presses its button. */
async function publish(text: string): Promise<Page> {
  const page = await openComposerPage(show.browser);
  await write(page, text);
  await press(page, composer.publish);
  return page;
}

test('without a network it waits in the page, says so, and goes when somebody presses', async () => {
  const { hosts, listener } = show.mastodon;
  show.front.add({ hosts, listener: (request) => request.socket.destroy() });
  const page = await publish('Ohne Netz');
  await found(page, '.composer-went .item-waiting .problem');
  expect(await flaws(page)).toEqual([]);
  // Nobody has heard of it yet.
  expect(requests(show.mastodon, 'POST', '/api/v1/statuses')).toEqual([]);
  show.front.add({ hosts, listener });
  await click(page, '.composer-went .item-waiting .actions .button');
  await found(page, composer.done);
  expect(await cityTexts(show)).toEqual(['Ohne Netz']);
  await page.close();
});

test('a server that takes no more for now is waited for', async () => {
  show.mastodon.faults.failNext = [{ ...posting, status: 429 }];
  const page = await publish('Zu viele');
  await found(page, '.composer-went .item-waiting .problem');
  await says(page, '.composer-went .item-waiting', 'problem.rateLimited.what');
  await click(page, '.composer-went .item-waiting .actions .button');
  await found(page, composer.done);
  expect(await cityTexts(show)).toEqual(['Zu viele']);
  await page.close();
});

test('signed out by the server, it waits until somebody has signed in again', async () => {
  show.mastodon.revokeTokens(city.username);
  const page = await publish('Abgemeldet');
  await found(page, '.composer-went .item-asks .problem');
  await says(page, '.composer-went .item-asks', 'problem.signedOut.what');
  expect(await flaws(page)).toEqual([]);
  const options = await show.browser.openExtensionPage('/options.html');
  await press(options, '.account .actions > .button-main');
  await press(await show.browser.nextPage((url) => url.includes(show.mastodon.host)), '#authorize');
  await posted(show.mastodon, 1);
  await found(page, composer.done);
  expect(await cityTexts(show)).toEqual(['Abgemeldet']);
  await options.close();
  await page.close();
});

test('a text of a megabyte stays, is counted, and does not go', async () => {
  const page = await openComposerPage(show.browser);
  const text = 'Lang und länger. '.repeat(62_000);
  await page.focus(composer.text);
  await page.$eval(
    composer.text,
    (field, all) => {
      const input = field as HTMLTextAreaElement;
      const set = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set;
      set?.call(input, all);
      input.dispatchEvent(new Event('input', { bubbles: true }));
    },
    text,
  );
  await press(page, composer.publish);
  await found(page, '.composer-text .field-errors p');
  expect((await textOf(page)).length).toBe(text.length);
  expect(requests(show.mastodon, 'POST', '/api/v1/statuses')).toEqual([]);
  await page.close();
  const again = await openPopup(show);
  await until('the text', async () => (await textOf(again)).length === text.length || undefined);
  // Away with it, for the tests that come.
  await again.$eval(composer.text, (field) => {
    const input = field as HTMLTextAreaElement;
    input.select();
    document.execCommand('delete');
  });
  await until('no text', async () => !(await stored(again)).json.includes('Lang und') || undefined);
  await again.close();
});

test('of sixty pictures that are dropped at once, as many are taken as there is room for, and the rest is said', async () => {
  const page = await openComposerPage(show.browser);
  await write(page, 'Viele Bilder');
  await page.$eval('.composer-files', async (target) => {
    const canvas = new OffscreenCanvas(40, 30);
    canvas.getContext('2d')?.fillRect(0, 0, 20, 20);
    const blob = await canvas.convertToBlob();
    const dropped = new DataTransfer();
    for (let index = 1; index <= 60; index += 1)
      dropped.items.add(new File([blob], `bild-${index}.png`, { type: 'image/png' }));
    target.dispatchEvent(new DragEvent('drop', { bubbles: true, dataTransfer: dropped }));
  });
  await page.waitForFunction(
    (selector) => document.querySelectorAll(selector).length === 40,
    {},
    composer.file,
  );
  await says(page, '.composer-files .note-warn', 'composer.files.notTaken.many', '20', '40');
  expect(await textOf(page)).toBe('Viele Bilder');
  expect(await flaws(page)).toEqual([]);
  await page.close();
});

test('a film of two gigabytes is named with its size and what is allowed; the rest stays', async () => {
  const page = await openComposerPage(show.browser);
  await write(page, 'Mit Film');
  await addFiles(page, await pictureFiles(1));
  const path = await videoFile();
  const file = await open(path, 'r+');
  await file.truncate(2 * 1024 ** 3);
  await file.close();
  expect((await stat(path)).size).toBe(2 * 1024 ** 3);
  const input = await page.waitForSelector('.composer-files input[type="file"]');
  await input?.uploadFile(path);
  const note = await found(page, '.composer-files .note-warn');
  expect(await note.evaluate(({ textContent }) => textContent)).toMatch(/film\.mp4.*2[.,]048\sMB.*99\sMB/);
  expect(await page.$$(composer.file)).toHaveLength(1);
  expect(await textOf(page)).toBe('Mit Film');
  await page.close();
});

test('nothing else was asked for', () => {
  expect(show.front.unexpected).toEqual([]);
});
