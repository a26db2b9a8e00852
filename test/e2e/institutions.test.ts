import { expect, test } from 'vitest';
import { until } from '../stage/browsers/until.ts';
import {
  openFacebook,
  openFacebookComposer,
  publishFacebook,
  writeFacebook,
} from '../stage/facebook/steps.ts';
import { press as city } from '../stage/stage.ts';
import {
  found,
  isThere,
  panel,
  panelReady,
  panelSwitch,
  press,
  questionOf,
  steady,
  yes,
} from '../stage/steps.ts';
import { cityTexts, showOfFile } from './fixture.ts';
import { flaws } from './flaws.ts';
import { click, rulesHold, says } from './own-pages.ts';

const show = showOfFile();

test('what is published as one institution goes to the account of another only once a person says so', async () => {
  const account = `${city.username}@${show.mastodon.host}`;
  const options = await show.browser.openExtensionPage('/options.html');
  await found(options, '.account');
  await options.evaluate(async (id) => {
    // The pages of an extension have it, the types of a page do not.
    const { storage } = Reflect.get(globalThis, 'chrome');
    const rule = {
      platform: 'facebook',
      profile: '999',
      profileName: 'Rathaus',
      institution: 'Rathaus',
      accounts: [id],
      mode: 'ask',
    };
    await storage.local.set({ rules: { 999: rule } });
  }, account);

  const page = show.passing(await openFacebook(show.browser, '/'));
  await openFacebookComposer(page);
  await writeFacebook(page, 'Kurse im Winter');
  await panelSwitch(page);
  await panelReady(page);
  await steady(page, panel.switch);
  await press(page, panel.switch);
  const asked = await until('the window that asks', () => questionOf(page));
  await says(asked, '.ask-warning', 'ask.othersOf', `@${account}`, 'Rathaus');
  expect(await isThere(page, panel.on)).toBe(false);
  expect(await flaws(asked)).toEqual([]);
  await yes(asked);
  await page.bringToFront();
  await found(page, panel.on);
  await publishFacebook(page);
  await found(page, panel.done);
  expect(await cityTexts(show)).toEqual(['Kurse im Winter']);

  // Once is not always: its own rule names no account.
  await options.bringToFront();
  await rulesHold(options, '"accounts":[]');
  await found(options, '.rule + *, .cards > li:nth-child(2) .rule');
  expect(await flaws(options)).toEqual([]);
});

test('a profile that was seen in a composer is proposed, and tied to an institution', async () => {
  const options = await show.browser.openExtensionPage('/options.html');
  await options.evaluate(async () => {
    const { storage } = Reflect.get(globalThis, 'chrome');
    const { rules } = await storage.local.get('rules');
    await storage.local.set({ rules: { 999: rules[999] } });
  });
  const page = show.passing(await openFacebook(show.browser, '/'));
  await openFacebookComposer(page);
  await writeFacebook(page, 'Nur gesehen');
  await panelSwitch(page);
  await found(options, '.seen select');
  await options.select('.seen select', '999');
  await click(options, '.seen .button-main');
  await rulesHold(options, '"institution":"Rathaus"');
  await options.waitForFunction(() => document.querySelectorAll('.rule .member').length === 2);
  expect(await flaws(options)).toEqual([]);
});
