import { stat } from 'node:fs/promises';
import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { fetchFrom } from '../stage/ask.ts';
import { until } from '../stage/browsers/until.ts';
import {
  attachBusiness,
  type BusinessChannel,
  chooseChannels,
  closeAnswer,
  commentBusiness,
  customizeBusiness,
  describeBusinessPicture,
  failToPublishBusiness,
  finishLater,
  moveBusinessPicture,
  openBusinessSuite,
  publishBusiness,
  publishBusinessByKey,
  removeBusinessPicture,
  scheduleBusiness,
  shareToStory,
  writeBusiness,
} from '../stage/facebook/business-steps.ts';
import { pictureFiles, videoFile } from '../stage/pictures.ts';
import { press as city } from '../stage/stage.ts';
import {
  arm,
  found,
  hasFocus,
  isThere,
  messageText,
  openPreview,
  panel,
  panelReady,
  settled,
  steady,
  takeOffer,
} from '../stage/steps.ts';
import { arrivedLooks, filesOf, looksOf } from './arrived.ts';
import {
  cityDescriptions,
  cityStatuses,
  cityTexts,
  isLong,
  plainText,
  posted,
  requests,
  showOfFile,
} from './fixture.ts';
import { flaws } from './flaws.ts';
import { click, confirm, openPopup, rulesHold, stored, words } from './own-pages.ts';

const show = showOfFile();

/** The composer with this text, for these channels; Instagram takes no post without a picture. */
async function write(text: string, ...channels: BusinessChannel[]): Promise<Page> {
  const page = show.passing(await openBusinessSuite(show.browser));
  await chooseChannels(page, ...channels);
  await writeBusiness(page, text);
  return page;
}

const texts = () => cityTexts(show);
const descriptions = () => cityDescriptions(show);

/** Changes the rule of the city's Page, as the options would. */
async function changeRule(change: { textFrom?: 'instagram' | null }): Promise<void> {
  const options = await show.browser.openExtensionPage('/options.html');
  await options.evaluate(
    async (profile, json) => {
      // The pages of an extension have it, the types of a page do not.
      const { storage } = Reflect.get(globalThis, 'chrome');
      const { rules } = await storage.local.get('rules');
      const { textFrom, ...rule } = { ...rules[profile], ...JSON.parse(json) };
      await storage.local.set({ rules: { ...rules, [profile]: textFrom ? { ...rule, textFrom } : rule } });
    },
    show.facebook.identities.page.id,
    JSON.stringify(change),
  );
  await options.close();
}

test('text with lines, umlauts, emoji, a link and a hashtag', async () => {
  const text =
    'Grüße aus Krefeld 👋🏽\nZweite Zeile: https://www.krefeld.de/aktuelles/2026/fest?x=1#programm #Krefeld\n\nNach einer Lücke';
  const page = await write(text, 'Facebook');
  await arm(page);
  await publishBusiness(page);
  await found(page, panel.done);
  expect(await texts()).toEqual([text]);
  expect(show.facebook.posts.map((post) => post.text)).toEqual([text]);
});

test('pictures with alternative texts, one removed and two reordered, for both channels: one status', async () => {
  const page = await write('Drei Bilder', 'Facebook', 'Instagram');
  const files = await pictureFiles(4);
  await attachBusiness(page, files);
  for (const [index, text] of ['Eins', 'Zwei', 'Drei', 'Vier'].entries()) {
    await describeBusinessPicture(page, index, text);
  }
  await removeBusinessPicture(page, 1);
  await moveBusinessPicture(page, 2, 0);
  await arm(page);
  await publishBusiness(page);
  await found(page, panel.done);
  const [status, ...others] = await cityStatuses(show);
  expect(others).toEqual([]);
  expect(await descriptions()).toEqual(['Vier', 'Eins', 'Drei']);
  const [one, , three, four] = await looksOf(files);
  expect(await arrivedLooks(show, status)).toEqual([four, one, three]);
  expect(show.facebook.posts).toHaveLength(2);
});

