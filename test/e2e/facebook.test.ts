import { stat } from 'node:fs/promises';
import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { until } from '../stage/browsers/until.ts';
import {
  attachFacebook,
  commentFacebook,
  describePicture,
  editFacebook,
  linkCard,
  mentionFacebook,
  movePicture,
  openFacebook,
  openFacebookComposer,
  pressOf,
  pressPublish,
  publishFacebook,
  removePicture,
  schedulePost,
  setAudience,
  shareFacebook,
  writeFacebook,
} from '../stage/facebook/steps.ts';
import { pictureFiles, videoFile } from '../stage/pictures.ts';
import {
  arm,
  countOf,
  found,
  gone,
  isThere,
  messageText,
  openPreview,
  panel,
  panelSwitch,
  press,
  previewSays,
  steady,
  takeOffer,
} from '../stage/steps.ts';
import { arrivedLooks, filesOf, looksOf } from './arrived.ts';
import { withControl } from './composing.ts';
import { cityDescriptions, cityStatuses, cityTexts, isLong, requests, showOfFile } from './fixture.ts';
import { click, openPopup, words } from './own-pages.ts';

const show = showOfFile();

const open = async (path = '/') => show.passing(await openFacebook(show.browser, path));

async function write(text: string): Promise<Page> {
  const page = await open();
  await openFacebookComposer(page);
  await writeFacebook(page, text);
  return page;
}

const texts = () => cityTexts(show);
const descriptions = () => cityDescriptions(show);

/** Nothing has gone anywhere, and nothing is offered. */
async function expectNothing(page: Page): Promise<void> {
  // What comes after it comes last: had something been on its way, it would stand before this.
  const other = await write('Danach');
  await arm(other);
  await publishFacebook(other);
  await found(other, panel.done);
  expect(await texts()).toEqual(['Danach']);
  expect(await isThere(page, panel.offer)).toBe(false);
  expect(requests(show.mastodon, 'POST', '/api/v2/media')).toEqual([]);
}

test('text with lines, umlauts, emoji, a link and a hashtag', async () => {
  const text =
    'Grüße aus Krefeld 👋🏽 Am Samstag ist Markt auf dem Platz an der Alten Kirche, und alle sind eingeladen.\nZweite Zeile: https://www.krefeld.de/aktuelles/2026/fest?x=1#programm #Krefeld';
  const page = await write(text);
  await arm(page);
  await publishFacebook(page);
  const link = await found(page, panel.statusLink);
  expect(await texts()).toEqual([text]);
  const [status] = await cityStatuses(show);
  expect(await link.evaluate((element) => element.getAttribute('href'))).toBe(status?.url);
  // Facebook does not say it: the browser recognises it.
  expect(status?.language).toBe('de');
});

test('four pictures with alternative texts, one removed and two reordered', async () => {
  const files = await pictureFiles(4);
  const page = await write('Vier Bilder');
  await attachFacebook(page, files);
  for (const [index, text] of ['Eins', 'Zwei', 'Drei', 'Vier'].entries()) {
    await describePicture(page, index, text);
  }
  await removePicture(page, 1);
  await movePicture(page, 2, 0);
  await arm(page);
  await publishFacebook(page);
  await found(page, panel.done);
  expect(await descriptions()).toEqual(['Vier', 'Eins', 'Drei']);
  const [one, , three, four] = await looksOf(files);
  expect(await arrivedLooks(show, (await cityStatuses(show))[0])).toEqual([four, one, three]);
});

test.runIf(isLong)(
  'a video of 40 MB crosses as a file',
  async () => {
    const file = await videoFile(40_000_000);
    const page = await write('Ein Film');
    await attachFacebook(page, [file]);
    await arm(page);
    await publishFacebook(page);
    await found(page, panel.done);
    const [status] = await cityStatuses(show);
    expect(status?.media_attachments.map(({ type }) => type)).toEqual(['video']);
    const [arrived] = await filesOf(show, status);
    // Nothing of it moves; what told of the camera is overwritten.
    expect(arrived?.length).toBe((await stat(file)).size);
  },
  120_000,
);

