import type { Page } from 'puppeteer-core';
import { beforeAll, expect, test } from 'vitest';
import { until } from '../stage/browsers/until.ts';
import {
  attachFacebook,
  openFacebook,
  openFacebookComposer,
  publishFacebook,
  writeFacebook,
} from '../stage/facebook/steps.ts';
import {
  attachInstagram,
  goToDetails,
  openInstagram,
  openInstagramComposer,
  shareInstagram,
  writeCaption,
} from '../stage/instagram/steps.ts';
import { pictureFiles } from '../stage/pictures.ts';
import {
  arm,
  attach,
  compareWithin,
  found,
  foundSeveral,
  gone,
  openBluesky,
  openComposer,
  panel,
  panelReady,
  publish,
} from '../stage/steps.ts';
import { cityTexts, connectCity, launchBeside, posted, requests, showOfFile } from './fixture.ts';
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

test('the same picture and words on all three platforms stand there once', async () => {
  const text = 'Im Stadtwald blühen die Kirschen, die Wege am Weiher sind wieder frei';
  const pictures = await pictureFiles(1);
  const facebook = show.passing(await openFacebook(show.browser));
  await openFacebookComposer(facebook);
  await writeFacebook(facebook, text);
  await attachFacebook(facebook, pictures);
  await arm(facebook);
  await publishFacebook(facebook);
  await found(facebook, panel.statusLink);
  const instagram = show.passing(await openInstagram(show.browser));
  await openInstagramComposer(instagram);
  await attachInstagram(instagram, pictures);
  await goToDetails(instagram);
  await writeCaption(instagram, text);
  await arm(instagram);
  await shareInstagram(instagram);
  const popup = show.passing(await openPopup(show));
  await foundSeveral(popup, '.item-asks', 1);
  const bluesky = await show.write(`${text} `);
  await attach(bluesky, pictures);
  await arm(bluesky);
  await publish(bluesky);
  await popup.bringToFront();
  await foundSeveral(popup, '.item-asks', 2);
  expect(await cityTexts(show)).toEqual([text]);
  expect(requests(show.mastodon, 'POST', '/api/v1/statuses')).toHaveLength(1);
});

test('two browsers that mirror the same publication at the same moment make one status of it', async () => {
  const beside = await launchBeside(show);
  try {
    await connectCity({ ...show, browser: beside });
    const [first, second] = ['Die Brücke ist gesperrt', 'Die Bücherei hat heute länger offen'];
    // The other browser gets to know the profile by a post of its own.
    const other = await openBluesky(beside);
    await openComposer(other);
    await other.keyboard.type(first);
    await arm(other);
    await publish(other);
    await posted(show.mastodon, 1);
    const page = await show.write(second);
    await panelReady(page);
    await publish(page);
    await found(page, panel.offer);
    const popups = [await openPopup(show), await openPopup({ ...show, browser: beside })];
    // Else the later of the two finds that it stands there, and asks. Here both go on.
    for (const popup of popups) await compareWithin(popup, 0);
    for (const popup of popups) {
      await click(popup, '.recent > .button');
      await until('the newest post', () =>
        popup.$$eval(
          '.recent .item',
          ([item], words) => item?.textContent?.includes(words) || undefined,
          second,
        ),
      );
    }
    await Promise.all(popups.map((popup) => click(popup, '.recent .item .button-main')));
    for (const popup of popups)
      await until('that it is there', () =>
        popup.$$eval(
          '.item-done',
          (all, words) => all.some(({ textContent }) => textContent?.includes(words)) || undefined,
          second,
        ),
      );
    expect(await cityTexts(show)).toEqual([first, second]);
    for (const popup of popups) await popup.close();
  } finally {
    await beside.close();
  }
});
