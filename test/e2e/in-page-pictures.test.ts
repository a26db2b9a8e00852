import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { until } from '../stage/browsers/until.ts';
import {
  openFacebook,
  openFacebookComposer,
  publishFacebook,
  schedulePost,
  shareFacebook,
  writeFacebook,
} from '../stage/facebook/steps.ts';
import { pictureFiles } from '../stage/pictures.ts';
import { press as city } from '../stage/stage.ts';
import {
  arm,
  attach,
  found,
  gone,
  openPreview,
  panel,
  panelReady,
  panelSwitch,
  press,
  publish,
  questionOf,
  setPause,
  steady,
  unfold,
} from '../stage/steps.ts';
import { connectLibrary, language, showOfFile } from './fixture.ts';
import { isTaking, keepEach, popupSizes } from './keep-pictures.ts';
import { openPopup } from './own-pages.ts';

/*
 * Every state of what stands in a platform's page, of the popup that tells the same, and of the window that asks, to be looked
 * at: taken only when pictures are asked for.
 */

const show = showOfFile();

const pictures = test.runIf(isTaking);
const minutes = 240_000;
const theirs = { isTheirs: true };

const market = {
  de: 'Am Samstag ist Markt auf dem Platz an der Alten Kirche 🧺 Alles Wichtige: https://www.krefeld.de/wochenmarkt #Krefeld',
  en: 'Market on Saturday, in the square at the Old Church 🧺 All you need to know: https://www.krefeld.de/en/market #Krefeld',
}[language];

const later = {
  de: 'Bringen Sie eigene Taschen mit: Seit diesem Jahr ist der Markt ohne Plastik, und das bleibt so. '.repeat(
    4,
  ),
  en: 'Bring your own bags: from this year on, the market is free of plastic, and it will stay so. '.repeat(
    4,
  ),
}[language];

/** The popup as it is now, and closed again. */
async function keepPopup(name: string, beside?: Page): Promise<void> {
  const popup = await openPopup(show, beside);
  await keepEach(popup, `popup-${name}`, { sizes: popupSizes });
  await popup.close();
}

/** Facebook's composer with a text. */
async function onFacebook(text: string): Promise<Page> {
  const page = show.passing(await openFacebook(show.browser, '/'));
  await openFacebookComposer(page);
  await writeFacebook(page, text);
  return page;
}

/** Published on Bluesky with the switch on. */
async function mirrored(text: string): Promise<Page> {
  const page = await show.write(text);
  await arm(page);
  await publish(page);
  return page;
}

/** What the server answers to every status. */
const answers = (status: 422 | 503) => {
  show.mastodon.faults.failNext = [{ method: 'POST', path: /^\/api\/v1\/statuses$/, status, times: 99 }];
};

pictures(
  'the pill and its preview',
  async () => {
    const page = await show.write(`${market} `);
    await attach(page, await pictureFiles(2));
    await panelReady(page);
    await keepEach(page, 'page-off', theirs);
    await arm(page);
    await keepEach(page, 'page-on', theirs);
    await page.setViewport({ width: 1180, height: 900 });
    await openPreview(page);
    await found(page, panel.status);
    await keepEach(page, 'page-preview', theirs);
    const facebook = await onFacebook(`${market}\n\n${later}`);
    await panelReady(facebook);
    await openPreview(facebook);
    await found(facebook, panel.status);
    await keepEach(facebook, 'page-preview-long', theirs);
  },
  minutes,
);

/** Each message: how a page comes to show it, and what of the popup says the same. */
const messages: [name: string, message: string, open: () => Promise<Page>][] = [
  ['done', panel.done, () => mirrored(`${market} 1`)],
  [
    'failed',
    panel.failed,
    () => {
      answers(422);
      return mirrored(`${market} 2`);
    },
  ],
  [
    'waiting',
    panel.waiting,
    () => {
      answers(503);
      return mirrored(`${market} 3`);
    },
  ],
  [
    'offer',
    panel.offer,
    async () => {
      const page = await show.write(`${market} 4`);
      await panelReady(page);
      await publish(page);
      return page;
    },
  ],
  [
    'scheduled',
    panel.scheduled,
    async () => {
      const page = await onFacebook(`${market} 5`);
      await arm(page);
      await schedulePost(page, new Date(Date.now() + 26 * 3_600_000));
      await publishFacebook(page);
      return page;
    },
  ],
  [
    'changed',
    panel.changed,
    async () => {
      const page = await mirrored(`${market} 6`);
      await press(page, panel.closeDone);
      await gone(page, panel.done);
      await press(page, '[data-testid="postDropdownBtn"]');
      await press(page, '[data-testid="postDropdownDeleteBtn"]');
      await press(page, '[data-testid="confirmBtn"]');
      return page;
    },
  ],
  [
    'paused',
    panel.undo,
    async () => {
      const own = show.passing(await show.browser.openExtensionPage('/options.html'));
      await setPause(own, 600);
      const page = await mirrored(`${market} 7`);
      await found(page, panel.undo);
      await setPause(own, 0);
      return page;
    },
  ],
];

pictures.for(messages)(
  'a message in the page, and the popup: %s',
  { timeout: minutes },
  async ([name, message, open]) => {
    const page = await open();
    await unfold(page, message);
    await keepEach(page, `page-${name}`, theirs);
    await keepPopup(name, page);
    if (name === 'paused') {
      await page.bringToFront();
      await press(page, panel.undo);
      await found(page, panel.undone);
      await keepEach(page, 'page-undone', theirs);
    }
  },
);

pictures(
  'what says that a share is not mirrored',
  async () => {
    const page = show.passing(await openFacebook(show.browser, '/'));
    await shareFacebook(page, market, async () => {
      await found(page, panel.shared);
      await keepEach(page, 'page-shared', theirs);
    });
  },
  minutes,
);

pictures(
  'the window that asks, where an account is of another institution',
  async () => {
    const own = show.passing(await show.browser.openExtensionPage('/options.html'));
    await found(own, '.account');
    await own.evaluate(
      async (rule) => {
        // The pages of an extension have it, the types of a page do not.
        await Reflect.get(globalThis, 'chrome').storage.local.set({ rules: { 1: rule } });
      },
      {
        ...{ platform: 'facebook', profile: '1', profileName: 'Rathaus', institution: 'Rathaus' },
        ...{ mode: 'ask', accounts: [`${city.username}@${show.mastodon.host}`], inReport: true },
      },
    );
    const page = await onFacebook(market);
    await panelSwitch(page);
    await panelReady(page);
    await steady(page, panel.switch);
    await press(page, panel.switch);
    const asked = await until('the window that asks', () => questionOf(page));
    await found(asked, '.ask .button-main');
    await keepEach(asked, 'ask');
    await asked.close();
  },
  minutes,
);

pictures(
  'more accounts than one, none of them chosen',
  async () => {
    await connectLibrary(show);
    const page = await onFacebook(market);
    await panelReady(page);
    await keepEach(page, 'page-none-chosen', theirs);
    await openPreview(page);
    await found(page, panel.account);
    await keepEach(page, 'page-accounts', theirs);
    expect(show.front.unexpected).toEqual([]);
  },
  minutes,
);
