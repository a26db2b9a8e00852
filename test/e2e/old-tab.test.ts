import type { Page } from 'puppeteer-core';
import { beforeAll, expect, test } from 'vitest';
import { until } from '../stage/browsers/until.ts';
import {
  arm,
  countOf,
  found,
  gone,
  isThere,
  openBluesky,
  openComposer,
  panel,
  publish,
} from '../stage/steps.ts';
import { cityTexts, kind, showOfFile } from './fixture.ts';

const show = showOfFile();
beforeAll(async () => {
  // Without it Chromium does not load an unpacked extension a second time.
  if (kind === 'chromium')
    await asBrowser('chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true })');
});

const extensionHost = () => new URL(show.browser.extensionUrl('/')).host;

/** Runs code on Chromium's own page for extensions, which may switch them off and load them anew. */
async function asBrowser(code: string): Promise<void> {
  const page = await show.browser.newPage('chrome://extensions');
  await page.evaluate(code);
  await page.close();
}

/** A tab of Bluesky that was loaded while the extension was not there; then it is installed. */
async function tabFromBefore(): Promise<Page> {
  const page = show.passing(await openBluesky(show.browser));
  const host = extensionHost();
  const loaded = async () => {
    await page.bringToFront();
    await page.reload();
    await found(page, '[data-testid="accountSwitch"]');
  };
  if (kind === 'firefox') {
    await page.browser().uninstallExtension('mitposten@mitposten.example');
    await loaded();
    await page.browser().installExtension(show.extension);
  } else {
    // Chromium does not let go of what its command line has loaded: switched off and loaded anew is as near as it gets.
    await asBrowser(`chrome.management.setEnabled('${host}', false)`);
    await loaded();
    await asBrowser(
      `chrome.management.setEnabled('${host}', true).then(() => chrome.developerPrivate.reload('${host}'))`,
    );
  }
  await page.bringToFront();
  return page;
}

test('a tab from before the installation asks to be loaded anew, and then works', async () => {
  const page = await tabFromBefore();
  await openComposer(page);
  await until('the request to load the page anew', async () => {
    // Where the composer was there first, it is noticed when somebody writes in it.
    await page.keyboard.type('.');
    return (await isThere(page, panel.reload)) || undefined;
  });
  expect(await isThere(page, panel.switch)).toBe(false);

  await page.reload();
  await openComposer(page);
  await page.keyboard.type('Neu geladen');
  await arm(page);
  await publish(page);
  await found(page, panel.done);
  expect(await cityTexts(show)).toEqual(['Neu geladen']);
});

test('a tab from before an update goes on working', async () => {
  const page = show.passing(await openBluesky(show.browser));
  await openComposer(page);
  await found(page, panel.switch);
  if (kind === 'firefox') await page.browser().installExtension(show.extension);
  else await asBrowser(`chrome.developerPrivate.reload('${extensionHost()}')`);
  await page.bringToFront();
  // What the earlier version left is gone; the composer that is still open gets its panel when somebody writes in it.
  await gone(page, panel.element);
  await page.keyboard.type('Nach der neuen Fassung');
  await arm(page);
  expect(await countOf(page, panel.switch)).toBe(1);
  await publish(page);
  await found(page, panel.done);
  expect(await cityTexts(show)).toEqual(['Nach der neuen Fassung']);
});

test('nothing else was asked for', () => {
  expect(show.front.unexpected).toEqual([]);
});
