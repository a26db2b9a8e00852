import { readFile } from 'node:fs/promises';
import type { Page } from 'puppeteer-core';
import { beforeAll, expect, test } from 'vitest';
import { until } from '../stage/browsers/until.ts';
import { composer, publishFromComposer } from '../stage/composer.ts';
import { page as city } from '../stage/facebook/identities.ts';
import * as facebook from '../stage/facebook/timeline.ts';
import * as instagram from '../stage/instagram/timeline.ts';
import { pictureFiles } from '../stage/pictures.ts';
import { press } from '../stage/stage.ts';
import { found, press as pressIn } from '../stage/steps.ts';
import { arrivedLooks, looksOf } from './arrived.ts';
import { addZoo, cityStatuses, cityTexts, plainText, posted, showOfFile, zoo } from './fixture.ts';
import { flaws } from './flaws.ts';
import { click, openPopup, says, stored, words } from './own-pages.ts';

/*
 * Posts that were made elsewhere: put on Mastodon from the page that shows them, or found to be missing. What stands beside
 * them and is somebody else's says FREMD.
 */

/** Where the platforms keep the pictures of posts that are read from their pages. */
const named = ['scontent.xx.fbcdn.net', 'scontent.cdninstagram.com'];

const show = showOfFile({ named });

const account = { username: 'stadt.krefeld' };
const instagramId = '61236465677';

/** The rules of three profiles, as they are once a person has mirrored something of each. */
beforeAll(async () => {
  const options = await show.browser.openExtensionPage('/options.html');
  const of = (platform: string, profile: string, profileName: string) => ({
    ...{ platform, profile, profileName, alsoAs: [], mode: 'ask', visibility: 'public' },
    ...{ keepTracking: false, originals: false, numbered: false, descriptions: 'warn', dropCredit: false },
    ...{ inReport: true, institution: 'Pressestelle', accounts: [`${press.username}@${show.mastodon.host}`] },
  });
  const rules = [
    of('facebook', city.id, city.name),
    of('instagram', instagramId, account.username),
    of('bluesky', show.did, press.handle),
  ];
  await options.evaluate(async (all) => {
    const { storage } = Reflect.get(globalThis, 'chrome');
    await storage.local.set({ rules: Object.fromEntries(all.map((rule) => [rule.profile, rule])) });
  }, rules);
  await options.close();
});

const stranger = { name: 'FREMD Nachbar', vanity: 'fremder.nachbar' };
const foreignPicture = { src: 'https://scontent.xx.fbcdn.net/v/FREMD_n.jpg', alt: 'FREMD' };
const comments = [
  { name: 'FREMD Kommentator', vanity: 'fremd.k', text: 'FREMD Kommentar', picture: foreignPicture.src },
];
const decoys: facebook.ShownEntry[] = [
  { author: stranger, id: 'pfbid0fremd', text: 'FREMD Beitrag', pictures: [foreignPicture], comments },
  { author: stranger, id: 'pfbid0werbung', text: 'FREMD Werbung', kind: 'sponsored' },
  { author: city, id: '123456789', text: 'FREMD in der Gruppe', kind: 'group' },
  { author: city, id: 'pfbid0geteilt', text: 'FREMD geteilt', kind: 'shared' },
];

/** Opens a page of a platform that stands still, and presses what the popup offers for it. */
async function pressBeside(address: string): Promise<Page> {
  const beside = show.passing(await show.browser.newPage(address));
  const popup = await openPopup(show, beside);
  await click(popup, '.catch-up-entrance .button');
  return beside;
}

const composerPage = async () => {
  const page = show.passing(await show.browser.nextPage((url) => url.includes('/composer.html')));
  await found(page, `${composer.text}`);
  return page;
};
const textIn = (page: Page) => page.$eval(composer.text, (field) => (field as HTMLTextAreaElement).value);

/** Waits until the composer has read a text from the store. */
const written = (page: Page) =>
  until('a text in the composer', async () => (await textIn(page).catch(() => '')) || undefined);

/** Nothing of anybody else is anywhere in what the extension keeps. */
async function keepsNothingForeign(page: Page): Promise<void> {
  const areas = await page.evaluate(async () => {
    const { storage } = Reflect.get(globalThis, 'chrome');
    return JSON.stringify([await storage.local.get(null), await storage.session.get(null)]);
  });
  expect((await stored(page)).json + areas).not.toContain('FREMD');
}