test('a preview that is left open over an edge of the Post button makes no doubt of the press beside it', async () => {
  const page = await write('Offene Vorschau');
  await arm(page);
  await openPreview(page);
  await previewSays(page, 'Offene Vorschau');
  await press(page, pressOf.next);
  const button = await found(page, pressOf.post);
  // Else there would be nothing to be seen here.
  await until('the preview over a part of the button', async () => {
    // The pill goes along to the second screen, where its frame begins anew.
    const sheet = await found(page, panel.preview);
    const [over, own] = await Promise.all([sheet.boundingBox(), button.boundingBox()]).catch(() => []);
    if (!over || !own) return undefined;
    const width = Math.min(over.x + over.width, own.x + own.width) - Math.max(over.x, own.x);
    const height = Math.min(over.y + over.height, own.y + own.height) - Math.max(over.y, own.y);
    return (width > 0 && height > 0 && width < own.width) || undefined;
  });
  await publishFacebook(page);
  await found(page, panel.done);
  expect(await texts()).toEqual(['Offene Vorschau']);
});

test('a scheduled post is scheduled on Mastodon, and what cannot be seen later is said', async () => {
  const page = await write('Heute Abend');
  const time = new Date(Math.ceil(Date.now() / 60_000) * 60_000 + 3 * 3_600_000);
  await arm(page);
  await schedulePost(page, time);
  await publishFacebook(page);
  const said = await messageText(page, panel.scheduled);
  const options = await show.browser.openExtensionPage('/options.html');
  expect(said).toContain(await words(options, 'messages.scheduleUnseen'));
  await options.close();
  expect(await texts()).toEqual([]);
  const asked = requests(show.mastodon, 'POST', '/api/v1/statuses');
  expect(asked.map(({ status }) => status)).toEqual([200]);
  show.mastodon.publishScheduled();
  expect(await texts()).toEqual(['Heute Abend']);
});

test('a link that only the card holds is carried over, without what follows people', async () => {
  const page = await write('Alles zum Fest https://www.krefeld.de/fest?fbclid=abc ');
  await linkCard(page);
  await withControl(page, 'a');
  await page.keyboard.type('Alles zum Fest');
  await arm(page);
  await publishFacebook(page);
  await found(page, panel.done);
  expect(await texts()).toEqual(['Alles zum Fest\n\nhttps://www.krefeld.de/fest']);
});

test('a mention becomes a name and mentions nobody', async () => {
  const page = await write('Danke ');
  await mentionFacebook(page, 'Stadtw');
  await arm(page);
  await publishFacebook(page);
  await found(page, panel.done);
  expect(await texts()).toEqual(['Danke Stadtwerke Krefeld']);
});

test('published with the switch off, it is offered with its pictures, in the page and in the popup', async () => {
  const files = await pictureFiles(2);
  for (const where of ['page', 'popup']) {
    const page = await write(where);
    await attachFacebook(page, files);
    await describePicture(page, 0, 'Eins');
    await panelSwitch(page);
    await publishFacebook(page);
    await found(page, panel.offer);
    expect(await texts()).toEqual([]);
    if (where === 'page') await takeOffer(page);
    else {
      const popup = await openPopup(show, page);
      await click(popup, '.item .button-main');
      await popup.close();
    }
    await found(page, panel.done);
    expect(await texts()).toEqual([where]);
    expect(await descriptions()).toEqual(['Eins', '']);
    expect(await arrivedLooks(show, (await cityStatuses(show))[0])).toEqual(await looksOf(files));
    await show.calm();
  }
});

test.each(['renamed'] as const)('a publishing request that is %s is still recognised', async (wire) => {
  show.facebook.faults.wire = wire;
  const page = await write('Anders genannt');
  await arm(page);
  await publishFacebook(page);
  await found(page, panel.done);
  expect(await texts()).toEqual(['Anders genannt']);
});

test.each(['warned', 'asynchronous'] as const)('an answer that is %s is one publication', async (kind) => {
  show.facebook.faults.failures.push({ kind });
  const page = await write(`Antwort: ${kind}`);
  await arm(page);
  await publishFacebook(page);
  await found(page, panel.done);
  expect(await texts()).toEqual([`Antwort: ${kind}`]);
});