test("the alternative text of the last post is not put on the next one's picture", async () => {
  const page = await write('Mit Beschreibung', 'Facebook');
  await attachBusiness(page, await pictureFiles(1));
  await describeBusinessPicture(page, 0, 'Häuser am Markt');
  await arm(page);
  await publishBusiness(page);
  await found(page, panel.done);
  await closeAnswer(page);
  await chooseChannels(page, 'Facebook');
  await writeBusiness(page, 'Ohne Beschreibung');
  await attachBusiness(page, await pictureFiles(1));
  await arm(page);
  await publishBusiness(page);
  await posted(show.mastodon, 2);
  expect(await descriptions()).toEqual(['Häuser am Markt', '']);
});

test.runIf(isLong)('a video of 40 MB arrives whole', async () => {
  const page = await write('Ein langer Film', 'Facebook');
  const film = await videoFile(40 * 1024 * 1024);
  await attachBusiness(page, [film]);
  await arm(page);
  await publishBusiness(page);
  await found(page, panel.done);
  const [status] = await cityStatuses(show);
  expect(status?.media_attachments.map(({ type }) => type)).toEqual(['video']);
  const [arrived] = await filesOf(show, status);
  expect(arrived?.length).toBe((await stat(film)).size);
});

test('a scheduled post is scheduled on Mastodon, and what cannot be seen later is said', async () => {
  const time = new Date();
  time.setDate(time.getDate() + 2);
  time.setHours(10, 35, 0, 0);
  const page = await write('Übermorgen ist Markt', 'Facebook');
  await attachBusiness(page, await pictureFiles(1));
  await arm(page);
  await scheduleBusiness(page, time);
  const said = await messageText(page, panel.scheduled);
  expect(said).toContain(':35');
  const options = await show.browser.openExtensionPage('/options.html');
  expect(said).toContain(await words(options, 'messages.scheduleUnseen'));
  await options.close();
  expect(await cityStatuses(show)).toEqual([]);

  const token = show.mastodon.issueToken(city.username);
  const answer = await fetchFrom(show, show.mastodon.host, '/api/v1/scheduled_statuses', {
    authorization: `Bearer ${token}`,
  });
  const [waiting, ...others] = await answer.json();
  expect(others).toEqual([]);
  expect(waiting).toMatchObject({
    scheduled_at: time.toISOString(),
    params: { text: 'Übermorgen ist Markt' },
    media_attachments: [{ type: 'image' }],
  });
  show.mastodon.publishScheduled();
  expect(await texts()).toEqual(['Übermorgen ist Markt']);
});

test.runIf(isLong)(
  'a post scheduled for in a few minutes waits here, as no server would keep it',
  async () => {
    const page = await write('Gleich geht es los', 'Facebook');
    await arm(page);
    await scheduleBusiness(page, new Date(Date.now() + 4 * 60_000));
    const said = await messageText(page, panel.scheduled);
    const popup = await openPopup(show);
    expect(said).toContain(await words(popup, 'messages.keptHere'));
    expect(requests(show.mastodon, 'POST', '/api/v1/statuses')).toEqual([]);
    await confirm(popup, '.item-planned .button-quiet');
    // What a server keeps of another test is planned as well.
    await popup.waitForFunction(
      (text) =>
        ![...document.querySelectorAll('.item-planned')].some((item) => item.textContent?.includes(text)),
      {},
      'Gleich geht es los',
    );
    await popup.close();
  },
);

test('a comment with a picture, a draft and what saves itself are no posts, and nothing is kept of them', async () => {
  const page = await write('Ein Entwurf', 'Facebook');
  await arm(page);
  const popup = await openPopup(show);
  const before = await stored(popup);
  await page.bringToFront();
  await commentBusiness(page, 'Ja, ab acht Uhr.', (await pictureFiles(1))[0]);
  await until('the draft that saves itself', async () => show.facebook.drafts.length || undefined);
  await finishLater(page);
  await closeAnswer(page);
  const now = await stored(popup);
  // What is kept of earlier posts for a while goes when its time has come.
  expect(now.keys.filter((key) => !before.keys.includes(key))).toEqual([]);
  for (const text of ['Ein Entwurf', 'Ja, ab acht Uhr.']) expect(now.json).not.toContain(text);
  await popup.close();

  const next = await write('Ein Beitrag', 'Facebook');
  await commentBusiness(next, 'Gern geschehen.', (await pictureFiles(1))[0]);
  await arm(next);
  await publishBusiness(next);
  await found(next, panel.done);
  for (const each of [page, next]) expect(await isThere(each, panel.offer)).toBe(false);
  const [status, ...others] = await cityStatuses(show);
  expect(others).toEqual([]);
  expect(plainText(status?.content ?? '')).toBe('Ein Beitrag');
  expect(status?.media_attachments).toEqual([]);
});

