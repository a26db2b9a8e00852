import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { until } from '../stage/browsers/until.ts';
import { all } from '../stage/elements.ts';
import {
  addStory,
  attachInstagram,
  backToCrop,
  closeInstagramComposer,
  commentInstagram,
  cropTo,
  describePicture,
  failInstagram,
  goToDetails,
  instagramComposer,
  messageInstagram,
  movePicture,
  openInstagram,
  openInstagramComposer,
  removePicture,
  shareInstagram,
  writeCaption,
} from '../stage/instagram/steps.ts';
import { pictureFiles, videoFile } from '../stage/pictures.ts';
import {
  arm,
  closePreview,
  describeInPreview,
  found,
  foundSeveral,
  gone,
  hasFocus,
  isThere,
  messageText,
  openPreview,
  panel,
  panelReady,
  press,
  previewDescribes,
  takeOffer,
  textOf,
  unfold,
} from '../stage/steps.ts';
import { filesOf, shownBy } from './arrived.ts';
import {
  cityStatuses,
  cityTexts,
  isLong,
  type PublicStatus,
  plainText,
  posted,
  requests,
  showOfFile,
  someOf,
} from './fixture.ts';
import { flaws } from './flaws.ts';
import { click, openPopup, stored } from './own-pages.ts';

const show = showOfFile();

/** Instagram with its composer open and these files chosen. */
async function begin(files: string[]): Promise<Page> {
  const page = show.passing(await openInstagram(show.browser));
  await openInstagramComposer(page);
  await attachInstagram(page, files);
  return page;
}

const texts = () => cityTexts(show);
const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** What a status's media are: which of those that were sent or chosen, pictures by what they show. */
async function mediaOf(status: PublicStatus | undefined, chosen: Uint8Array[] = []): Promise<string[]> {
  const sent = show.instagram.posts.flatMap(({ media }) => media.map(({ bytes }) => bytes));
  const files = await filesOf(show, status);
  return Promise.all(files.map(async (file) => hash((await shownBy(file, [...sent, ...chosen])) ?? file)));
}

/** What the newest post on Instagram holds, byte for byte. */
const published = () => (show.instagram.posts.at(-1)?.media ?? []).map(({ bytes }) => hash(bytes));

/** Nothing of a post has gone anywhere, and nothing is kept. */
async function expectNothing(page: Page): Promise<void> {
  expect(await isThere(page, panel.message)).toBe(false);
  expect(requests(show.mastodon, 'POST', '/api/v2/media')).toEqual([]);
  expect(await cityStatuses(show)).toEqual([]);
  const options = await show.browser.openExtensionPage('/options.html');
  const { json } = await stored(options);
  await options.close();
  expect(json).not.toMatch(/"state":"due"|"file":/);
}

for (const transport of someOf(1, ['xhr', 'fetch'] as const)) {
  test(`lines, umlauts, emoji, link, hashtag and a picture, by ${transport}`, async () => {
    show.instagram.page.transport = transport;
    const text =
      'Grüße aus Krefeld 👋\nGrößtes Stadtfest: https://www.krefeld.de/aktuelles/2026/stadtfest?x=1#programm\n\n#Krefeld';
    const page = await begin(await pictureFiles(1));
    await writeCaption(page, text);
    await describePicture(page, 0, 'Marktplatz mit Häusern');
    await arm(page);
    await shareInstagram(page);
    await unfold(page, panel.done);
    const link = await found(page, panel.statusLink);

    const [status, ...others] = await cityStatuses(show);
    expect(others).toEqual([]);
    expect(plainText(status?.content ?? '')).toBe(text);
    expect(status?.media_attachments.map(({ type, description }) => [type, description])).toEqual([
      ['image', 'Marktplatz mit Häusern'],
    ]);
    expect(await mediaOf(status)).toEqual(published());
    expect(await link.evaluate((element) => element.getAttribute('href'))).toBe(status?.url);
  });
}

test('four pictures, one removed and two reordered, with alternative texts, by fetch', async () => {
  show.instagram.page.transport = 'fetch';
  const page = await begin(await pictureFiles(4));
  await removePicture(page, 1);
  await movePicture(page, 2, 0);
  await writeCaption(page, 'Vier, also drei');
  for (const [index, text] of ['Vier', 'Eins', 'Drei'].entries()) await describePicture(page, index, text);
  await arm(page);
  await shareInstagram(page);
  await found(page, panel.done);
  const [status] = await cityStatuses(show);
  expect(status?.media_attachments.map(({ description }) => description)).toEqual(['Vier', 'Eins', 'Drei']);
  expect(new Set(published()).size).toBe(3);
  expect(await mediaOf(status)).toEqual(published());
});