test('refused, then published at the second try, it is mirrored once', async () => {
  show.facebook.faults.failures.push({ kind: 'refused' });
  const page = await write('Aller guten Dinge');
  await arm(page);
  await pressPublish(page);
  await found(page, '[role="dialog"] [role="alert"]');
  expect(await texts()).toEqual([]);
  await publishFacebook(page);
  await found(page, panel.done);
  expect(await texts()).toEqual(['Aller guten Dinge']);
});

test('a comment, and a picture for a chat, are nobody else’s', async () => {
  const page = await open();
  await commentFacebook(page, 'Wir kommen auch');
  const input = await page.$('input[type="file"]');
  const [file = ''] = await pictureFiles(1);
  await input?.uploadFile(file);
  expect(await isThere(page, panel.switch)).toBe(false);
  await expectNothing(page);
});

test('a post in a group, a share and an edit are none; that of a share is said where it is written', async () => {
  const group = await open('/groups/1234/');
  await openFacebookComposer(group);
  await writeFacebook(group, 'Für die Gruppe');
  await publishFacebook(group);
  const page = await open();
  await shareFacebook(page, 'Gutes von anderen', () => found(page, panel.shared));
  await editFacebook(page, ' und mehr');
  expect(await isThere(group, panel.switch)).toBe(false);
  await expectNothing(page);
});

test('a private profile has no panel, and its post is not offered', async () => {
  show.facebook.actAs(show.facebook.identities.person);
  const page = await write('Privat');
  await setAudience(page, 'EVERYONE');
  await publishFacebook(page);
  expect(await isThere(page, panel.switch)).toBe(false);
  show.facebook.actAs(show.facebook.identities.page);
  await expectNothing(page);
});

/** Notes in the page, frame by frame, where the last button of the composer is. Runs in it, so it uses nothing from outside. */
function notePlaces(): void {
  const places = new Map<string, Set<string>>();
  Reflect.set(globalThis, 'places', places);
  const look = () => {
    const all = [...document.querySelectorAll('[role="dialog"] [role="button"]')];
    const last = all.filter((each) => each.checkVisibility()).at(-1);
    if (last) {
      const { left, top } = last.getBoundingClientRect();
      const name = last.getAttribute('aria-label') ?? '';
      places.set(name, (places.get(name) ?? new Set()).add(`${Math.round(left)} ${Math.round(top)}`));
    }
    requestAnimationFrame(look);
  };
  look();
}

test('the platform\u2019s buttons never move because of us, on no screen', async () => {
  const page = await open();
  await page.evaluate(notePlaces);
  const placesOf = () =>
    page.evaluate(() =>
      [...(Reflect.get(globalThis, 'places') as Map<string, Set<string>>)].map(([name, all]) => [
        name,
        all.size,
      ]),
    );
  const forget = () =>
    page.evaluate(() => (Reflect.get(globalThis, 'places') as Map<string, unknown>).clear());
  await openFacebookComposer(page);
  await found(page, panel.ready);
  await steady(page, panel.switch);
  const [[next] = []] = await placesOf();
  expect(await placesOf()).toEqual([[next, 1]]);
  await writeFacebook(page, 'Markt');
  await forget();
  await press(page, `[role="dialog"] ${pressOf.next}`);
  await found(page, `[role="dialog"] ${pressOf.post}`);
  await steady(page, panel.switch);
  const moved = await placesOf();
  expect(moved.filter(([, places]) => places !== 1)).toEqual([]);
  expect(moved.length).toBeGreaterThan(1);
});

test('the panel stays while the platform shows other screens', async () => {
  const page = await write('Ein Bild');
  await attachFacebook(page, await pictureFiles(2));
  await arm(page);
  await describePicture(page, 1, 'Zwei');
  expect(await countOf(page, panel.on)).toBe(1);
  await publishFacebook(page);
  await found(page, panel.done);
  await gone(page, '[role="dialog"]');
  expect(await descriptions()).toEqual(['', 'Zwei']);
});

test('nothing else was asked for', () => {
  expect(show.front.unexpected).toEqual([]);
});
