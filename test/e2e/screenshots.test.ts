import { mkdir } from 'node:fs/promises';
import type { Page } from 'puppeteer-core';
import { beforeAll, expect, test } from 'vitest';
import { page as city } from '../stage/facebook/identities.ts';
import {
  attachFacebook,
  describePicture as describeFacebook,
  openFacebook,
  openFacebookComposer,
  writeFacebook,
} from '../stage/facebook/steps.ts';
import * as facebook from '../stage/facebook/timeline.ts';
import { pictureFiles } from '../stage/pictures.ts';
import { press } from '../stage/stage.ts';
import {
  arm,
  attach,
  connectAccount,
  describe as describePicture,
  found,
  openBluesky,
  openComposer,
  openPreview,
  panel,
  press as pressButton,
  publish,
} from '../stage/steps.ts';
import { isLong, kind, language, showOfFile } from './fixture.ts';
import { click, openPopup } from './own-pages.ts';
import { addCity } from './report-city.ts';

/** What the READMEs show. Chromium's pictures are kept when MITPOSTEN_SCREENSHOTS is set, so that a run changes no file. */
const folder = process.env.MITPOSTEN_SCREENSHOTS && kind === 'chromium' ? 'test/screenshots' : 'test-output';
/** Only Chromium's driver can change what the system prefers. */
const schemes = kind === 'chromium' ? (['light', 'dark'] as const) : (['light'] as const);
const texts = {
  de: 'Am Samstag ist Markt auf dem Platz an der Alten Kirche 🧺 Alles Wichtige: https://www.krefeld.de/wochenmarkt #Krefeld ',
  en: 'Market on Saturday, in the square at the Old Church 🧺 All you need to know: https://www.krefeld.de/en/market #Krefeld ',
};

const show = showOfFile({ signedIn: false });
/** The options page with the account that every test here needs, whichever of them run. */
let options: Page;
beforeAll(async () => {
  await mkdir(folder, { recursive: true });
  options = await connectAccount(show.browser, show.mastodon, press);
});

async function keep(
  page: Page,
  name: string,
  clip?: { x: number; y: number; width: number; height: number },
) {
  // What is arriving has arrived, and its pictures are there.
  await page.waitForFunction(
    () =>
      document.getAnimations().every(({ playState }) => playState !== 'running') &&
      [...document.images].every(({ complete }) => complete),
  );
  const path = `${folder}/${name}-${language}.png` as const;
  const bytes = await page.screenshot({ path, ...(clip ? { clip } : {}) });
  expect(bytes.length).toBeGreaterThan(5000);
}

const council = {
  de: `Der Rat hat beschlossen: Die Innenstadt bekommt bis 2028 vierzig neue Bäume, drei Trinkbrunnen und breitere Wege. Was das für die Rheinstraße heißt, wann gebaut wird und wie Sie mitreden können, erklären wir am Donnerstag um 18 Uhr im Stadtwaldhaus.\n\nAlle Pläne liegen ab Montag im Rathaus aus und stehen hier: https://www.krefeld.de/innenstadt2028\n\nFür alle, die nicht kommen können, übertragen wir den Abend mit Gebärdensprache und Untertiteln im Netz. Fragen nehmen wir bis Mittwoch unter 02151 123456 entgegen. #krefeldbaut`,
  en: `The council has decided: by 2028 the city centre gets forty new trees, three drinking fountains and wider paths. What that means for Rheinstraße, when building starts and how you can have a say we explain on Thursday at 6 pm in the Stadtwaldhaus.\n\nAll plans are on show in the town hall from Monday and can be read here: https://www.krefeld.de/innenstadt2028\n\nFor everybody who cannot be there the evening is streamed with sign language and subtitles. Until Wednesday we take questions on 02151 123456. Come and join us, the first round is on the city. #krefeldbaut`,
};