test.runIf(isLong)(
  'pictures that are reordered once they are described keep their descriptions',
  async () => {
    const page = await begin(await pictureFiles(2));
    await writeCaption(page, 'Erst beschrieben');
    await describePicture(page, 0, 'Eins');
    await describePicture(page, 1, 'Zwei');
    await arm(page);
    await backToCrop(page);
    await movePicture(page, 1, 0);
    await goToDetails(page);
    await found(page, panel.on);
    await shareInstagram(page);
    await found(page, panel.done);
    const [status] = await cityStatuses(show);
    expect(status?.media_attachments.map(({ description }) => description)).toEqual(['Zwei', 'Eins']);
    expect(await mediaOf(status)).toEqual(published());
  },
);

test('what is written fast in the preview is there letter by letter', async () => {
  const page = await begin(await pictureFiles(1));
  await writeCaption(page, 'Schnell geschrieben');
  await openPreview(page);
  await describeInPreview(page, 0, 'x');
  const [field] = await all(page, panel.description);
  // A browser may drop single keys that come while something of the page is looked at: one text alone would often be whole.
  const words = ['Ein Fest', 'Zwei Kinder', 'Drei Stände', 'Vier Räder', 'Fünf Bäume', 'Sechs Boote'];
  for (const word of [...words, ...words]) {
    await field?.evaluate((one) => (one as HTMLTextAreaElement).select());
    await field?.type(word);
    await previewDescribes(page, 0, word);
  }
});

test('what is written for a picture in the preview goes with it when it is put elsewhere', async () => {
  const page = await begin(await pictureFiles(2));
  await writeCaption(page, 'Für Mastodon beschrieben');
  await describePicture(page, 0, 'Von Instagram');
  await arm(page);
  await openPreview(page);
  await describeInPreview(page, 1, 'Nur für Mastodon');
  await closePreview(page);
  await backToCrop(page);
  await movePicture(page, 1, 0);
  await describePicture(page, 0, '');
  await openPreview(page);
  await previewDescribes(page, 0, 'Nur für Mastodon');
  await closePreview(page);
  await shareInstagram(page);
  await found(page, panel.done);
  const [status] = await cityStatuses(show);
  expect(status?.media_attachments.map(({ description }) => description)).toEqual([
    'Nur für Mastodon',
    'Von Instagram',
  ]);
  expect(await mediaOf(status)).toEqual(published());
});

test.runIf(isLong)('a reel of 40 MB crosses as a file, once Instagram has it ready', async () => {
  show.instagram.faults.transcoding = 3;
  const file = await videoFile(40 * 1024 * 1024);
  const page = await begin([file]);
  await writeCaption(page, 'Ein Film');
  await arm(page);
  await shareInstagram(page);
  await found(page, panel.done);
  const [status] = await cityStatuses(show);
  expect(await texts()).toEqual(['Ein Film']);
  expect(status?.media_attachments.map(({ type }) => type)).toEqual(['video']);
  expect(await mediaOf(status)).toEqual([hash(await readFile(file))]);
});

test('a video that is sent in pieces, without a word of its kind', async () => {
  show.instagram.page.pieces = true;
  const file = await videoFile();
  const page = await begin([file]);
  await writeCaption(page, 'In Stücken');
  await arm(page);
  await shareInstagram(page);
  await found(page, panel.done);
  const [status] = await cityStatuses(show);
  expect(status?.media_attachments.map(({ type }) => type)).toEqual(['video']);
  expect(await mediaOf(status)).toEqual([hash(await readFile(file))]);
  expect(published()).toEqual([hash(await readFile(file))]);
});

test.runIf(isLong)('a video among pictures', async () => {
  const page = await begin([...(await pictureFiles(1)), await videoFile()]);
  await writeCaption(page, 'Bild und Film');
  await describePicture(page, 0, 'Ein Bild');
  await arm(page);
  await shareInstagram(page);
  await found(page, panel.done);
  const statuses = await cityStatuses(show);
  const media = statuses.flatMap((status) => status.media_attachments);
  expect(media.map(({ type, description }) => [type, description ?? ''])).toEqual([
    ['image', 'Ein Bild'],
    ['video', ''],
  ]);
  expect((await Promise.all(statuses.map((status) => mediaOf(status)))).flat()).toEqual(published());
});

