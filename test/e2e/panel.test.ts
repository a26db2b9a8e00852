import type { KeyInput, Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { pictureFiles } from '../stage/pictures.ts';
import { librarian } from '../stage/stage.ts';
import {
  arm,
  attach,
  connectAccount,
  found,
  hasFocus,
  isThere,
  openAccounts,
  openBluesky,
  panel,
  panelReady,
  publish,
  steady,
} from '../stage/steps.ts';
import { withControl } from './composing.ts';
import { cityStatuses, cityTexts, showOfFile } from './fixture.ts';
import { flaws } from './flaws.ts';
import { openPopup } from './own-pages.ts';

const show = showOfFile();

/** What the page saw and acted on since the last call. */
async function seen(page: Page): Promise<{ seen: string[]; acted: string[] }> {
  return page.evaluate(() => ({
    seen: window.__seen.splice(0).map(({ type, key, target }) => `${type} ${key} ${target}`),
    acted: window.__acted.splice(0),
  }));
}

/** Moves on by Tab until the focus is where it was wanted. */
async function tabTo(page: Page, isThere: () => Promise<boolean>, backwards = false): Promise<void> {
  for (let stop = 0; stop < 40; stop++) {
    if (await isThere()) return;
    if (backwards) await page.keyboard.down('Shift');
    await page.keyboard.press('Tab');
    if (backwards) await page.keyboard.up('Shift');
  }
  throw new Error('Tab does not lead there');
}

const onSwitch = (page: Page) => hasFocus(page, panel.switch);
const inEditor = (page: Page) =>
  page.evaluate(() => document.activeElement?.classList.contains('ProseMirror') ?? false);

test('nothing that is typed in the panel reaches the page, and the keys do there what they do', async () => {
  const page = await show.write('Mit Tastatur');
  // A profile that is new is asked about in a window of our own, once.
  await arm(page);
  await (await found(page, panel.switch)).focus();
  await seen(page);
  const keys: KeyInput[] = ['n', 'x', 'Escape', 'Backspace', 'ArrowDown', '?'];
  for (const key of keys) await page.keyboard.press(key);
  await page.keyboard.type('Text');
  await withControl(page, 'Enter');
  expect(await seen(page)).toEqual({ seen: [], acted: [] });
  expect(await page.$eval('.ProseMirror', ({ textContent }) => textContent)).toBe('Mit Tastatur');

  // Ctrl+Enter is Enter for a button; from a known state on, each key turns it.
  const [same, other] = (await isThere(page, panel.on)) ? [panel.on, panel.off] : [panel.off, panel.on];
  await page.keyboard.press(' ');
  await found(page, other);
  await page.keyboard.press('Enter');
  await found(page, same);
  expect(await seen(page)).toEqual({ seen: [], acted: [] });
  expect(await cityStatuses(show)).toEqual([]);
});

test('the page does see keys outside the panel, so that the proof above is one', async () => {
  const page = await show.write('');
  await found(page, panel.switch);
  await seen(page);
  await page.keyboard.press('q');
  await page.keyboard.press('Escape');
  const { seen: keys, acted } = await seen(page);
  expect(keys).toContain('keydown q DIV');
  expect(acted).toEqual(['escape']);
});

test('by the keyboard alone: open, write, switch on, publish', async () => {
  const page = show.passing(await openBluesky(show.browser));
  await page.keyboard.press('n');
  await found(page, '.ProseMirror-focused');
  await page.keyboard.type('Ohne Maus');
  await panelReady(page);
  await tabTo(page, () => onSwitch(page));
  // A switch that has only just moved is asked about in a window of ours, as it should be.
  await steady(page, panel.switch);
  await page.keyboard.press(' ');
  await found(page, panel.on);
  await tabTo(page, () => inEditor(page));
  await tabTo(page, () => onSwitch(page), true);
  await tabTo(page, () => inEditor(page));
  await withControl(page, 'Enter');
  await found(page, panel.done);
  expect(await cityTexts(show)).toEqual(['Ohne Maus']);
});

test('axe finds nothing in the panel, off and on, with a picture that has no alternative text', async () => {
  const page = await show.write('Zugänglich');
  await attach(page, await pictureFiles(1));
  await found(page, panel.warning);
  expect(await flaws(page, panel.atComposer)).toEqual([]);
  await arm(page);
  expect(await flaws(page, panel.atComposer)).toEqual([]);
});

test('axe finds nothing in the messages, the popup and the options', async () => {
  show.mastodon.faults.failNext = [{ method: 'POST', path: /\/statuses$/, status: 403 }];
  const page = await show.write('Abgelehnt');
  await arm(page);
  await publish(page);
  await found(page, panel.failed);
  expect(await flaws(page, panel.ofMessages)).toEqual([]);

  const popup = await openPopup(show);
  await found(popup, '.item-failed');
  expect(await flaws(popup)).toEqual([]);
  await popup.close();
  const options = await connectAccount(show.browser, show.library, librarian);
  expect(await flaws(options)).toEqual([]);
  await options.close();
});

test('axe finds nothing in the panel of several accounts, its list open', async () => {
  const page = await show.write('Mehrere');
  await openAccounts(page);
  expect(await flaws(page, panel.atComposer)).toEqual([]);
});

test('nothing else was asked for', () => {
  expect(show.front.unexpected).toEqual([]);
});