test('a post on Facebook goes into the composer from its own page, with its picture, and nothing of what is beside', async () => {
  const files = await pictureFiles(2);
  const names = ['122100000000000001', '122100000000000002'];
  for (const [index, id] of names.entries()) {
    const bytes = await readFile(files[index] ?? '');
    show.facebook.media.set(id, { id, kind: 'photo', name: '', type: 'image/png', bytes, alt: '' });
  }
  const [first, second] = names.map((id) => `https://scontent.xx.fbcdn.net/v/t39.30808-6/${id}_n.jpg`);
  const entry: facebook.ShownEntry = {
    ...{ author: city, id: 'pfbid0markt', comments },
    text: 'Am Samstag ist Markt\n\nMehr unter [[https://www.krefeld.de/markt|krefeld.de/ma…]]',
    pictures: [
      { src: first ?? '', alt: 'Der Marktplatz' },
      { src: second ?? '', alt: 'Könnte ein Bild von 2 Personen sein' },
    ],
  };
  const address = facebook.addressOf(entry);
  show.facebook.shown.set(address, facebook.postPage(city, entry, decoys));
  await pressBeside(`https://www.facebook.com${address}`);
  const page = await composerPage();
  expect(await written(page)).toBe('Am Samstag ist Markt\n\nMehr unter https://www.krefeld.de/markt');
  await found(page, `${composer.file}:nth-of-type(2) textarea`);
  expect(
    await page.$$eval(`${composer.file} textarea`, (all) =>
      all.map((field) => (field as HTMLTextAreaElement).value),
    ),
  ).toEqual(['Der Marktplatz', '']);
  // What a machine wrote is proposed, and goes nowhere by itself.
  await says(page, '.composer-proposal', 'composer.files.proposal', 'Könnte ein Bild von 2 Personen sein');
  expect(await flaws(page)).toEqual([]);
  await keepsNothingForeign(page);
  await publishFromComposer(page);
  const [status] = await cityStatuses(show);
  expect(plainText(status?.content ?? '')).toBe(
    'Am Samstag ist Markt\n\nMehr unter https://www.krefeld.de/markt',
  );
  expect(status?.media_attachments.map(({ description }) => description || '')).toEqual([
    'Der Marktplatz',
    '',
  ]);
  expect(await arrivedLooks(show, status)).toEqual(await looksOf(files));
  await keepsNothingForeign(page);
});

test('a post on Instagram goes the same way; a text that nobody has opened is said', async () => {
  const [file] = await pictureFiles(1);
  show.instagram.pictures.set('/v/markt_n.jpg', await readFile(file ?? ''));
  const entry: instagram.ShownEntry = {
    ...{ author: account.username, code: 'DdJZRV-Sfal', caption: 'Markt am Samstag', isCut: true },
    pictures: [{ src: 'https://scontent.cdninstagram.com/v/markt_n.jpg?x=1', alt: 'Der Marktplatz' }],
    comments: [{ author: 'fremdes.konto', text: 'FREMD Kommentar' }],
  };
  const others = [{ author: 'fremdes.konto', code: 'CFREMD1234', pictures: [{ ...foreignPicture }] }];
  show.instagram.shown.set(instagram.addressOf(entry), instagram.postPage(account, entry, others));
  await pressBeside(`https://www.instagram.com${instagram.addressOf(entry)}`);
  const page = await composerPage();
  expect(await written(page)).toBe('Markt am Samstag…');
  await says(page, '.lacks', 'catchUp.lack.rest');
  await keepsNothingForeign(page);
  await publishFromComposer(page);
  expect(await cityTexts(show)).toEqual(['Markt am Samstag…']);
});

test('a post on Bluesky is taken from its author’s server', async () => {
  const agent = await show.bluesky.agentFor(press.handle);
  const { uri } = await agent.post({ text: 'Von unterwegs', langs: ['de'] });
  await pressBeside(`https://bsky.app/profile/${press.handle}/post/${uri.split('/').at(-1)}`);
  const page = await composerPage();
  expect(await written(page)).toBe('Von unterwegs');
  await publishFromComposer(page);
  expect(await cityTexts(show)).toEqual(['Von unterwegs']);
});

test('somebody else’s post is not read, and that is said', async () => {
  const [foreign] = decoys;
  if (!foreign) throw new Error('there are no decoys');
  const address = facebook.addressOf(foreign);
  show.facebook.shown.set(address, facebook.postPage(city, foreign, []));
  await pressBeside(`https://www.facebook.com${address}`);
  const page = show.passing(await show.browser.nextPage((url) => url.includes('/catch-up.html')));
  await says(page, '[role="status"]', 'catchUp.unread.foreign');
  expect(await flaws(page)).toEqual([]);
  await keepsNothingForeign(page);
});

/** Puts something on Mastodon by another tool. */
async function publishElsewhere(page: Page, texts: string[]): Promise<void> {
  const { json } = await stored(page);
  const token = /"token":"([^"]+)"/.exec(json)?.[1] ?? '';
  for (const status of texts) {
    await page.evaluate(
      async (url, bearer, text) => {
        const headers = { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' };
        await fetch(url, { method: 'POST', headers, body: JSON.stringify({ status: text }) });
      },
      `https://${show.mastodon.host}/api/v1/statuses`,
      token,
      status,
    );
  }
}

