import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { DescriptionPolicy } from '../../utils/post/descriptions.ts';
import { pictureFiles } from '../stage/pictures.ts';
import { press as city } from '../stage/stage.ts';
import { arm, attach, found, gone, panel, press, publish } from '../stage/steps.ts';
import { cityDescriptions, connectCity, posted, requests, type Show, startShow } from './fixture.ts';
import { flaws } from './flaws.ts';
import { click, openPopup, stored, words } from './own-pages.ts';

const inside = (selector: string) => `mitposten-panel >>> ${selector}`;

let show: Show;
beforeAll(async () => {
  show = await startShow();
  await connectCity(show);
  // The profile has a rule once it was armed.
  await arm(await show.write('Noch nichts'));
  await show.calm();
});
afterEach(() => show.calm());
afterAll(() => show?.close());

/** Chooses in the options what happens where a description is missing. */
async function choose(policy: DescriptionPolicy): Promise<void> {
  const options = await show.browser.openExtensionPage('/options.html');
  await click(options, `.rule input[value="${policy}"]`);
  await options.waitForFunction(
    async (wanted) => {
      // The pages of an extension have it, the types of a page do not.
      const { storage } = Reflect.get(globalThis, 'chrome');
      return JSON.stringify(await storage.local.get('rules')).includes(`"descriptions":"${wanted}"`);
    },
    {},
    policy,
  );
  expect(await flaws(options)).toEqual([]);
  await options.close();
}

/** Bluesky's composer with a text and a picture without description, and the mirror on. */
async function writeWithPicture(text: string): Promise<Page> {
  const page = await show.write(text);
  await attach(page, await pictureFiles(1));
  await arm(page);
  return page;
}

const descriptions = () => cityDescriptions(show);

test('a required description that is written in the panel goes to Mastodon alone', async () => {
  await choose('require');
  const page = await writeWithPicture('Auf dem Markt');
  await found(page, panel.warning);
  await press(page, inside('.preview-button'));
  const field = await found(page, inside('.description textarea'));
  expect(await flaws(page, 'mitposten-panel')).toEqual([]);
  await field.type('Stände mit Gemüse');
  await page.waitForFunction(
    () => !document.querySelector('mitposten-panel')?.shadowRoot?.querySelector('.missing'),
  );
  await page.keyboard.press('Escape');
  await publish(page);
  await found(page, panel.done);
  expect(await descriptions()).toEqual(['Stände mit Gemüse']);
  const agent = await show.bluesky.agentFor(city.handle);
  const { data } = await agent.com.atproto.repo.listRecords({
    repo: show.did,
    collection: 'app.bsky.feed.post',
  });
  expect(data.records[0]?.value).toMatchObject({ embed: { images: [{ alt: '' }] } });
});

test('where it is missing nothing is sent, the message says so, and in the popup it is written afterwards', async () => {
  await choose('require');
  const page = await writeWithPicture('Ohne Alternativtext');
  await publish(page);
  const message = await found(page, panel.failed);
  const said = await message.evaluate((element) => element.textContent);
  expect(requests(show.mastodon, 'POST', '/api/v1/statuses')).toEqual([]);

  const popup = await openPopup(show);
  expect(said).toContain(await words(popup, 'problem.descriptionMissing.what'));
  const picture = await found(popup, '.describe-picture img');
  await popup.waitForFunction((shown) => (shown as HTMLImageElement).naturalWidth > 0, {}, picture);
  expect(await flaws(popup)).toEqual([]);
  await click(popup, '.describe [type="submit"]');
  await found(popup, '.describe-error');
  await (await found(popup, '.describe-media textarea')).type('Der Rathausplatz');
  await click(popup, '.describe [type="submit"]');
  await gone(popup, '.describe');
  await posted(show.mastodon, 1);
  await found(popup, '.item-done');
  expect(await descriptions()).toEqual(['Der Rathausplatz']);
  await popup.close();
});

test('with a reason it goes without, and the reason stays in the record', async () => {
  await choose('require');
  const page = await writeWithPicture('Nur Zierde');
  await press(page, inside('.preview-button'));
  await (await found(page, inside('.preview-request textarea'))).type('Schmuckbild ohne Inhalt');
  await page.keyboard.press('Escape');
  await publish(page);
  await found(page, panel.done);
  expect(await descriptions()).toEqual(['']);
  const popup = await openPopup(show);
  expect((await stored(popup)).json).toContain('"reason":"Schmuckbild ohne Inhalt"');
  await popup.close();
});

test('where nobody is to be asked, nobody is warned, and it goes', async () => {
  await choose('off');
  const page = await writeWithPicture('Einfach so');
  expect(await page.$(panel.warning)).toBeNull();
  await publish(page);
  await found(page, panel.done);
  expect(await descriptions()).toEqual(['']);
});

test('nothing else was asked for', () => {
  expect(show.front.unexpected).toEqual([]);
});
