import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { until } from '../stage/browsers/until.ts';
import { page as city } from '../stage/facebook/identities.ts';
import * as facebook from '../stage/facebook/timeline.ts';
import { press } from '../stage/stage.ts';
import { found } from '../stage/steps.ts';
import { requests, showOfFile } from './fixture.ts';
import { openPopup, says, words } from './own-pages.ts';

/*
 * Each flow in a page of our own by the keyboard alone: nothing is clicked, and the focus goes from one field to the next as
 * Tab moves it. What is reached has to be seen to have the focus.
 */

const show = showOfFile();

/** Presses Tab until what matches has the focus, and is seen to have it. */
async function tabTo(page: Page, selector: string, back = false): Promise<void> {
  for (let presses = 0; presses < 300; presses += 1) {
    if (back) await page.keyboard.down('Shift');
    await page.keyboard.press('Tab');
    if (back) await page.keyboard.up('Shift');
    const reached = await page.evaluate((wanted) => {
      const { activeElement: element } = document;
      if (!element?.matches(wanted)) return undefined;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return { isSeen: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0 };
    }, selector);
    if (reached) return expect(reached, `the focus at ${selector}`).toEqual({ isSeen: true });
  }
  throw new Error(`Tab does not lead to ${selector}`);
}

const own = async (path: string, selector: string) => {
  const page = show.passing(await show.browser.openExtensionPage(path));
  await page.bringToFront();
  await found(page, selector);
  return page;
};

/** The rules of a profile, as it is once a person has mirrored something of it. */
async function addRule(page: Page): Promise<void> {
  await page.evaluate(
    async (rule) => {
      // The pages of an extension have it, the types of a page do not.
      await Reflect.get(globalThis, 'chrome').storage.local.set({ rules: { [rule.profile]: rule } });
    },
    {
      ...{ platform: 'facebook', profile: city.id, profileName: city.name, mode: 'ask', inReport: true },
      accounts: [`${press.username}@${show.mastodon.host}`],
    },
  );
}

test('the settings: a profile is armed, its ending written, and what cannot be undone asked first', async () => {
  const page = await own('/options.html', '.account');
  await addRule(page);
  await found(page, '.rule [value="ask"]');
  await tabTo(page, '.rule [value="ask"]');
  await page.keyboard.press('ArrowDown');
  await page.waitForFunction(() => document.querySelector('.rule [value="armed"]:checked'));
  await tabTo(page, '.rule textarea');
  await page.keyboard.type('Ihr Presseamt');
  await page.keyboard.press('Tab');
  await page.waitForFunction(async () => {
    const { rules } = await Reflect.get(globalThis, 'chrome').storage.local.get('rules');
    return JSON.stringify(rules).includes('"ending":"Ihr Presseamt"');
  });
  await tabTo(page, '.account .actions .button:last-child', true);
  await page.keyboard.press('Enter');
  // The question has the focus, and Escape ends it where it began.
  await page.waitForFunction(() => document.activeElement?.closest('.confirm'));
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => document.activeElement?.matches('.account .actions .button'));
});

test('the first start: through its steps to a trial that is taken back', async () => {
  const page = await own('/start.html', '#step-title');
  for (const step of [2, 3]) {
    await tabTo(page, 'main > .actions .button-main');
    await page.keyboard.press('Enter');
    await page.waitForFunction(
      (place) => document.querySelector(`.start-steps li:nth-child(${place}) [aria-current="step"]`),
      {},
      step,
    );
    // Whoever goes on reads on at the step's title.
    await page.waitForFunction(() => document.activeElement?.id === 'step-title');
  }
  await tabTo(page, '.trial .button-main');
  await page.keyboard.press('Enter');
  await says(page, '.trial [role="status"]', 'start.trial.stands');
  expect(requests(show.mastodon, 'POST', '/api/v1/statuses')).toHaveLength(1);
  await page.keyboard.press('Enter');
  await says(page, '.trial [role="status"]', 'start.trial.removed');
});

test('the report: a period is chosen, a field filled in, a row added and taken away', async () => {
  const page = await own('/report.html', '.figure');
  await tabTo(page, 'select[name="kind"]');
  const before = await page.$eval('select[name="kind"]', (field) => (field as HTMLSelectElement).value);
  await page.keyboard.press('ArrowDown');
  await until('another kind of period', async () => {
    const kind = await page.$eval('select[name="kind"]', (field) => (field as HTMLSelectElement).value);
    return kind !== before || undefined;
  });
  await tabTo(page, 'input[name="city"]');
  await page.keyboard.type('Krefeld');
  await tabTo(page, 'button[name="add-measures"]');
  await page.keyboard.press('Enter');
  await found(page, 'input[name="measures-0-measure"]');
  await tabTo(page, '.row-line .button', true);
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => !document.querySelector('.row-line'));
  // The button that had the focus is gone; it is somewhere near, and not at the page's beginning.
  expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
  await page.waitForFunction(async () => {
    const { paper } = await Reflect.get(globalThis, 'chrome').storage.local.get('paper');
    return paper?.texts?.city === 'Krefeld';
  });
});

test('catching up: what is missing on a page is decided against, with a reason', async () => {
  const options = await own('/options.html', '.account');
  await addRule(options);
  const entries = ['Erste Meldung aus dem Rathaus', 'Zweite Meldung aus dem Rathaus'].map(
    (text, index): facebook.ShownEntry => ({
      ...{ author: city, id: `pfbid0nr${index}`, text, when: `${index + 1} Min.` },
    }),
  );
  show.facebook.shown.set(`/${city.vanity}`, facebook.profilePage(city, entries));
  const beside = show.passing(await show.browser.newPage(`https://www.facebook.com/${city.vanity}`));
  const popup = show.passing(await openPopup(show, beside));
  await popup.bringToFront();
  await found(popup, '.catch-up-entrance .button');
  await tabTo(popup, '.catch-up-entrance .button');
  // It closes with the key that goes down: that it comes up again nobody is left to hear.
  await popup.keyboard.down('Enter');
  const page = show.passing(await show.browser.nextPage((url) => url.includes('/catch-up.html')));
  await page.bringToFront();
  await found(page, '.missing:nth-of-type(2)');
  await tabTo(page, '.decline summary');
  await page.keyboard.press('Enter');
  await tabTo(page, '.decline select');
  await page.keyboard.press('ArrowDown');
  await tabTo(page, '.decline form .button');
  await page.keyboard.press('Enter');
  await says(page, '[role="status"]', 'catchUp.decline.done', await words(page, 'report.reason.platform'));
  expect(await page.$$('.missing')).toHaveLength(1);
  expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('status');
});