test.runIf(isLong || Boolean(process.env.MITPOSTEN_SCREENSHOTS))(
  'from the first account to the status: pictures for the readers',
  async () => {
    await options.setViewport({ width: 860, height: 900 });
    // Connecting has scrolled to the form.
    await options.evaluate(() => scrollTo(0, 0));
    await keep(options, 'options');

    const page = await openBluesky(show.browser);
    await page.setViewport({ width: 1000, height: 620 });
    await openComposer(page);
    await page.keyboard.type(texts[language]);
    await attach(page, await pictureFiles(2));
    await describePicture(
      page,
      0,
      language === 'de' ? 'Häuser am Marktplatz' : 'Houses at the market square',
    );
    await describePicture(page, 1, language === 'de' ? 'Der Platz am Abend' : 'The square in the evening');
    await arm(page);
    await keep(page, 'composer');
    await publish(page);
    await found(page, panel.done);
    await keep(page, 'done');

    const profile = await show.browser.newPage(`https://${show.mastodon.host}/@${press.username}`);
    await profile.setViewport({ width: 760, height: 760 });
    await keep(profile, 'mastodon');

    const popup = await show.browser.openExtensionPage('/popup.html');
    await popup.setViewport({ width: 376, height: 600 });
    await found(popup, '.delivery, [href*="/@stadt/"]');
    await keep(popup, 'popup');
  },
);

test("the report of a made-up city's half-year", async () => {
  const page = show.passing(await show.browser.openExtensionPage('/report.html'));
  await page.setViewport({ width: 1000, height: 1000 });
  await found(page, '.figure');
  await addCity(page);
  await page.select('select[name="which"]', '2026-01-01');
  await page.evaluate(() => document.querySelector('.summary')?.scrollIntoView());
  await keep(page, 'report');
});

const missing = {
  de: [
    'Am Samstag ist Markt auf dem Platz an der Alten Kirche. Wir freuen uns auf viele Gäste.',
    'Die Bibliothek bleibt am Montag geschlossen. Rückgabe ist am Automaten möglich.',
  ],
  en: [
    'Market on Saturday, in the square at the Old Church. We look forward to seeing many of you.',
    'The library stays closed on Monday. Books can be returned at the machine.',
  ],
};

test('what is missing on Mastodon of what a page shows', async () => {
  const own = show.passing(await show.browser.openExtensionPage('/options.html'));
  await own.evaluate(
    async (rules) => {
      // The pages of an extension have it, the types of a page do not.
      await Reflect.get(globalThis, 'chrome').storage.local.set({ rules });
    },
    {
      [city.id]: {
        ...{ platform: 'facebook', profile: city.id, profileName: city.name, mode: 'ask', inReport: true },
        accounts: [`${press.username}@${show.mastodon.host}`],
      },
    },
  );
  const entries = missing[language].map(
    (text, index): facebook.ShownEntry => ({
      ...{ author: city, id: `pfbid0nr${index}`, text, when: `${index + 1} Std.` },
    }),
  );
  show.facebook.shown.set(`/${city.vanity}`, facebook.profilePage(city, entries));
  const beside = show.passing(await show.browser.newPage(`https://www.facebook.com/${city.vanity}`));
  const popup = show.passing(await openPopup(show, beside));
  await click(popup, '.catch-up-entrance .button');
  const page = show.passing(await show.browser.nextPage((url) => url.includes('/catch-up.html')));
  await page.setViewport({ width: 760, height: 760 });
  await found(page, '.missing:nth-of-type(2)');
  await click(page, '.missing:nth-of-type(2) .decline summary');
  await keep(page, 'catch-up');
});

test.runIf(isLong || Boolean(process.env.MITPOSTEN_SCREENSHOTS))(
  'the preview beside a composer, light and dark, wide and narrow',
  async () => {
    const page = await openFacebook(show.browser);
    await openFacebookComposer(page);
    await writeFacebook(page, council[language]);
    await attachFacebook(page, await pictureFiles(2));
    await describeFacebook(
      page,
      0,
      language === 'de' ? 'Entwurf: Bäume am Platz' : 'A sketch: trees in the square',
    );
    await arm(page);
    for (const [name, width] of [
      ['wide', 1180],
      ['narrow', 420],
    ] as const) {
      await page.setViewport({ width, height: 900 });
      for (const scheme of schemes) {
        if (kind === 'chromium')
          await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
        await openPreview(page);
        await found(page, panel.status);
        await keep(page, `preview-${name}-${scheme}`);
        await pressButton(page, panel.previewClose);
      }
    }
    await page.close();
  },
);
