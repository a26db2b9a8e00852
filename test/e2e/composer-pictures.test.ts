import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { addFiles, chooseTomorrow, composer, openComposerPage, write } from '../stage/composer.ts';
import { pictureFiles } from '../stage/pictures.ts';
import { found, press, setPause } from '../stage/steps.ts';
import { connectLibrary, kind, language, showOfFile } from './fixture.ts';
import { flaws } from './flaws.ts';
import { isTaking, keep, keepEach, popupSizes, schemes, shown, tooWide } from './keep-pictures.ts';
import { click, openPopup } from './own-pages.ts';

const texts = {
  de: 'Am Samstag ist Markt auf dem Platz an der Alten Kirche 🧺 Alles Wichtige steht hier: https://www.krefeld.de/wochenmarkt\n\nWegen des Umbaus der Rheinstraße stehen die Stände diesmal zwischen Kirche und Stadthaus. Bus 054 hält in dieser Zeit am Ostwall. Wer Fragen hat, erreicht den Marktmeister unter 02151 123456.\n\nBringen Sie eigene Taschen mit: Seit diesem Jahr ist der Markt ohne Plastik. #krefeldermarkt',
  en: 'Market on Saturday, in the square at the Old Church 🧺 All you need to know is here: https://www.krefeld.de/en/market\n\nBecause Rheinstraße is being rebuilt, the stalls are between the church and the town house this time. Bus 054 stops at Ostwall meanwhile. For questions call the market office on 02151 123456.\n\nBring your own bags: from this year on, the market is free of plastic. #krefeldmarketplace',
};

const show = showOfFile();

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
  await page.setViewport({ width: 1180, height: 820 });
  await page.evaluate(() => scrollTo(0, 0));
  await keep(page, 'composer-page', false, shown);
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
    await keep(popup, `composer-popup-${scheme}`, true, scheme === 'light' ? shown : undefined);
  }
  await popup.close();
});

/** Every other state, to be looked at; taken only when pictures are asked for. */
test.runIf(isTaking)(
  'every state of the composer and the popup',
  async () => {
    const page = await openComposerPage(show.browser);
    await setPause(page, 600);
    await keepEach(page, 'composer-empty');
    await press(page, composer.publish);
    await found(page, '.composer-text .field-errors p');
    await keepEach(page, 'composer-errors');
    await write(page, `${texts[language]}\n`);
    await click(page, '.composer-text-foot button');
    await page.keyboard.type('#Kre');
    await found(page, '.suggestion-ask button');
    await keepEach(page, 'composer-suggestions');
    await page.keyboard.press('Escape');
    const [picture = ''] = await pictureFiles(1);
    const text = join(dirname(picture), 'brief.txt');
    await writeFile(text, 'kein Bild');
    await addFiles(page, [picture]);
    await (await page.waitForSelector('.composer-files input[type="file"]'))?.uploadFile(text);
    await found(page, '.composer-files .note-warn');
    await keepEach(page, 'composer-not-taken');
    await press(page, composer.publish);
    await found(page, '.composer-went .item-paused');
    await keepEach(page, 'composer-paused');
    const popup = await openPopup(show);
    await found(popup, '.item-paused');
    await keepEach(popup, 'popup-paused', { sizes: popupSizes });
    await popup.close();
    await page.bringToFront();
    await press(page, '.composer-went .item-paused .button-main');
    await setPause(page, 0);
    // Whichever account is proposed.
    for (const { faults } of [show.mastodon, show.library])
      faults.failNext = [{ method: 'POST', path: /\/api\/v1\/statuses$/, status: 422 }];
    await write(page, 'Zweimal');
    await press(page, composer.publish);
    await found(page, '.composer-went .item-failed');
    await keepEach(page, 'composer-refused');
    await click(page, '.composer-went .item-failed .actions .button');
    await found(page, composer.done);
    await keepEach(page, 'composer-done');
    for (const summary of await page.$$('.composer-shelf details:not([open]) > summary'))
      await summary.click();
    await keepEach(page, 'composer-shelf');
    await click(await openPopup(show), '.item-done .hands > .button:nth-of-type(2)');
    const correcting = await show.browser.nextPage((url) => url.includes('corrects='));
    await found(correcting, '.composer-correcting');
    await write(correcting, ' #neu');
    await found(correcting, '.composer-changes');
    await keepEach(correcting, 'composer-correcting');
    await correcting.close();
    await page.bringToFront();
    await write(page, 'Später');
    await press(page, '.composer-more > summary');
    await click(page, '.composer-more > button');
    await chooseTomorrow(page);
    await keepEach(page, 'composer-options');
    await click(page, '.composer-poll > .button-quiet');
    await press(page, composer.publish);
    await found(page, '.composer-planned');
    await keepEach(page, 'composer-planned');
    const later = await openPopup(show);
    await keepEach(later, 'popup-planned', { sizes: popupSizes });
    await later.close();
    await page.close();
  },
  400_000,
);
