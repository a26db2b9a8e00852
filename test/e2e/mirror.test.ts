import { beforeAll, expect, test } from 'vitest';
import { until } from '../stage/browsers/until.ts';
import { pictureFiles, videoFile } from '../stage/pictures.ts';
import {
  addPost,
  arm,
  attach,
  countOf,
  describe as describePicture,
  found,
  gone,
  isThere,
  openBluesky,
  openComposer,
  panel,
  panelSwitch,
  press,
  pressPost,
  publish,
  textOf,
} from '../stage/steps.ts';
import {
  describeVideo,
  label,
  quote,
  refusal,
  removeAttachment,
  removePost,
  reply,
  takeProposed,
  withControl,
} from './composing.ts';
import { addZoo, cityStatuses, cityTexts, isLong, language, plainText, showOfFile, zoo } from './fixture.ts';

const show = showOfFile();
beforeAll(() => addZoo(show));

test('text with umlauts, emoji, link and hashtag, and two pictures with alternative texts', async () => {
  const text =
    'Grüße aus Krefeld 👋 Größtes Stadtfest: https://www.krefeld.example/aktuelles/2026/stadtfest?x=1#programm #Krefeld';
  const page = await show.write(`${text} `);
  await attach(page, await pictureFiles(2));
  await describePicture(page, 0, 'Marktplatz mit Häusern');
  await describePicture(page, 1, 'Rathaus im Abendlicht');
  await arm(page);
  await publish(page);
  const link = await found(page, panel.statusLink);

  const [status, ...others] = await cityStatuses(show);
  expect(others).toEqual([]);
  expect(plainText(status?.content ?? '')).toBe(text);
  expect(status).toMatchObject({ language, visibility: 'public', sensitive: false, in_reply_to_id: null });
  expect(status?.media_attachments.map(({ type, description }) => [type, description])).toEqual([
    ['image', 'Marktplatz mit Häusern'],
    ['image', 'Rathaus im Abendlicht'],
  ]);
  expect(await link.evaluate((element) => element.getAttribute('href'))).toBe(status?.url);
});

test('a thread goes as replies to one another', async () => {
  const page = await show.write('Erstens');
  await addPost(page);
  await page.keyboard.type('Zweitens');
  await addPost(page);
  await page.keyboard.type('Drittens');
  await arm(page);
  await publish(page);
  await found(page, panel.done);
  const statuses = await cityStatuses(show);
  expect(statuses.map(({ content }) => plainText(content))).toEqual(['Erstens', 'Zweitens', 'Drittens']);
  expect(statuses.map(({ in_reply_to_id }) => in_reply_to_id)).toEqual([
    null,
    statuses[0]?.id,
    statuses[1]?.id,
  ]);
});

test('a label becomes a content warning, and the media are covered', async () => {
  const page = await show.write('Aus dem Museum');
  await attach(page, await pictureFiles(1));
  await label(page, 1, 3);
  await arm(page);
  await publish(page);
  await found(page, panel.done);
  const warning = { de: 'Nacktheit, Drastische Darstellung', en: 'Nudity, Graphic media' }[language];
  expect(await cityStatuses(show)).toMatchObject([{ spoiler_text: warning, sensitive: true }]);
});

test('a quote becomes a link to the quoted post', async () => {
  const agent = await show.bluesky.agentFor(zoo);
  const { uri } = await agent.post({ text: 'Unsere Elefanten haben Nachwuchs' });
  const page = show.passing(await openBluesky(show.browser));
  await quote(page, zoo);
  await page.keyboard.type('Herzlichen Glückwunsch');
  await arm(page);
  await publish(page);
  await found(page, panel.done);
  const address = `https://bsky.app/profile/${agent.did}/post/${uri.split('/').at(-1)}`;
  expect(await cityTexts(show)).toEqual([`Herzlichen Glückwunsch\n\n${address}`]);
});

test.runIf(isLong)('a link card is not doubled where the text has its link', async () => {
  const page = await show.write('Mehr: https://www.krefeld.example/fest ');
  await found(page, removeAttachment);
  await arm(page);
  await publish(page);
  await found(page, panel.done);
  expect(await cityTexts(show)).toEqual(['Mehr: https://www.krefeld.example/fest']);
});

test('a link card is a link where the text does not have it', async () => {
  const page = await show.write('https://www.krefeld.example/fest ');
  await found(page, removeAttachment);
  await withControl(page, 'a');
  await page.keyboard.type('Alles zum Fest');
  await arm(page);
  await publish(page);
  await found(page, panel.done);
  expect(await cityTexts(show)).toEqual(['Alles zum Fest\n\nhttps://www.krefeld.example/fest']);
});

test('more pictures than the server takes go on in a reply', async () => {
  const page = await show.write('Sechs Bilder');
  await attach(page, await pictureFiles(6));
  await arm(page);
  await publish(page);
  await found(page, panel.done);
  const [first, second, ...others] = await cityStatuses(show);
  expect(others).toEqual([]);
  expect(first?.media_attachments).toHaveLength(4);
  expect(second?.media_attachments).toHaveLength(2);
  expect(second?.in_reply_to_id).toBe(first?.id);
});

