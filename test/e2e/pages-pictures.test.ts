import type { Page } from 'puppeteer-core';
import { test } from 'vitest';
import { page as facebookPage } from '../stage/facebook/identities.ts';
import * as facebook from '../stage/facebook/timeline.ts';
import { press as city } from '../stage/stage.ts';
import { askForServer, found, panel, press } from '../stage/steps.ts';
import { connectCity, connectLibrary, language, showOfFile } from './fixture.ts';
import { isTaking, keepEach, popupSizes } from './keep-pictures.ts';
import { click, openPopup, says } from './own-pages.ts';
import { addCity } from './report-city.ts';

/*
 * Every state of the other pages, to be looked at: taken only when pictures are asked for. The composer has its own file, and
 * so has what stands in a platform's page.
 */

const show = showOfFile({ signedIn: false, named: ['website.example'] });

const pictures = test.runIf(isTaking);
const minutes = 240_000;

const opened = async (path: string, selector: string): Promise<Page> => {
  const page = show.passing(await show.browser.openExtensionPage(path));
  await found(page, selector);
  return page;
};

const unfoldAll = (page: Page) =>
  page.$$eval('details', (all) => {
    for (const each of all) each.open = true;
  });

/** Writes what is stored. `page` is one of the extension's own. */
const store = (page: Page, values: object) =>
  page.evaluate(async (all) => {
    // The pages of an extension have it, the types of a page do not.
    await Reflect.get(globalThis, 'chrome').storage.local.set(all);
  }, values);

/** Rules of three institutions, one with a long name. */
const rules = () =>
  Object.fromEntries(
    ['Stadt Krefeld', 'Volkshochschule Krefeld und Neukirchen-Vluyn', 'Mediothek'].map((name, at) => [
      at ? String(at) : facebookPage.id,
      {
        ...{ platform: 'facebook', profile: at ? String(at) : facebookPage.id, profileName: name },
        ...{ mode: 'ask', accounts: [`${city.username}@${show.mastodon.host}`], inReport: true },
      },
    ]),
  );

pictures(
  'before there is an account',
  async () => {
    const start = await opened('/start.html', '#step-title');
    await keepEach(start, 'start-1');
    await press(start, 'form.add button[type="submit"]');
    await found(start, '.add-error > *');
    await keepEach(start, 'start-1-error');
    await show.browser.grantHost(`https://${show.mastodon.host}`);
    await askForServer(start, show.mastodon.host);
    await found(start, '.add-found');
    await unfoldAll(start);
    await keepEach(start, 'start-1-found');
    await click(start, '.start-steps li:nth-child(3) button');
    await keepEach(start, 'start-3-nobody');
    await keepEach(await opened('/options.html', '#add-server'), 'options-empty');
    const popup = show.passing(await openPopup(show));
    await keepEach(popup, 'popup-empty', { sizes: popupSizes });
    await keepEach(await opened('/report.html', 'main'), 'report-empty');
    await keepEach(await opened('/catch-up.html', 'main'), 'catch-up-empty');
    const page = await show.write(language === 'de' ? 'Noch ohne Konto' : 'No account yet');
    await found(page, panel.connect);
    await keepEach(page, 'page-no-account', { isTheirs: true });
  },
  minutes,
);

pictures(
  'the first start with an account',
  async () => {
    await connectCity(show);
    await connectLibrary(show);
    const start = await opened('/start.html', '#step-title');
    await click(start, '.start-steps li:nth-child(1) button');
    await keepEach(start, 'start-1-connected');
    await click(start, '.start-steps li:nth-child(2) button');
    await keepEach(start, 'start-2');
    await click(start, '.start-steps li:nth-child(3) button');
    await keepEach(start, 'start-3');
    await click(start, '.trial .button-main');
    await says(start, '.trial [role="status"]', 'start.trial.stands');
    await keepEach(start, 'start-3-stands');
    await click(start, '.trial .button-main');
    await says(start, '.trial [role="status"]', 'start.trial.removed');
    await keepEach(start, 'start-3-removed');
  },
  minutes,
);

pictures(
  'the settings with rules',
  async () => {
    const options = await opened('/options.html', '.account');
    await store(options, { rules: rules() });
    await found(options, '.rule [value="ask"]');
    await keepEach(options, 'options');
    await unfoldAll(options);
    await press(options, 'form.add button[type="submit"]');
    await click(options, '.account .actions .button:last-child');
    await found(options, '.confirm');
    await keepEach(options, 'options-unfolded');
  },
  minutes,
);

pictures(
  'the report of a year, with its form',
  async () => {
    const page = await opened('/report.html', '.figure');
    await addCity(page);
    await page.select('select[name="which"]', '2026-01-01');
    await keepEach(page, 'report');
    await unfoldAll(page);
    for (const name of ['measures', 'committees']) await click(page, `button[name="add-${name}"]`);
    await keepEach(page, 'report-unfolded');
  },
  minutes,
);

const missing = {
  de: [
    'Am Samstag ist Markt auf dem Platz an der Alten Kirche. Wir freuen uns auf viele Gäste.',
    'Straßenbauverwaltungsangelegenheitenbekanntmachung: Die Bibliothek bleibt am Montag zu.',
  ],
  en: [
    'Market on Saturday, in the square at the Old Church. We look forward to seeing many of you.',
    'The library stays closed on Monday. Books can be returned at the machine.',
  ],
};

pictures(
  'catching up, and the popup that leads there',
  async () => {
    await connectCity(show);
    await store(await opened('/options.html', '.account'), { rules: rules() });
    const entries = missing[language].map(
      (text, index): facebook.ShownEntry => ({
        ...{ author: facebookPage, id: `pfbid0nr${index}`, text, when: `${index + 1} Std.` },
      }),
    );
    show.facebook.shown.set(`/${facebookPage.vanity}`, facebook.profilePage(facebookPage, entries));
    const beside = show.passing(
      await show.browser.newPage(`https://www.facebook.com/${facebookPage.vanity}`),
    );
    const popup = show.passing(await openPopup(show, beside));
    await found(popup, '.catch-up-entrance .button');
    await keepEach(popup, 'popup-catch-up', { sizes: popupSizes });
    // In front itself it knows of no page beside it any more.
    await click(show.passing(await openPopup(show, beside)), '.catch-up-entrance .button:not(.button-quiet)');
    const page = show.passing(await show.browser.nextPage((url) => url.includes('/catch-up.html')));
    await found(page, '.missing:nth-of-type(2)');
    await keepEach(page, 'catch-up');
    await unfoldAll(page);
    await keepEach(page, 'catch-up-unfolded');
  },
  minutes,
);
