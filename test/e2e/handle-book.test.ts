import type { Page } from 'puppeteer-core';
import { beforeAll, expect, test } from 'vitest';
import { librarian } from '../stage/stage.ts';
import {
  arm,
  closePreview,
  found,
  gone,
  openPreview,
  panel,
  press,
  previewSays,
  publish,
} from '../stage/steps.ts';
import { takeProposed } from './composing.ts';
import { addZoo, cityStatuses, connectCity, plainText, requests, showOfFile, zoo } from './fixture.ts';
import { flaws } from './flaws.ts';
import { click, confirm, says } from './own-pages.ts';

const form = 'form.add-name';
const line = '.name-line';

const show = showOfFile({ signedIn: false });
let options: Page;
beforeAll(async () => {
  await addZoo(show);
  options = await show.browser.openExtensionPage('/options.html');
});

/** Writes a line of the handle book, by keyboard from field to field. */
async function enter(name: string, account: string): Promise<void> {
  await options.bringToFront();
  await options.select('#name-platform', 'bluesky');
  for (const [field, value] of [
    ['#name-there', name],
    ['#name-account', account],
  ] as const) {
    const input = await found(options, field);
    await input.evaluate((element) => {
      (element as HTMLInputElement).select();
    });
    await input.type(value);
  }
  await options.keyboard.press('Enter');
}

let visits = 0;

/** Writes a post that mentions somebody on Bluesky. */
async function mention(handle: string): Promise<Page> {
  const page = await show.write(`Besuch im @${handle}`);
  await takeProposed(page, handle);
  // No two of them say the same, which would be asked about.
  visits += 1;
  await page.keyboard.type(`heute zum ${visits}. Mal, nicht bei @anna`);
  return page;
}

test('without an account there is nobody to ask, and it is said', async () => {
  await says(options, '#book', 'options.book.noAccount');
  expect(await options.$(form)).toBeNull();
  await connectCity(show);
  await found(options, form);
});

test('an account that is not there is not saved, what was typed stays, and axe finds nothing', async () => {
  await enter(zoo, 'niemand@xn--bcher-kva.example');
  await says(options, `${form} .problem`, 'problem.accountNotFound.what');
  expect(await options.$(line)).toBeNull();
  expect(await options.$eval('#name-there', (input) => (input as HTMLInputElement).value)).toBe(zoo);
  expect(await flaws(options)).toEqual([]);
});

test('a server that is out of order is said to be', async () => {
  show.mastodon.faults.failNext = [{ method: 'GET', path: /accounts\/search/, status: 503 }];
  await enter(zoo, '@mediothek@bücher.example');
  await says(options, `${form} .problem`, 'problem.serverDown.what');
  expect(await options.$(line)).toBeNull();
});

test('a name that is in the book is mentioned, on another server, and nobody else', async () => {
  await enter(`@${zoo}`, 'https://bücher.example/@mediothek');
  const handle = `@${librarian.username}@${show.library.host}`;
  await says(
    options,
    '.add-name [role="status"]',
    'options.book.saved',
    zoo,
    'Bluesky',
    librarian.name,
    handle,
  );
  expect(await options.$eval(line, ({ textContent }) => textContent)).toContain(handle);
  expect(await flaws(options)).toEqual([]);
  const [asked] = requests(show.mastodon, 'GET', '/api/v1/accounts/search');
  expect(asked).toMatchObject({ status: 200, authorized: true });

  const page = await mention(zoo);
  await arm(page);
  await openPreview(page);
  // As Mastodon shows it: without the server.
  await previewSays(page, `Besuch im @${librarian.username} heute zum 1. Mal, nicht bei anna`);
  await closePreview(page);
  await publish(page);
  await found(page, panel.done);
  const [status, ...others] = await cityStatuses(show);
  expect(others).toEqual([]);
  expect(plainText(status?.content ?? '')).toBe('Besuch im @mediothek heute zum 1. Mal, nicht bei anna');
  expect(status).toMatchObject({ mentions: [{ acct: 'mediothek@bücher.example' }] });
});

test('a name that is removed is mentioned no more', async () => {
  await options.bringToFront();
  await confirm(options, `${line} button`);
  await gone(options, line);
  expect(await options.evaluate(() => document.activeElement?.id)).toBe('book-title');

  const page = await mention(zoo);
  await arm(page);
  await publish(page);
  await found(page, panel.done);
  const [status] = await cityStatuses(show);
  expect(status).toMatchObject({ mentions: [] });
  expect(plainText(status?.content ?? '')).toMatch(/^Besuch im zoo\.bsky\.test \(https:/);
});

test('it goes with everything else', async () => {
  await options.bringToFront();
  await enter(zoo, '@mediothek@bücher.example');
  await found(options, line);
  await click(options, '#privacy .box > .button-bad');
  await press(options, 'dialog .button-bad');
  await gone(options, line);
});

test('nothing else was asked for', () => {
  expect(show.front.unexpected).toEqual([]);
});
