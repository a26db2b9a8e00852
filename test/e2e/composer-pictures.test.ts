import { mkdir } from 'node:fs/promises';
import type { Page } from 'puppeteer-core';
import { beforeAll, expect, test } from 'vitest';
import { addFiles, composer, openComposerPage, write } from '../stage/composer.ts';
import { pictureFiles } from '../stage/pictures.ts';
import { found, press } from '../stage/steps.ts';
import { connectLibrary, kind, language, showOfFile } from './fixture.ts';
import { flaws } from './flaws.ts';
import { click, openPopup } from './own-pages.ts';

/** What the READMEs may show. Chromium's pictures are kept when MITPOSTEN_SCREENSHOTS is set, so that a run changes no file. */
const folder = process.env.MITPOSTEN_SCREENSHOTS && kind === 'chromium' ? 'test/screenshots' : 'test-output';
const schemes = kind === 'chromium' ? (['light', 'dark'] as const) : (['light'] as const);

const texts = {
  de: 'Am Samstag ist Markt auf dem Platz an der Alten Kirche 🧺 Alles Wichtige steht hier: https://www.krefeld.de/wochenmarkt\n\nWegen des Umbaus der Rheinstraße stehen die Stände diesmal zwischen Kirche und Stadthaus. Bus 054 hält in dieser Zeit am Ostwall. Wer Fragen hat, erreicht den Marktmeister unter 02151 123456.\n\nBringen Sie eigene Taschen mit: Seit diesem Jahr ist der Markt ohne Plastik. #krefeldermarkt',
  en: 'Market on Saturday, in the square at the Old Church 🧺 All you need to know is here: https://www.krefeld.de/en/market\n\nBecause Rheinstraße is being rebuilt, the stalls are between the church and the town house this time. Bus 054 stops at Ostwall meanwhile. For questions call the market office on 02151 123456.\n\nBring your own bags: from this year on, the market is free of plastic. #krefeldmarketplace',
};

const show = showOfFile();
beforeAll(async () => {
  await mkdir(folder, { recursive: true });
});

async function keep(page: Page, name: string): Promise<void> {
  // What is arriving has arrived.
  await page.waitForFunction(() =>
    document.getAnimations().every(({ playState }) => playState !== 'running'),
  );
  const bytes = await page.screenshot({ path: `${folder}/${name}-${language}.png` as const, fullPage: true });
  expect(bytes.length).toBeGreaterThan(5000);
}

/** What stands out of the window at its end. */
const tooWide = (page: Page) =>
  page.evaluate(() => {
    if (document.documentElement.scrollWidth <= innerWidth) return [];
    const all = [...document.querySelectorAll('body *')];
    const out = all.filter((element) => element.getBoundingClientRect().right > innerWidth + 1);
    return out.map(
      (element) => `${element.tagName} ${element.className} ${element.textContent?.slice(0, 40)}`,
    );
  });

test('the composer wide and narrow, light and dark, and the popup: no flaw in any, and nothing wider than its window', async () => {
  await connectLibrary(show);
  const page = await openComposerPage(show.browser);
  await write(page, texts[language]);
  await addFiles(page, await pictureFiles(2));
  const [first] = await page.$$(`${composer.file} textarea`);
  await first?.type(language === 'de' ? 'Häuser am Marktplatz' : 'Houses at the market square');
  for (const box of await page.$$('.choices input')) {
    if (!(await box.evaluate((one) => (one as HTMLInputElement).checked))) await box.click();
  }
  await press(page, '.composer-more > summary');
  await click(page, '.composer-more > button');
  await found(page, '.composer-poll');
  await click(page, '.focus-choice summary');
  for (const [name, width] of [
    ['wide', 1180],
    ['narrow', 420],
    ['least', 320],
  ] as const) {
    await page.setViewport({ width, height: 900 });
    for (const scheme of schemes) {
      if (kind === 'chromium')
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      expect(await flaws(page)).toEqual([]);
      expect(await tooWide(page)).toEqual([]);
      await keep(page, `composer-own-${name}-${scheme}`);
    }
  }
  await page.close();
  const popup = await openPopup(show);
  await popup.setViewport({ width: 380, height: 560 });
  for (const scheme of schemes) {
    if (kind === 'chromium')
      await popup.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    expect(await flaws(popup)).toEqual([]);
    expect(await tooWide(popup)).toEqual([]);
    await keep(popup, `composer-popup-${scheme}`);
  }
  await popup.close();
});