test.runIf(isLong)('a post that is shared to the story too is mirrored once', async () => {
  const page = await write('Auch in der Story', 'Facebook');
  await attachBusiness(page, await pictureFiles(1));
  await shareToStory(page, true);
  await arm(page);
  await publishBusiness(page);
  await found(page, panel.done);
  expect(show.facebook.posts.map(({ channel }) => channel)).toEqual(['FACEBOOK_NEWS_FEED', 'FACEBOOK_STORY']);
  expect(await texts()).toEqual(['Auch in der Story']);
});

test('a post for Instagram alone is mirrored', async () => {
  const page = await write('Nur auf Instagram', 'Instagram');
  const files = await pictureFiles(1);
  await attachBusiness(page, files);
  await arm(page);
  await publishBusiness(page);
  await found(page, panel.done);
  expect(await texts()).toEqual(['Nur auf Instagram']);
  expect(await arrivedLooks(show, (await cityStatuses(show))[0])).toEqual(await looksOf(files));
});

test("where each channel has its own text it is Facebook's, or Instagram's where the rule says so", async () => {
  const page = await write('Lang und förmlich', 'Facebook', 'Instagram');
  await attachBusiness(page, await pictureFiles(1));
  await customizeBusiness(page, 'Kurz und bunt');
  await arm(page);
  await publishBusiness(page);
  await found(page, panel.done);
  expect(show.facebook.posts.map(({ text }) => text)).toEqual(['Lang und förmlich', 'Kurz und bunt']);
  await changeRule({ textFrom: 'instagram' });
  const next = await write('Wieder lang', 'Facebook', 'Instagram');
  await attachBusiness(next, await pictureFiles(1));
  await customizeBusiness(next, 'Wieder kurz');
  await arm(next);
  await publishBusiness(next);
  await found(next, panel.done);
  await changeRule({ textFrom: null });
  expect(await texts()).toEqual(['Lang und förmlich', 'Wieder kurz']);
});

test('what only Facebook took is mirrored once, and the second try for Instagram is only offered', async () => {
  const page = await write('Erst nur auf Facebook', 'Facebook', 'Instagram');
  await attachBusiness(page, await pictureFiles(1));
  await arm(page);
  show.facebook.faults.failures = [{ kind: 'partly' }];
  await failToPublishBusiness(page);
  await found(page, panel.done);
  await found(page, panel.off);
  await chooseChannels(page, 'Instagram');
  await publishBusiness(page);
  await found(page, panel.offer);
  expect(await texts()).toEqual(['Erst nur auf Facebook']);
});

test.runIf(isLong)('what was refused is mirrored once with the second try', async () => {
  const page = await write('Beim zweiten Mal', 'Facebook');
  await arm(page);
  show.facebook.faults.failures = [{ kind: 'refused' }];
  await failToPublishBusiness(page);
  expect(await isThere(page, panel.offer)).toBe(false);
  await publishBusiness(page);
  await found(page, panel.done);
  expect(await texts()).toEqual(['Beim zweiten Mal']);
});

test('published with the switch off it is offered in the page, with its picture', async () => {
  const page = await write('Erst hinterher', 'Facebook', 'Instagram');
  const files = await pictureFiles(1);
  await attachBusiness(page, files);
  await describeBusinessPicture(page, 0, 'Markt am Abend');
  await panelReady(page);
  await publishBusiness(page);
  await found(page, panel.offer);
  expect(await cityStatuses(show)).toEqual([]);
  await takeOffer(page);
  await found(page, panel.done);
  expect(await texts()).toEqual(['Erst hinterher']);
  expect(await descriptions()).toEqual(['Markt am Abend']);
  expect(await arrivedLooks(show, (await cityStatuses(show))[0])).toEqual(await looksOf(files));
});