test('a picture as it was cut, or as it was chosen where the rule wants that', async () => {
  const [file = ''] = await pictureFiles(1);
  const post = async (text: string) => {
    const page = await begin([file]);
    await cropTo(page, '4:5');
    await writeCaption(page, text);
    await arm(page);
    await shareInstagram(page);
    await found(page, panel.done);
    const [status] = (await cityStatuses(show)).slice(-1);
    return mediaOf(status, [await readFile(file)]);
  };
  expect(await post('Beschnitten')).toEqual(published());
  expect(show.instagram.posts[0]?.media[0]).toMatchObject({ width: 400, height: 500 });
  await wantOriginals(true);
  expect(await post('Im Ganzen')).toEqual([hash(await readFile(file))]);
  await wantOriginals(false);
});

/** Changes the profile's rule. */
async function wantOriginals(originals: boolean): Promise<void> {
  const options = await show.browser.openExtensionPage('/options.html');
  await options.evaluate(async (wanted) => {
    // The pages of an extension have it, the types of a page do not.
    const { storage } = Reflect.get(globalThis, 'chrome');
    const { rules } = await storage.local.get('rules');
    for (const rule of Object.values(rules)) Object.assign(rule as object, { originals: wanted });
    await storage.local.set({ rules });
  }, originals);
  await options.close();
}

test('of comments, messages with a picture and stories nothing is mirrored, offered or kept', async () => {
  const [picture = ''] = await pictureFiles(1);
  const page = await begin([picture]);
  await writeCaption(page, 'Doch nicht');
  await arm(page);
  await closeInstagramComposer(page, { discard: true });
  await commentInstagram(page, 'Ein Kommentar');
  await messageInstagram(page, 'Eine Nachricht', picture);
  await addStory(page, picture);
  await until(
    'the story',
    async () => show.instagram.posts.some(({ kind }) => kind === 'story') || undefined,
  );
  expect(show.instagram.comments).toHaveLength(1);
  await expectNothing(page);

  await openInstagramComposer(page);
  await attachInstagram(page, [picture]);
  await writeCaption(page, 'Das schon');
  await arm(page);
  await shareInstagram(page);
  await found(page, panel.done);
  expect(await texts()).toEqual(['Das schon']);
  expect(requests(show.mastodon, 'POST', '/api/v2/media')).toHaveLength(1);
});

for (const kind of someOf(1, ['refused', 'lost'] as const)) {
  test(`a post that was ${kind} and then shared again is mirrored once`, async () => {
    show.instagram.faults.failures = [{ kind }];
    const page = await begin(await pictureFiles(2));
    await writeCaption(page, 'Beim zweiten Mal');
    await arm(page);
    await failInstagram(page);
    await expectNothing(page);
    await press(page, instagramComposer.failed);
    await found(page, instagramComposer.shared);
    await found(page, panel.done);
    expect(await texts()).toEqual(['Beim zweiten Mal']);
    expect(await mediaOf((await cityStatuses(show))[0])).toEqual(published());
  });
}

test('published with the switch off, it is offered in the page, with its pictures', async () => {
  const page = await begin(await pictureFiles(2));
  await writeCaption(page, 'Erst hinterher');
  await describePicture(page, 1, 'Das zweite');
  await panelReady(page);
  await shareInstagram(page);
  await found(page, panel.offer);
  await expectNothingSent();
  await takeOffer(page);
  await found(page, panel.done);
  const [status] = await cityStatuses(show);
  expect(await texts()).toEqual(['Erst hinterher']);
  expect(status?.media_attachments.map(({ description }) => description ?? '')).toEqual(['', 'Das zweite']);
  expect(await mediaOf(status)).toEqual(published());
});

test('the popup has the offer too, and its click takes it from the page', async () => {
  const page = await begin(await pictureFiles(1));
  await writeCaption(page, 'Aus dem Popup');
  await panelReady(page);
  await shareInstagram(page);
  await found(page, panel.offer);
  await closeInstagramComposer(page);
  const popup = await openPopup(show, page);
  await click(popup, '.item .button-main');
  await found(page, panel.done);
  expect(await isThere(page, panel.offer)).toBe(false);
  expect(await texts()).toEqual(['Aus dem Popup']);
  expect(await mediaOf((await cityStatuses(show))[0])).toEqual(published());
  await popup.close();
});

async function expectNothingSent(): Promise<void> {
  expect(requests(show.mastodon, 'POST', '/api/v2/media')).toEqual([]);
  expect(await cityStatuses(show)).toEqual([]);
}