const excerpts = (page: Page) =>
  page.$$eval('.missing .excerpt', (all) => all.map(({ textContent }) => textContent ?? ''));

test('of ten posts of which four were made elsewhere exactly those four are missing, and what becomes of them stands in the report', async () => {
  const page = show.passing(await show.browser.openExtensionPage('/options.html'));
  const texts = Array.from(
    { length: 10 },
    (_, index) =>
      `Meldung ${index + 1}: In der ${index + 1}. Straße wird heute gebaut, bitte fahren Sie langsam.`,
  );
  const missing = [1, 4, 6, 9];
  await publishElsewhere(
    page,
    texts.filter((_, index) => !missing.includes(index)),
  );
  const entries = texts.map(
    (text, index): facebook.ShownEntry => ({
      author: city,
      id: `pfbid0nr${index}`,
      text,
      when: `${10 - index} Min.`,
      comments,
    }),
  );
  show.facebook.shown.set(`/${city.vanity}`, facebook.profilePage(city, [...decoys, ...entries]));
  await pressBeside(`https://www.facebook.com/${city.vanity}`);
  const list = show.passing(await show.browser.nextPage((url) => url.includes('/catch-up.html')));
  await found(list, '.missing');
  expect((await excerpts(list)).sort()).toEqual(missing.map((index) => texts[index]).sort());
  expect(await flaws(list)).toEqual([]);
  await keepsNothingForeign(list);

  // One is decided against, with a reason.
  await click(list, '.missing:last-of-type .decline summary');
  await list.select('.missing:last-of-type .decline select', 'paid');
  await pressIn(list, '.missing:last-of-type .decline button');
  await says(list, '[role="status"]', 'catchUp.decline.done', await words(list, 'report.reason.paid'));
  expect(await excerpts(list)).toHaveLength(3);

  // Two go, one after another: the oldest at once, the other only later.
  for (const place of [1, 2]) await click(list, `.missing:nth-of-type(${place}) input[type="checkbox"]`);
  await pressIn(list, '.several .button');
  await posted(show.mastodon, 7);
  await until('both taken', async () => ((await excerpts(list)).length === 1 ? true : undefined));
  expect((await cityTexts(show)).at(-1)).toBe(texts[6]);

  const report = show.passing(await show.browser.openExtensionPage('/report.html'));
  await found(report, '[data-figure="reasons"] tbody tr');
  const rows = await report.$$eval('[data-figure="reasons"] tbody tr', (all) =>
    all.map((row) => [...row.children].slice(0, 2).map(({ textContent }) => textContent)),
  );
  expect(rows).toContainEqual([await words(report, 'report.reason.paid'), '1']);
  expect(rows).toContainEqual([await words(report, 'report.outcome.missed'), '1']);
});

test('on Bluesky the author’s own server says it: of ten posts the same four, and none of what is somebody else’s', async () => {
  const page = show.passing(await show.browser.openExtensionPage('/options.html'));
  await addZoo(show);
  const [agent, other] = await Promise.all([press.handle, zoo].map(show.bluesky.agentFor));
  if (!agent || !other) throw new Error('nobody is signed in');
  const foreign = await other.post({ text: 'FREMD vom Zoo', langs: ['de'] });
  const texts = Array.from(
    { length: 10 },
    (_, index) => `Hinweis ${index + 1}: Das Bürgeramt ${index + 1} öffnet morgen erst um zehn Uhr.`,
  );
  for (const text of texts) await agent.post({ text, langs: ['de'] });
  await agent.post({ text: 'FREMD als Antwort', langs: ['de'], reply: { root: foreign, parent: foreign } });
  await agent.repost(foreign.uri, foreign.cid);
  const missing = [0, 3, 5, 8];
  await publishElsewhere(
    page,
    texts.filter((_, index) => !missing.includes(index)),
  );
  const list = show.passing(await show.browser.openExtensionPage('/catch-up.html'));
  await click(list, '.source .button:not(.button-main)');
  await found(list, '.missing:nth-of-type(4)');
  expect((await excerpts(list)).sort()).toEqual(missing.map((index) => texts[index]).sort());
  await keepsNothingForeign(list);

  await pressIn(list, '.missing:last-of-type .button-main');
  const composing = await composerPage();
  expect(await written(composing)).toBe(texts[0]);
  await publishFromComposer(composing);
  await list.bringToFront();
  await click(list, '.source .button:not(.button-main)');
  await until('three that are missing', async () => ((await excerpts(list)).length === 3 ? true : undefined));
  expect(await cityTexts(show)).toHaveLength(7);
});
