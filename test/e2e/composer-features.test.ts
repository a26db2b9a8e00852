import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { fetchFrom } from '../stage/ask.ts';
import { until } from '../stage/browsers/until.ts';
import {
  addFiles,
  chooseTomorrow,
  composer,
  openComposerPage,
  publishFromComposer,
  write,
} from '../stage/composer.ts';
import { pictureFiles } from '../stage/pictures.ts';
import { press as presser } from '../stage/stage.ts';
import { found, gone, press, signInAt } from '../stage/steps.ts';
import { cityStatuses, cityTexts, plainText, posted, requests, showOfFile, someOf } from './fixture.ts';
import { flaws } from './flaws.ts';
import { click, openPopup } from './own-pages.ts';

/* What the composer can beside a text with pictures, each read back from the server's public answer. */

const zoo = { address: 'https://zoo.example/@zoo/5', author: 'zoo@zoo.example', text: 'Der Löwe ist da' };
const show = showOfFile({ limits: { city: { emoji: ['krefeld'], elsewhere: [zoo] } } });

/** The public answer in full. */
async function statusJson(): Promise<Record<string, unknown>> {
  const [status] = await cityStatuses(show);
  return (await fetchFrom(show, show.mastodon.host, `/api/v1/statuses/${status?.id}`)).json();
}

const openMore = (page: Page) => press(page, '.composer-more > summary');

async function choose(page: Page, index: number, value: string): Promise<void> {
  const select = (await page.$$('.composer-pair select'))[index];
  await select?.select(value);
}

test('content warning, language, visibility and who may quote', async () => {
  const page = await openComposerPage(show.browser);
  await write(page, 'Wasserstand steigt');
  await (await found(page, '.composer-choices input[type="text"]')).type('Hochwasser');
  await choose(page, 0, 'en');
  await choose(page, 1, 'unlisted');
  await choose(page, 2, 'nobody');
  await publishFromComposer(page);
  expect(await statusJson()).toMatchObject({
    ...{ spoiler_text: 'Hochwasser', sensitive: true, language: 'en', visibility: 'unlisted' },
    quote_approval: { automatic: [] },
  });
  await page.close();
});

test('a poll with three answers of which several may be chosen', async () => {
  const page = await openComposerPage(show.browser);
  await write(page, 'Wann soll der Markt öffnen?');
  await openMore(page);
  await click(page, '.composer-more > button');
  await found(page, '.composer-poll');
  await click(page, '.composer-poll .actions button');
  const options = ['Um 8', 'Um 9', 'Um 10'];
  await until('three answers', async () =>
    (await page.$$('.poll-option input')).length === 3 ? true : undefined,
  );
  for (const [index, option] of options.entries())
    await (await page.$$('.poll-option input'))[index]?.type(option);
  await click(page, '.composer-poll .tick input');
  expect(await flaws(page)).toEqual([]);
  await publishFromComposer(page);
  const { poll } = await statusJson();
  expect(poll).toMatchObject({ multiple: true, options: options.map((title) => ({ title })) });
  await page.close();
});

test('an explicit break, and a picture with its focal point in the second post', async () => {
  const page = await openComposerPage(show.browser);
  await write(page, 'Eins');
  await click(page, '.composer-text-foot button');
  await page.keyboard.type('Zwei');
  await addFiles(page, await pictureFiles(1));
  await click(page, '.focus-choice summary');
  const slider = await found(page, '.focus-slider input');
  await slider.focus();
  await page.keyboard.press('End');
  await publishFromComposer(page);
  await posted(show.mastodon, 2);
  const [first, second] = await cityStatuses(show);
  expect([first, second].map((status) => plainText(status?.content ?? ''))).toEqual(['Eins', 'Zwei']);
  expect(second?.in_reply_to_id).toBe(first?.id);
  expect(second?.media_attachments).toHaveLength(1);
  const json = await (await fetchFrom(show, show.mastodon.host, `/api/v1/statuses/${second?.id}`)).json();
  expect(json.media_attachments[0].meta.focus).toEqual({ x: 1, y: 0 });
  await page.close();
});

test('a reply to a pasted address of the own server, which needs no further permission', async () => {
  const page = await openComposerPage(show.browser);
  await write(page, 'Der erste');
  await publishFromComposer(page);
  const [first] = await cityStatuses(show);
  await write(page, 'Die Antwort');
  await openMore(page);
  await (await found(page, '.composer-more input[type="url"]')).type(first?.url ?? '');
  await click(page, '.composer-more .composer-field:last-child .actions button:nth-child(1)');
  await found(page, '.composer-target blockquote');
  await press(page, composer.publish);
  await posted(show.mastodon, 2);
  const statuses = await cityStatuses(show);
  expect(statuses.at(-1)?.in_reply_to_id).toBe(first?.id);
  expect(requests(show.mastodon, 'GET', '/api/v2/search')).toEqual([]);
  await page.close();
});