test.runIf(isLong)('the popup offers it too, with its picture', async () => {
  const page = await write('Aus dem Popup', 'Facebook');
  const files = await pictureFiles(1);
  await attachBusiness(page, files);
  await panelReady(page);
  await publishBusiness(page);
  await found(page, panel.offer);
  const popup = await openPopup(show, page);
  await click(popup, '.item .button-main');
  await found(page, panel.done);
  expect(await isThere(page, panel.offer)).toBe(false);
  expect(await texts()).toEqual(['Aus dem Popup']);
  expect(await arrivedLooks(show, (await cityStatuses(show))[0])).toEqual(await looksOf(files));
  await popup.close();
});

test('a request under another name is recognised', async () => {
  show.facebook.faults.wire = 'renamed';
  const page = await write('Umbenannt', 'Facebook');
  await arm(page);
  await publishBusiness(page);
  await found(page, panel.done);
  expect(await texts()).toEqual(['Umbenannt']);
});

test.runIf(isLong)(
  'of a page that was built anew nothing goes by itself; it is offered as it was written',
  async () => {
    show.facebook.faults.wire = 'restructured';
    const page = await write('Ganz anders', 'Facebook');
    const files = await pictureFiles(2);
    await attachBusiness(page, files);
    await describeBusinessPicture(page, 1, 'Das zweite');
    await arm(page);
    // By the keyboard: such a button is not clicked by a key.
    await publishBusinessByKey(page);
    await closeAnswer(page);
    await found(page, panel.offer);
    expect(await cityStatuses(show)).toEqual([]);
    await takeOffer(page);
    await found(page, panel.done);
    expect(await texts()).toEqual(['Ganz anders']);
    expect(await descriptions()).toEqual(['', 'Das zweite']);
    expect(await arrivedLooks(show, (await cityStatuses(show))[0])).toEqual(await looksOf(files));
  },
);

test('a Page under another id is asked about once, and is then the one that is known', async () => {
  const first = await write('Unter der einen Nummer', 'Facebook');
  await arm(first);
  await publishBusiness(first);
  await found(first, panel.done);
  for (const text of ['Unter der anderen', 'Noch einmal']) {
    const page = show.passing(await openBusinessSuite(show.browser, '100064999999999'));
    await chooseChannels(page, 'Facebook');
    await writeBusiness(page, text);
    // Says yes in the window that asks.
    await arm(page);
    await publishBusiness(page);
    await found(page, panel.done);
  }
  const options = await show.browser.openExtensionPage('/options.html');
  await rulesHold(options, '"alsoAs":["100064999999999"]');
  await options.close();
  expect(await texts()).toEqual(['Unter der einen Nummer', 'Unter der anderen', 'Noch einmal']);
});

test('the panel is reached from the text by Tab, and axe finds nothing in it, on and off', async () => {
  const page = await write('Ohne Maus', 'Facebook');
  await attachBusiness(page, await pictureFiles(1));
  await panelReady(page);
  expect(await flaws(page, panel.atComposer)).toEqual([]);
  await writeBusiness(page, '!');
  const onSwitch = () => hasFocus(page, panel.switch);
  for (let stop = 0; stop < 20 && !(await onSwitch()); stop++) await page.keyboard.press('Tab');
  // What has just moved is asked about in a window of ours.
  await steady(page, panel.switch);
  await page.keyboard.press(' ');
  await found(page, panel.on);
  expect(await flaws(page, panel.atComposer)).toEqual([]);
  await publishBusinessByKey(page);
  await found(page, panel.done);
  await settled(page);
  expect(await flaws(page, panel.ofMessages)).toEqual([]);
  expect(await texts()).toEqual(['Ohne Maus!']);
});

test('the preview opens where there is room for it, however low the panel stands', async () => {
  const page = await write('Ganz unten', 'Facebook');
  await page.setViewport({ width: 1280, height: 1000 });
  await attachBusiness(page, await pictureFiles(2));
  await arm(page);
  await openPreview(page);
  const sheet = await found(page, panel.sheet);
  const { y, height } = (await sheet.boundingBox()) ?? { y: 0, height: 0 };
  expect(height).toBeGreaterThan(390);
  expect(y).toBeGreaterThanOrEqual(0);
  expect(y + height).toBeLessThanOrEqual(1000);
});

test('nothing else was asked for', () => {
  expect(show.front.unexpected).toEqual([]);
});
