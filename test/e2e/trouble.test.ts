import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { until } from '../stage/browsers/until.ts';
import { wordsIn } from '../stage/mastodon/http/words.ts';
import { pictureFiles } from '../stage/pictures.ts';
import { press as city } from '../stage/stage.ts';
import { arm, attach, describe, found, panel, panelSwitch, press, publish, textOf } from '../stage/steps.ts';
import {
  cityDescriptions,
  cityStatuses,
  cityTexts,
  isLong,
  language,
  posted,
  requests,
  showOfFile,
} from './fixture.ts';
import { click, confirm, openPopup, says, stored, words } from './own-pages.ts';

// It locks its keys: what is sent again is sent soon. An older one is waited for, a minute each time.
const show = showOfFile({ limits: { city: { version: '4.6.6' } } });

const posting = { method: 'POST', path: /^\/api\/v1\/statuses$/ };
const texts = () => cityTexts(show);

/** Writes a post, switches the mirror on and publishes. */
async function mirror(text: string, files: string[] = []): Promise<Page> {
  const page = await show.write(text);
  if (files.length) await attach(page, files);
  await arm(page);
  await publish(page);
  return page;
}

/** Ends the background, which has set itself an alarm for this case; the next visit to a composer wakes it earlier. */
async function endBackground(page: Page): Promise<void> {
  const popup = await openPopup(show);
  // The pages of an extension have it, the types of a page do not.
  const alarms = await popup.evaluate(() => Reflect.get(globalThis, 'chrome').alarms.getAll());
  expect(alarms.filter(({ name }: { name: string }) => name === 'outbox')).toHaveLength(1);
  await popup.close();
  await show.browser.stopBackground();
  await panelSwitch(await show.write(''));
  await page.bringToFront();
}

test('the background ends while the server has not answered: it goes on and posts once', async () => {
  const hang = { ...posting, times: 1 };
  show.mastodon.faults.hang = hang;
  const page = await mirror('Mitten im Senden');
  await until('the request', async () => hang.times === 0 || undefined);
  await endBackground(page);
  await found(page, panel.done);
  expect(await texts()).toEqual(['Mitten im Senden']);
});

test('the background ends before the answer comes: it looks first and posts once', async () => {
  const { hosts, listener } = show.mastodon;
  show.mastodon.faults.ignoreIdempotency = true;
  show.front.add({
    hosts,
    listener(request, response) {
      // The server does its work and says so; nobody ever hears it.
      if (posting.path.test(request.url ?? '')) response.write = response.end = () => true as never;
      listener(request, response);
    },
  });
  const page = await mirror('Der Server war schneller');
  await posted(show.mastodon, 1);
  show.front.add({ hosts, listener });
  await endBackground(page);
  await found(page, panel.done);
  expect(await texts()).toEqual(['Der Server war schneller']);
});

test.runIf(isLong)('an answer that was lost is looked for, nothing is posted twice', async () => {
  show.mastodon.faults.loseAnswer = { ...posting, times: 1 };
  show.mastodon.faults.ignoreIdempotency = true;
  const page = await mirror('Ohne Antwort');
  await found(page, panel.done);
  expect(await texts()).toEqual(['Ohne Antwort']);
});

test.each([
  ['a server that is overloaded', { status: 503 as const }],
  ["a proxy's error page", { status: 502 as const, html: true }],
])('after %s it arrives by itself', async (_what, failure) => {
  show.mastodon.faults.failNext = [{ ...posting, ...failure, times: 1 }];
  const page = await mirror('Beim zweiten Mal');
  await found(page, panel.done);
  expect(requests(show.mastodon, 'POST', '/api/v1/statuses').map(({ status }) => status)).toEqual([
    failure.status,
    200,
  ]);
  expect(await texts()).toEqual(['Beim zweiten Mal']);
});

test('without a network to the server it waits, says so, and arrives by itself', async () => {
  const { hosts, listener } = show.mastodon;
  let cut = 0;
  show.front.add({
    hosts,
    listener: (request) => {
      cut += 1;
      request.socket.destroy();
    },
  });
  const page = await mirror('Ohne Netz');
  await found(page, panel.waiting);
  expect(cut).toBeGreaterThan(0);
  show.front.add({ hosts, listener });
  await found(page, panel.done);
  expect(await texts()).toEqual(['Ohne Netz']);
});