for (const change of ['the address is another one', 'the answer names no post'] as const) {
  test.runIf(isLong)(`where ${change}, nothing goes by itself, and what was written is offered`, async () => {
    if (change === 'the answer names no post') show.instagram.faults.failures = [{ kind: 'vague' }];
    else show.instagram.faults.wire = 'renamed';
    const page = await begin(await pictureFiles(change === 'the answer names no post' ? 3 : 1));
    await writeCaption(page, 'Anders als sonst');
    await arm(page);
    await shareInstagram(page);
    await closeInstagramComposer(page);
    await found(page, panel.offer);
    await expectNothingSent();
    expect(await messageText(page, panel.offer)).toContain('Anders als sonst');
    await takeOffer(page);
    await found(page, panel.done);
    expect(await texts()).toEqual(['Anders als sonst']);
    expect(await mediaOf((await cityStatuses(show))[0])).toEqual(published());
  });
}

test('with files that are dropped the panel is there too, and asks for alternative texts until they are written', async () => {
  const page = show.passing(await openInstagram(show.browser));
  await openInstagramComposer(page);
  const [picture = ''] = await pictureFiles(1);
  await drop(page, '[role="dialog"] form', await readFile(picture, 'base64'));
  await found(page, '[role="dialog"] canvas');
  await goToDetails(page);
  // The drop was made by script here: it is the person's next step that is noticed.
  await press(page, instagramComposer.caption);
  await found(page, panel.warning);
  await describePicture(page, 0, 'Marktplatz mit Häusern');
  await gone(page, panel.warning);
  await arm(page);
  await shareInstagram(page);
  await found(page, panel.done);
  expect(await mediaOf((await cityStatuses(show))[0])).toEqual(published());
});

test('pictures that the page hides are counted and shown from their files', async () => {
  const page = await begin(await pictureFiles(3));
  await writeCaption(page, 'Drei, noch verdeckt');
  await arm(page);
  await until('the count', async () => (await textOf(page, panel.warningCount)).includes('3') || undefined);
  await openPreview(page);
  await foundSeveral(page, panel.chosen, 3);
  for (const picture of await all(page, panel.chosen)) {
    expect(await picture.evaluate((element) => (element as HTMLImageElement).naturalWidth)).toBeGreaterThan(
      1,
    );
  }
  await closePreview(page);
  for (const index of [0, 1, 2]) await describePicture(page, index, `Bild ${index + 1}`);
  await gone(page, panel.warning);
  await shareInstagram(page);
  await found(page, panel.done);
  const [status] = await cityStatuses(show);
  expect(status?.media_attachments.map(({ description }) => description)).toEqual([
    'Bild 1',
    'Bild 2',
    'Bild 3',
  ]);
});

/** Drops a picture where the selector says. */
function drop(page: Page, selector: string, picture: string): Promise<void> {
  return page.evaluate(
    (target, base64) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([bytes], 'bild.png', { type: 'image/png' }));
      const dropped = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer });
      document.querySelector(target)?.dispatchEvent(dropped);
    },
    selector,
    picture,
  );
}

test.runIf(isLong)(
  'while the dialog says that it is shared the panel is gone, and the next post begins anew',
  async () => {
    const page = await begin(await pictureFiles(1));
    await writeCaption(page, 'Der erste');
    await arm(page);
    await shareInstagram(page);
    await found(page, panel.done);
    expect(await isThere(page, panel.switch)).toBe(false);
    await foundSeveral(page, panel.element, 1);
    await closeInstagramComposer(page);
    await openInstagramComposer(page);
    await attachInstagram(page, await pictureFiles(1));
    await writeCaption(page, 'Der zweite');
    await found(page, panel.off);
    await arm(page);
    await shareInstagram(page);
    await posted(show.mastodon, 2);
    await until('both', async () => ((await texts()).length === 2 ? true : undefined));
    expect(await texts()).toEqual(['Der erste', 'Der zweite']);
  },
);

test('Tab leads from the caption through the panel to the page and axe finds nothing in it', async () => {
  const page = await begin(await pictureFiles(1));
  await writeCaption(page, 'Mit Tastatur');
  await panelReady(page);
  await found(page, panel.warning);
  const next = '[name="creation-location-input"]';
  let wasOnSwitch = false;
  for (let stop = 0; stop < 12 && !(await hasFocus(page, next)); stop++) {
    await page.keyboard.press('Tab');
    wasOnSwitch ||= await hasFocus(page, panel.switch);
  }
  expect(wasOnSwitch).toBe(true);
  expect(await hasFocus(page, next)).toBe(true);
  expect(await flaws(page, panel.atComposer)).toEqual([]);
  await arm(page);
  expect(await flaws(page, panel.atComposer)).toEqual([]);
});

test('nothing else was asked for', () => {
  expect(show.front.unexpected).toEqual([]);
});
