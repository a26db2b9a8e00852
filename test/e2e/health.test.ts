import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import {
  commentFacebook,
  openFacebook,
  openFacebookComposer,
  publishFacebook,
  setAudience,
  writeFacebook,
} from '../stage/facebook/steps.ts';
import { arm, found, isThere, panel, takeOffer, textOf } from '../stage/steps.ts';
import { cityTexts, posted, showOfFile } from './fixture.ts';
import { flaws } from './flaws.ts';
import { click, confirm, openPopup, words } from './own-pages.ts';

const show = showOfFile();

const texts = () => cityTexts(show);
const privateNote = '.private section';

const open = async () => show.passing(await openFacebook(show.browser));

async function write(page: Page, text: string): Promise<void> {
  await page.bringToFront();
  await openFacebookComposer(page);
  await writeFacebook(page, text);
}

/** The popup beside this tab. */
const popupBeside = async (page: Page) => show.passing(await openPopup(show, page));

test('a page that has changed: nothing is mirrored, a person decides on the draft, and the diagnosis holds no secret', async () => {
  show.facebook.faults.wire = 'restructured';
  const page = await open();
  await commentFacebook(page, 'Kommentarwort');
  await write(page, 'Beitragswort am Marktplatz');
  await arm(page);
  await publishFacebook(page);
  await found(page, panel.offer);
  expect(await texts()).toEqual([]);

  const popup = await popupBeside(page);
  const told = await textOf(popup, '.item-asks');
  expect(told).toContain(await words(popup, 'popup.changed.title', 'Facebook'));
  const unseen = await words(popup, 'messages.offerUnseen', 'Facebook');
  expect(await textOf(page, panel.offer)).toContain(unseen);
  expect(await textOf(popup, 'li.item')).toContain(unseen);

  const link = await found(popup, 'a[download]');
  const file = await link.evaluate(async (element) => {
    const { href, download } = element as HTMLAnchorElement;
    return { name: download, text: await (await fetch(href)).text() };
  });
  expect(file.name).toMatch(/^mitposten-diagnose-facebook-\d{4}-\d\d-\d\d\.json$/);
  expect(await textOf(popup, '.file')).toBe(file.text);
  const { browser, shapes } = JSON.parse(file.text);
  expect(browser).toMatch(/^(Chrome|Firefox) \d/);
  // Its new name is none that we know: a page could put anything there.
  const names = shapes.map(({ name }: { name: string }) => name);
  expect(names).toContain('(other)');
  expect(file.text).not.toContain('CometContentPublishMutation');
  const { fields } = show.facebook.requests.find((request) => 'fb_dtsg' in request.fields) ?? {};
  const { page: actor, person } = show.facebook.identities;
  const secrets = ['Beitragswort', 'Marktplatz', 'Kommentarwort', fields?.fb_dtsg, fields?.lsd];
  for (const secret of [...secrets, actor.id, actor.name, person.id, person.name]) {
    expect(secret).toMatch(/.{8}/);
    expect(file.text).not.toContain(secret);
  }

  await click(popup, 'details:has(.file) summary');
  expect(await flaws(popup)).toEqual([]);

  await page.bringToFront();
  await takeOffer(page);
  await found(page, panel.done);
  expect(await texts()).toEqual(['Beitragswort am Marktplatz']);
});

test("a private person's profile has no panel until the popup is told so, and then only what is public is mirrored", async () => {
  show.facebook.actAs(show.facebook.identities.person);
  const page = await open();
  await write(page, 'Für alle');
  const popup = await popupBeside(page);
  const { name } = show.facebook.identities.person;
  expect(await textOf(popup, privateNote)).toContain(await words(popup, 'popup.private.what', name));
  expect(await isThere(page, panel.element)).toBe(false);
  expect(await flaws(popup)).toEqual([]);

  await click(popup, `${privateNote} button`);
  await found(page, panel.switch);
  await page.bringToFront();
  await setAudience(page, 'EVERYONE');
  await arm(page);
  await publishFacebook(page);
  await found(page, panel.done);

  await write(page, 'Nur für Freunde');
  await setAudience(page, 'FRIENDS');
  await arm(page);
  await publishFacebook(page);
  await write(page, 'Wieder für alle');
  await setAudience(page, 'EVERYONE');
  await arm(page);
  await publishFacebook(page);
  await posted(show.mastodon, 2);
  expect(await texts()).toEqual(['Für alle', 'Wieder für alle']);
});

test('without its rule it is private again', async () => {
  const options = show.passing(await show.browser.openExtensionPage('/options.html'));
  const { name } = show.facebook.identities.person;
  const label = await words(options, 'options.profiles.removeName', name);
  await confirm(options, `[aria-label="${label}"]`);
  await options.waitForFunction((wanted) => !document.querySelector(wanted), {}, `[aria-label="${label}"]`);

  show.facebook.actAs(show.facebook.identities.person);
  const page = await open();
  await write(page, 'Wieder privat');
  const popup = await popupBeside(page);
  await found(popup, privateNote);
  expect(await isThere(page, panel.element)).toBe(false);
  await page.bringToFront();
  await publishFacebook(page);
  expect(show.facebook.posts).toHaveLength(1);
  expect(await texts()).toEqual([]);
});

test('nothing else was asked for', () => {
  expect(show.front.unexpected).toEqual([]);
});