test('with a token that was taken back it waits for the sign-in, then arrives', async () => {
  show.mastodon.revokeTokens(city.username);
  const page = await mirror('Abgemeldet');
  await found(page, panel.failed);
  const popup = await openPopup(show);
  await says(popup, '.item-asks .problem', 'problem.signedOut.what');
  await popup.close();

  const options = await show.browser.openExtensionPage('/options.html');
  await says(options, '.account', 'options.accounts.signedOut');
  await press(options, '.account .actions > .button-main');
  await press(await show.browser.nextPage((url) => url.includes(show.mastodon.host)), '#authorize');
  await posted(show.mastodon, 1);
  expect(await texts()).toEqual(['Abgemeldet']);
  await options.waitForFunction(() => !document.querySelector('.account .button-main'));
  await options.close();
});

test('a picture that is too large stops it; the popup says so, and it can be discarded', async () => {
  show.mastodon.faults.failNext = [{ method: 'POST', path: /media/, status: 413, html: true, times: 2 }];
  const page = await mirror('Zu groß', await pictureFiles(2));
  await found(page, panel.failed);
  const popup = await openPopup(show);
  await says(popup, '.item-failed .problem', 'problem.mediaTooLarge.what');
  await confirm(popup, '.item-failed .actions > :last-child');
  await popup.waitForFunction(() => !document.querySelector('.item-failed'));
  expect(requests(show.mastodon, 'POST', '/api/v1/statuses')).toEqual([]);
  await until('the pictures gone', async () => !(await stored(popup)).json.includes('Zu groß') || undefined);
  await popup.close();
});

test("what the server refuses is told in the server's words, and a person can try again", async () => {
  show.mastodon.faults.failNext = [{ ...posting, status: 403 }];
  const page = await mirror('Nicht erlaubt');
  await found(page, panel.failed);
  const popup = await openPopup(show);
  await says(popup, '.item-failed .problem', 'problem.serverRefused.what');
  const text = await popup.$eval('.item-failed .problem', ({ textContent }) => textContent);
  expect(text).toContain(wordsIn(language).notAllowed);
  await click(popup, '.item-failed .actions > button');
  await posted(show.mastodon, 1);
  expect(await texts()).toEqual(['Nicht erlaubt']);
  await popup.close();
});

test.runIf(isLong)(
  'what the server publishes otherwise than planned is told, and stays in the popup',
  async () => {
    show.mastodon.silence(city.username);
    const page = await mirror('Nur zurückhaltend');
    await found(page, panel.done);
    const said = await textOf(page, panel.done);
    const popup = await openPopup(show);
    expect(said).toContain(await words(popup, 'differs.unlisted'));
    await says(popup, '.item-done', 'differs.unlisted');
    await popup.close();
  },
);

test.runIf(isLong)(
  'pictures that a server would take for one by their names keep their own descriptions',
  async () => {
    show.mastodon.faults.oneFilePerName = true;
    const page = await show.write('Zwei Bilder');
    await attach(page, await pictureFiles(2));
    await describe(page, 0, 'Marktplatz');
    await describe(page, 1, 'Rathaus');
    await arm(page);
    await publish(page);
    await found(page, panel.done);
    expect(await cityDescriptions(show)).toEqual(['Marktplatz', 'Rathaus']);
  },
);

test('an account that may do nothing keeps the post until it may again', async () => {
  show.mastodon.faults.loginState = 'disabled';
  const page = await mirror('Gesperrt');
  await found(page, panel.failed);
  const popup = await openPopup(show);
  await says(popup, '.item-asks .problem', 'problem.accountDisabled.what');
  delete show.mastodon.faults.loginState;
  await click(popup, '.item-asks .actions > button');
  await posted(show.mastodon, 1);
  expect(await texts()).toEqual(['Gesperrt']);
  await popup.close();
});

test('what waits goes on after the whole browser was ended and started again', async () => {
  show.mastodon.faults.failNext = [{ ...posting, status: 503, times: 99 }];
  const page = await mirror('Nach dem Neustart', await pictureFiles(1));
  await found(page, panel.waiting);
  await show.browser.restart();
  show.mastodon.faults.failNext = [];
  await posted(show.mastodon, 1, 60_000);
  const [status, ...others] = await cityStatuses(show);
  expect(others).toEqual([]);
  expect(status?.media_attachments).toHaveLength(1);
}, 120_000);

test('nothing else was asked for', () => {
  expect(show.front.unexpected).toEqual([]);
});