test('a video goes with its description', async () => {
  const page = await show.write('Ein Film');
  await attach(page, [await videoFile()]);
  await describeVideo(page, 'Ein Rundgang durch die Altstadt');
  await arm(page);
  await publish(page);
  await found(page, panel.done);
  const [status] = await cityStatuses(show);
  expect(status?.media_attachments).toMatchObject([
    { type: 'video', description: 'Ein Rundgang durch die Altstadt' },
  ]);
});

test('a mention becomes a name with a link and mentions nobody', async () => {
  const { did } = await show.bluesky.agentFor(zoo);
  const page = await show.write(`Besuch im @${zoo}`);
  await takeProposed(page, zoo);
  await page.keyboard.type('heute');
  await arm(page);
  await publish(page);
  await found(page, panel.done);
  expect(await cityTexts(show)).toEqual([`Besuch im ${zoo} (https://bsky.app/profile/${did}) heute`]);
});

test.runIf(isLong)('a GIF is a link, and nobody asks for it', async () => {
  const page = await show.write('Applaus');
  await press(page, '[data-testid="openGifBtn"]');
  await press(page, '[aria-label="Applause"]');
  await found(page, removeAttachment);
  await arm(page);
  await publish(page);
  await found(page, panel.done);
  const [status] = await cityStatuses(show);
  expect(plainText(status?.content ?? '')).toMatch(/^Applaus\n\nhttps:\/\/media\.tenor\.com\/\S+\.gif\?\S+$/);
  expect(status?.media_attachments).toEqual([]);
});

test('a reply has no panel and is not mirrored', async () => {
  const agent = await show.bluesky.agentFor(zoo);
  await agent.post({ text: 'Wer kommt am Sonntag?' });
  const page = show.passing(await openBluesky(show.browser));
  await reply(page, zoo);
  await page.keyboard.type('Wir');
  await publish(page);

  const next = await show.write('Am Sonntag im Zoo');
  await arm(next);
  await publish(next);
  await found(next, panel.done);
  expect(await isThere(next, panel.offer)).toBe(false);
  expect(await cityTexts(show)).toEqual(['Am Sonntag im Zoo']);
});

test.runIf(isLong)('in the page in which a panel was, a reply gets none', async () => {
  const agent = await show.bluesky.agentFor(zoo);
  await agent.post({ text: 'Wer kommt am Montag?' });
  const page = await show.write('');
  await panelSwitch(page);
  await page.keyboard.press('Escape');
  await gone(page, '.ProseMirror');
  await reply(page, zoo);
  await page.keyboard.type('Wir');
  expect(await isThere(page, panel.switch)).toBe(false);
  await publish(page);

  await openComposer(page);
  await panelSwitch(page);
  expect(await isThere(page, panel.offer)).toBe(false);
});

test('publishing by Ctrl+Enter counts', async () => {
  const page = await show.write('Mit der Tastatur');
  await arm(page);
  await page.focus('.ProseMirror');
  await withControl(page, 'Enter');
  await found(page, panel.done);
  expect(await cityStatuses(show)).toHaveLength(1);
});

test('published at the second try, it is mirrored once', async () => {
  show.bluesky.faults.failures.push(
    { call: 'applyWrites', status: 500 },
    { call: 'applyWrites', lose: true },
  );
  const page = await show.write('Aller guten Dinge');
  await arm(page);
  for (const _failure of [1, 2]) {
    await pressPost(page, '[data-testid="composerPublishBtn"]');
    await press(page, refusal);
    await found(page, panel.on);
  }
  await publish(page);
  await found(page, panel.done);
  expect(await cityTexts(show)).toEqual(['Aller guten Dinge']);
});

test('the panel and what was switched on survive what the composer does to its elements', async () => {
  const page = await show.write('Eins');
  await arm(page);
  await addPost(page);
  await page.keyboard.type('Zwei');
  await addPost(page);
  await removePost(page);
  await attach(page, await pictureFiles(1));
  await press(page, '[data-testid="removePhotoButton"]');
  await gone(page, '[data-testid="selectedPhotoImage"]');
  expect(await countOf(page, panel.on)).toBe(1);
  await publish(page);
  await found(page, panel.done);
  expect(await cityTexts(show)).toEqual(['Eins', 'Zwei']);
});

test('a picture without alternative text is pointed out until it has one', async () => {
  const page = await show.write('Ein Bild');
  await attach(page, await pictureFiles(2));
  const isBoth = async () => (await textOf(page, panel.warningCount)) === '2' || undefined;
  await until('both pictures to be pointed out', isBoth);
  await describePicture(page, 0, 'Der Markt');
  await describePicture(page, 1, 'Das Rathaus');
  await gone(page, panel.warning);
});

test('nothing else was asked for', () => {
  expect(show.front.unexpected).toEqual([]);
});