test('a quote of a pasted address', async () => {
  const page = await openComposerPage(show.browser);
  await write(page, 'Das erste');
  await publishFromComposer(page);
  const [first] = await cityStatuses(show);
  await write(page, 'Dazu noch');
  await openMore(page);
  await (await found(page, '.composer-more input[type="url"]')).type(first?.url ?? '');
  await click(page, '.composer-more .composer-field:last-child .actions button:nth-child(2)');
  await found(page, '.composer-target blockquote');
  await press(page, composer.publish);
  await posted(show.mastodon, 2);
  const quoting = (await cityStatuses(show)).at(-1);
  const json = await (await fetchFrom(show, show.mastodon.host, `/api/v1/statuses/${quoting?.id}`)).json();
  expect(json.quote?.quoted_status?.id).toBe(first?.id);
  await page.close();
});

test('emoji, accounts and hashtags are proposed only after their sign, and hashtags after permission', async () => {
  const page = await openComposerPage(show.browser);
  await write(page, 'Hallo und guten Tag');
  await until('the preview', async () => ((await page.$$(composer.status)).length ? true : undefined));
  expect(requests(show.mastodon, 'GET', '/api/v1/custom_emojis')).toEqual([]);
  await page.keyboard.type(' :kref');
  await found(page, composer.suggestion);
  expect(await flaws(page)).toEqual([]);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.type('@sta');
  await until('the account', async () => {
    const texts = await page.$$eval(composer.suggestion, (all) => all.map(({ textContent }) => textContent));
    return texts.some((text) => text?.includes('@stadt')) || undefined;
  });
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await page.keyboard.type('#Kre');
  await found(page, '.suggestion-ask button');
  expect(requests(show.mastodon, 'GET', '/api/v2/search')).toEqual([]);
  await page.keyboard.press('Escape');
  await gone(page, '.suggestion-ask');
  await publishFromComposer(page);
  expect((await cityTexts(show))[0]).toMatch(/^Hallo und guten Tag :krefeld: @stadt(@\S+)? #Kre$/);
  await page.close();
});

test.each(
  someOf(1, [
    ['its server', ''],
    ['Mitposten, because it is a thread', ' und mehr'.repeat(70)],
  ] as const),
)('a planned post that is kept by %s is written in again with its picture', async (_, more) => {
  const page = await openComposerPage(show.browser);
  await write(page, `Erst morgen${more}`);
  await addFiles(page, await pictureFiles(1));
  await (await found(page, `${composer.file} textarea`)).type('Häuser');
  await openMore(page);
  await chooseTomorrow(page);
  await press(page, composer.publish);
  await press(page, '.planned-edit');
  await until(
    'the text',
    async () =>
      (await page.$eval(composer.text, (field) => (field as HTMLTextAreaElement).value)).startsWith('Erst') ||
      undefined,
  );
  await gone(page, '.composer-planned');
  // What was taken back has not gone out.
  await gone(page, '.composer-went');
  expect(await flaws(page)).toEqual([]);
  // At once, after all.
  await click(page, '.composer-more .composer-field:first-of-type .actions button');
  await publishFromComposer(page);
  await posted(show.mastodon, more ? 2 : 1);
  show.mastodon.publishScheduled();
  const statuses = await cityStatuses(show);
  expect(statuses.map((status) => plainText(status.content)).join(' ')).toBe(`Erst morgen${more}`);
  expect(statuses[0]?.media_attachments.map(({ description }) => description)).toEqual(['Häuser']);
  await page.close();
});

test('a planned post is kept by the server, gets another time, and is cancelled', async () => {
  const page = await openComposerPage(show.browser);
  await write(page, 'Erst morgen');
  await openMore(page);
  await chooseTomorrow(page);
  await press(page, composer.publish);
  await found(page, '.composer-shelf details[open] input[type="datetime-local"]');
  const kept = requests(show.mastodon, 'POST', '/api/v1/statuses');
  expect(kept).toHaveLength(1);
  expect(await cityTexts(show)).toEqual([]);
  await page.$eval('.composer-shelf details[open] input[type="datetime-local"]', (field) => {
    const input = field as HTMLInputElement;
    // Whatever the hour is now, another one.
    input.value = input.value.replace(/T\d\d/, (hour) => (hour === 'T23' ? 'T22' : 'T23'));
  });
  await click(page, '.composer-shelf .planned-move');
  const changed = () =>
    show.mastodon.log.filter(({ path }) => path.startsWith('/api/v1/scheduled_statuses/'));
  await until('the other time', async () => changed().some(({ method }) => method === 'PUT') || undefined);
  await click(page, '.composer-shelf details[open] .shelf-items .button-quiet');
  await click(page, '.composer-shelf .confirm .button-bad');
  await until(
    'the end of the plan',
    async () => changed().some(({ method }) => method === 'DELETE') || undefined,
  );
  show.mastodon.publishScheduled();
  expect(await cityTexts(show)).toEqual([]);
  await page.close();
});

test('what stands on Mastodon is corrected: text and description, and nothing else is lost', async () => {
  const page = await openComposerPage(show.browser);
  await write(page, 'Der Mart öffnet');
  await addFiles(page, await pictureFiles(1));
  await (await found(page, `${composer.file} textarea`)).type('Heuser');
  await publishFromComposer(page);
  await page.close();
  const popup = await openPopup(show);
  await click(popup, '.item-done .hands > .button:nth-of-type(2)');
  const correcting = await show.browser.nextPage((url) => url.includes('corrects='));
  await found(correcting, '.composer-correcting textarea');
  const text = await found(correcting, composer.text);
  expect(await text.evaluate((field) => (field as HTMLTextAreaElement).value)).toBe('Der Mart öffnet');
  await text.evaluate((field) => (field as HTMLTextAreaElement).setSelectionRange(7, 7));
  await text.focus();
  await correcting.keyboard.type('k');
  const description = await found(correcting, '.composer-correcting textarea');
  await description.evaluate((field) => (field as HTMLTextAreaElement).select());
  await description.type('Häuser');
  expect(await flaws(correcting)).toEqual([]);
  await press(correcting, composer.publish);
  await until('the correction', async () => {
    const [status] = await cityStatuses(show);
    return plainText(status?.content ?? '') === 'Der Markt öffnet' || undefined;
  });
  const [status] = await cityStatuses(show);
  expect(status?.media_attachments.map((media) => media.description)).toEqual(['Häuser']);
  await correcting.close();
});

test('a file that is no picture, and an empty one, are named and nothing is lost', async () => {
  const page = await openComposerPage(show.browser);
  await write(page, 'Mit Anhang');
  const [picture = ''] = await pictureFiles(1);
  const [text, empty] = [join(dirname(picture), 'text.png'), join(dirname(picture), 'leer.png')];
  await writeFile(text, 'kein Bild');
  await writeFile(empty, '');
  await addFiles(page, [picture]);
  const input = await page.$('.composer-files input[type="file"]');
  await (input as Awaited<ReturnType<typeof page.$<'input'>>>)?.uploadFile(text, empty);
  const note = await found(page, '.composer-files .note-warn');
  const said = await note.evaluate(({ textContent }) => textContent ?? '');
  expect(said).toContain('text.png');
  expect(said).toContain('leer.png');
  await publishFromComposer(page);
  expect(await cityTexts(show)).toEqual(['Mit Anhang']);
  await page.close();
});

test('refused by the server it waits with the words of the server, and can be tried again', async () => {
  show.mastodon.faults.failNext = [{ method: 'POST', path: /\/api\/v1\/statuses$/, status: 422 }];
  const page = await openComposerPage(show.browser);
  await write(page, 'Zweimal versucht');
  await press(page, composer.publish);
  await found(page, '.composer-went .item-failed .problem-words');
  expect(await flaws(page)).toEqual([]);
  await click(page, '.composer-went .item-failed .actions .button');
  await found(page, composer.done);
  expect(await cityTexts(show)).toEqual(['Zweimal versucht']);
  await page.close();
});

test('drafts with names are found again, and the last posts can be used again', async () => {
  const page = await openComposerPage(show.browser);
  await write(page, 'Unfertig');
  await click(page, '.composer-shelf details:nth-of-type(1) summary');
  await (await found(page, '.composer-shelf details:nth-of-type(1) input')).type('Für Montag');
  await click(page, '.composer-head button');
  await until('the draft on the shelf', async () => {
    const names = await page.$$eval('.shelf-item .excerpt', (all) =>
      all.map(({ textContent }) => textContent),
    );
    return names.includes('Für Montag') || undefined;
  });
  await write(page, 'Gleich fertig');
  await publishFromComposer(page);
  await until('what went', async () => {
    const names = await page.$$eval('.shelf-item .excerpt', (all) =>
      all.map(({ textContent }) => textContent),
    );
    return names.includes('Gleich fertig') || undefined;
  });
  expect(await flaws(page)).toEqual([]);
  await page.close();
});

test('the permission to search is asked for when it is first needed; then hashtags and other servers’ posts are found', async () => {
  const page = await openComposerPage(show.browser);
  await write(page, '#Kre');
  await press(page, '.suggestion-ask button');
  const window = await show.browser.nextPage((url) => url.includes('/oauth/authorize'));
  await signInAt(window, presser);
  await press(window, '#authorize');
  const searches = () => requests(show.mastodon, 'GET', '/api/v2/search').length;
  await until('a search', async () => (searches() > 0 ? true : undefined));
  await openMore(page);
  await (await found(page, '.composer-more input[type="url"]')).type(zoo.address);
  await click(page, '.composer-more .composer-field:last-child .actions button:nth-child(1)');
  const said = await found(page, '.composer-target blockquote');
  expect(await said.evaluate(({ textContent }) => textContent)).toBe(zoo.text);
  expect(await flaws(page)).toEqual([]);
  await click(page, '.composer-target > button');
  await publishFromComposer(page);
  expect(await cityTexts(show)).toEqual(['#Kre']);
  await page.close();
});

test('nothing else was asked for', () => {
  expect(show.front.unexpected).toEqual([]);
});
