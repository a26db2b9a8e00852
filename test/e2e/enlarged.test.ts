import { mkdir } from 'node:fs/promises';
import type { Page } from 'puppeteer-core';
import { beforeAll, expect, test } from 'vitest';
import { page as city } from '../stage/facebook/identities.ts';
import * as facebook from '../stage/facebook/timeline.ts';
import { press } from '../stage/stage.ts';
import { found, press as pressIn } from '../stage/steps.ts';
import { isLong, kind, language, showOfFile } from './fixture.ts';
import { flaws } from './flaws.ts';
import { touching } from './keep-pictures.ts';
import { click, openPopup } from './own-pages.ts';
import { addCity } from './report-city.ts';

/*
 * Every page of ours at 200 % of a window of 1280 by 1024, and in the system's own colours: nothing is cut off, no button
 * touches another, nothing needs to be scrolled sideways, and the pictures are left to be looked at.
 */

const show = showOfFile();

const folder = 'test-output/enlarged';
beforeAll(async () => {
  await mkdir(folder, { recursive: true });
  const options = await show.browser.openExtensionPage('/options.html');
  await options.evaluate(
    async (rules) => {
      // The pages of an extension have it, the types of a page do not.
      await Reflect.get(globalThis, 'chrome').storage.local.set({ rules });
    },
    Object.fromEntries(
      ['Stadt Krefeld', 'Volkshochschule Krefeld und Neukirchen-Vluyn', 'Mediothek'].map((name, at) => [
        at ? String(at) : city.id,
        {
          ...{ platform: 'facebook', profile: at ? String(at) : city.id, profileName: name, mode: 'ask' },
          ...{ accounts: [`${press.username}@${show.mastodon.host}`], inReport: true },
        },
      ]),
    ),
  );
  await options.close();
});

/** Keeps its pictures, and says what does not fit into its window. */
async function looked(page: Page, name: string): Promise<string[]> {
  await page.bringToFront();
  await page.setViewport({ width: 640, height: 512, deviceScaleFactor: 2 });
  await page.screenshot({ path: `${folder}/${name}-${language}.png`, fullPage: true });
  if (kind === 'chromium') {
    const session = await page.createCDPSession();
    const colours = (features: object[]) => session.send('Emulation.setEmulatedMedia', { features } as never);
    await colours([
      { name: 'forced-colors', value: 'active' },
      { name: 'prefers-color-scheme', value: 'dark' },
    ]);
    await page.screenshot({ path: `${folder}/${name}-forced-${language}.png`, fullPage: true });
    await colours([]);
  }
  const near = await touching(page);
  const rest = await page.evaluate(() => {
    const wide = document.documentElement.scrollWidth;
    const cut = [...document.querySelectorAll<HTMLElement>('main *, header *, footer *, nav *')].filter(
      (element) => {
        const { overflowX, textOverflow } = getComputedStyle(element);
        const isHidden = element.closest('.hidden-text, svg, [hidden], details:not([open])');
        const clips = ['hidden', 'clip'].includes(overflowX) && textOverflow !== 'ellipsis';
        return !isHidden && clips && element.scrollWidth > element.clientWidth + 1;
      },
    );
    return [
      ...(wide > innerWidth ? [`${wide} pixels wide`] : []),
      ...cut.map((element) => `cut: ${element.outerHTML.slice(0, 200)}`),
    ];
  });
  return [...near.map((pair) => `touching: ${pair}`), ...rest];
}

async function opened(path: string, selector: string): Promise<Page> {
  const page = show.passing(await show.browser.openExtensionPage(path));
  await found(page, selector);
  return page;
}

const unfold = (page: Page) =>
  page.$$eval('details', (all) => {
    for (const each of all) each.open = true;
  });

test.runIf(isLong)('the settings, folded, unfolded, and with what was refused', async () => {
  const page = await opened('/options.html', '.rule [value="ask"]');
  expect(await looked(page, 'options')).toEqual([]);
  await unfold(page);
  await pressIn(page, 'form.add button[type="submit"]');
  await click(page, '.account .actions .button:last-child');
  expect(await looked(page, 'options-unfolded')).toEqual([]);
  expect(await flaws(page)).toEqual([]);
});

test('each step of the first start', async () => {
  const page = await opened('/start.html', '#step-title');
  for (const step of [1, 2, 3]) {
    await click(page, `.start-steps li:nth-child(${step}) button`);
    await found(page, `.start-steps li:nth-child(${step}) [aria-current="step"]`);
    await unfold(page);
    expect(await looked(page, `start-${step}`)).toEqual([]);
  }
});

test('the composer, with its errors and all that can be opened', async () => {
  const page = await opened('/composer.html?new', '.composer textarea');
  await unfold(page);
  await pressIn(page, '.composer-publish');
  await found(page, '.field-errors p');
  expect(await looked(page, 'composer')).toEqual([]);
});

test.runIf(isLong)('the report of a year, with its form', async () => {
  const page = await opened('/report.html', '.figure');
  await addCity(page);
  await page.select('select[name="which"]', '2026-01-01');
  await unfold(page);
  for (const name of ['measures', 'committees']) await click(page, `button[name="add-${name}"]`);
  expect(await looked(page, 'report')).toEqual([]);
});

test('catching up, and the popup that leads there', async () => {
  const entries = [
    'Am Samstag ist Markt auf dem Platz an der Alten Kirche. Wir freuen uns auf viele Gäste aus der ganzen Stadt und dem Umland.',
    'Straßenbauverwaltungsangelegenheitenbekanntmachung',
  ].map(
    (text, index): facebook.ShownEntry => ({
      ...{ author: city, id: `pfbid0nr${index}`, text, when: `${index + 1} Min.` },
    }),
  );
  show.facebook.shown.set(`/${city.vanity}`, facebook.profilePage(city, entries));
  const beside = show.passing(await show.browser.newPage(`https://www.facebook.com/${city.vanity}`));
  const popup = show.passing(await openPopup(show, beside));
  await found(popup, '.catch-up-entrance .button');
  expect(await looked(popup, 'popup')).toEqual([]);
  // In front itself it knows of no page beside it, if it asks again.
  await click(show.passing(await openPopup(show, beside)), '.catch-up-entrance .button:not(.button-quiet)');
  const page = show.passing(await show.browser.nextPage((url) => url.includes('/catch-up.html')));
  await found(page, '.missing:nth-of-type(2)');
  await unfold(page);
  expect(await looked(page, 'catch-up')).toEqual([]);
});
