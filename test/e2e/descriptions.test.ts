import type { Page } from 'puppeteer-core';
import { beforeAll, expect, test } from 'vitest';
import type { DescriptionPolicy } from '../../utils/post/descriptions.ts';
import { pictureFiles } from '../stage/pictures.ts';
import { press as city } from '../stage/stage.ts';
import {
  arm,
  attach,
  closePreview,
  describeInPreview,
  found,
  gone,
  isThere,
  messageText,
  openPreview,
  panel,
  publish,
} from '../stage/steps.ts';
import { cityDescriptions, posted, requests, showOfFile } from './fixture.ts';
import { flaws } from './flaws.ts';
import { click, openPopup, rulesHold, stored, words } from './own-pages.ts';

const show = showOfFile();
beforeAll(async () => {
  // The profile has a rule once it was armed.
  await arm(await show.write('Noch nichts'));
  await show.calm();
});

/** Chooses in the options what happens where a description is missing. */
async function choose(policy: DescriptionPolicy): Promise<void> {
  const options = await show.browser.openExtensionPage('/options.html');
  await click(options, `.rule input[value="${policy}"]`);
  await rulesHold(options, `"descriptions":"${policy}"`);
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
  await openPreview(page);
  await found(page, panel.description);
  expect(await flaws(page, panel.element)).toEqual([]);
  await describeInPreview(page, 0, 'Stände mit Gemüse');
  await gone(page, panel.warning);
  await closePreview(page);
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
  const said = await messageText(page, panel.failed);
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
  await openPreview(page);
  await (await found(page, panel.reason)).type('Schmuckbild ohne Inhalt');
  await closePreview(page);
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
  expect(await isThere(page, panel.warning)).toBe(false);
  await publish(page);
  await found(page, panel.done);
  expect(await descriptions()).toEqual(['']);
});

test('nothing else was asked for', () => {
  expect(show.front.unexpected).toEqual([]);
});
