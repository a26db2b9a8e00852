import type { Page } from 'puppeteer-core';
import { beforeAll, expect, test } from 'vitest';
import { until } from '../stage/browsers/until.ts';
import {
  openFacebook,
  openFacebookComposer,
  publishFacebook,
  writeFacebook,
} from '../stage/facebook/steps.ts';
import { arm, compareWithin, found, gone, panel, publish } from '../stage/steps.ts';
import { cityTexts, posted, requests, showOfFile } from './fixture.ts';
import { click, confirm, openPopup } from './own-pages.ts';

const show = showOfFile();

beforeAll(async () => {
  const page = await show.browser.openExtensionPage('/ask.html');
  await compareWithin(page, 120);
  await page.close();
});

/** What stands on the toolbar's button, and what is said of it. `page` is one of the extension's own. */
const button = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    // The pages of an extension have it, the types of a page do not.
    const { action } = Reflect.get(globalThis, 'chrome');
    return [await action.getBadgeText({}), await action.getTitle({})];
  });

const says = (page: Page, text: string) =>
  until(`"${text}" on the button`, async () => {
    const [shown, title] = await button(page);
    return shown === text ? title : undefined;
  });

// Bluesky's profile is the account's first, so that it is asked about once, and Facebook's is another.
test('the same from two tabs at once stands there once', async () => {
  const text = 'Die Stadtbibliothek bleibt am Montag wegen einer Schulung geschlossen';
  const one = await show.write(text);
  await arm(one);
  const other = await show.write(text);
  await arm(other);
  await publish(other);
  await one.bringToFront();
  await publish(one);
  const popup = show.passing(await openPopup(show));
  await found(popup, '.item-asks .out-link');
  expect(await cityTexts(show)).toEqual([text]);
  expect(requests(show.mastodon, 'POST', '/api/v1/statuses')).toHaveLength(1);
  await confirm(popup, '.item-asks .actions > :last-child');
  await gone(popup, '.item-asks');
});

test('what came from Facebook is not sent again from Bluesky by itself; the button calls, and a person decides', async () => {
  const text = 'Der Wochenmarkt auf dem Westwall öffnet am Samstag erst um neun Uhr';
  const facebook = show.passing(await openFacebook(show.browser));
  await openFacebookComposer(facebook);
  await writeFacebook(facebook, text);
  await arm(facebook);
  await publishFacebook(facebook);
  await found(facebook, panel.statusLink);
  const bluesky = await show.write(text);
  await arm(bluesky);
  await publish(bluesky);

  const popup = show.passing(await openPopup(show));
  await found(popup, '.item-asks .out-link');
  expect(await says(popup, '1!')).toMatch(/^Mitposten: 1 /);
  expect(await cityTexts(show)).toEqual([text]);
  await click(popup, '.item-asks .actions > .button');
  await posted(show.mastodon, 2);
  expect(await cityTexts(show)).toEqual([text, text]);
  expect(await says(popup, '')).toBe('Mitposten');
});
