import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { boundsOf } from '../../utils/report/period.ts';
import { until } from '../stage/browsers/until.ts';
import { pictureFiles } from '../stage/pictures.ts';
import { arm, attach, describe as describePicture, found, panel, publish } from '../stage/steps.ts';
import { plainReport } from '../unit/report/plain.ts';
import { language, posted, requests, showOfFile } from './fixture.ts';
import { flaws } from './flaws.ts';
import { click, says, words } from './own-pages.ts';
import { addCity, city } from './report-city.ts';

const show = showOfFile();

const half = boundsOf({ from: '2026-01-01', to: '2026-06-30' });

/** The report's page, which gives its files to the test and not to the disk. */
async function openReport(): Promise<Page> {
  const page = show.passing(await show.browser.openExtensionPage('/report.html'));
  await page.setViewport({ width: 1200, height: 900 });
  await found(page, '.figure');
  await page.evaluate(() => {
    Reflect.set(globalThis, 'saved', []);
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      const file = fetch(this.href).then(async (answer) => {
        const bytes = new Uint8Array(await answer.arrayBuffer());
        return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
      });
      (Reflect.get(globalThis, 'saved') as unknown[]).push({ name: this.download, file });
    };
  });
  return page;
}

/** Presses what saves a file, and gives the file. */
async function saved(page: Page, key: string): Promise<{ name: string; bytes: Buffer }> {
  const label = await words(page, key);
  const before = await page.evaluate(() => (Reflect.get(globalThis, 'saved') as unknown[]).length);
  await page.evaluate((text) => {
    const all = [...document.querySelectorAll('button')];
    all.find(({ textContent }) => textContent === text)?.click();
  }, label);
  await page.waitForFunction(
    (count) => (Reflect.get(globalThis, 'saved') as unknown[]).length > count,
    {},
    before,
  );
  const { name, file } = await page.evaluate(async () => {
    const last = (Reflect.get(globalThis, 'saved') as { name: string; file: Promise<string> }[]).at(-1);
    return { name: last?.name ?? '', file: (await last?.file) ?? '' };
  });
  return { name, bytes: Buffer.from(file, 'base64') };
}

const select = (page: Page, name: string, value: string) => page.select(`select[name="${name}"]`, value);

/** The cells of a figure's table, row by row. */
const rowsOf = (page: Page, figure: string) =>
  page.$$eval(`[data-figure="${figure}"] tbody tr`, (rows) =>
    rows.map((row) => [...row.children].map(({ textContent }) => textContent ?? '')),
  );

test('what is posted stands in the report, with its pictures, and no word of it', async () => {
  const page = await show.write('Der Zoo hat heute länger auf');
  await attach(page, await pictureFiles(2));
  await describePicture(page, 0, 'Ein Pinguin');
  await arm(page);
  await publish(page);
  await posted(show.mastodon, 1);
  await found(page, panel.done);
  const report = await openReport();
  const all = new Intl.NumberFormat(language, { style: 'percent' }).format(1);
  await says(report, '.summary', 'report.summary.coverage', '1', '1', all);
  const [first, , , last] = await rowsOf(report, 'descriptions');
  expect([first?.[1], last?.[1]]).toEqual(['1', '1']);
  // What its own server counts of it, asked in one question.
  const ask = await words(report, 'report.ask.button');
  await report.evaluate((text) => {
    const all = [...document.querySelectorAll('button')];
    all.find(({ textContent }) => textContent === text)?.click();
  }, ask);
  await until('the statuses counted', async () => {
    const counted = (await rowsOf(report, 'reach')).map(([, value]) => value);
    return counted[4] === '1' && counted[0] === '0' ? true : undefined;
  });
  expect(requests(show.mastodon, 'GET', '/api/v1/statuses')).toHaveLength(1);
  const part = await saved(report, 'report.parts.save');
  expect(part.name).toMatch(/^mitposten-.*\.json$/);
  expect(String(part.bytes)).toContain('"mirrored"');
  expect(String(part.bytes)).not.toMatch(/Zoo hat|Pinguin/);
});

test("a colleague's file is counted with one's own, and every figure is what a plain script counts", async () => {
  const page = await openReport();
  await addCity(page);
  await select(page, 'which', '2026-01-01');
  const expected = plainReport(city, half ?? { from: 0, to: 0 });
  const numbers = expected.byPlatform.map(({ value }) =>
    [value.mirrored, value.declined, value.offered].map(String),
  );
  const shown = await rowsOf(page, 'outcomes');
  expect(shown.slice(0, -1).map((row) => row.slice(1, 4))).toEqual(numbers);
  const coverage = await rowsOf(page, 'coverage');
  expect(coverage.slice(0, 6).map((row) => row.slice(1, 3))).toEqual(
    expected.byMonth.map(({ value }) => [value.base, value.mirrored].map(String)),
  );
  // Added once more, nothing is doubled.
  await addCity(page);
  expect(await rowsOf(page, 'outcomes')).toEqual(shown);
  expect(await page.$$eval('.figure svg[role="img"] > title', (titles) => titles.length)).toBe(7);
});

test('the page has no flaw that axe finds, with its form, its paper and in a narrow window', async () => {
  const page = await openReport();
  await select(page, 'which', '2026-01-01');
  for (const name of ['measures', 'committees']) await click(page, `button[name="add-${name}"]`);
  await page.$$eval('details', (all) => {
    for (const each of all) each.open = true;
  });
  await found(page, '.paper-view table');
  expect(await flaws(page)).toEqual([]);
  await page.setViewport({ width: 360, height: 800 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth + 1)).toBe(true);
});

test('the draft of the paper is an OpenDocument text with what was entered, and the form is kept', async () => {
  const page = await openReport();
  await select(page, 'which', '2026-01-01');
  await page.type('input[name="number"]', '1234/26');
  await click(page, 'button[name="add-measures"]');
  await page.type('input[name="measures-0-measure"]', 'Bäder aufnehmen');
  const odt = await saved(page, 'report.paper.odt');
  expect(odt.name).toBe('mitposten-bericht-2026-01-01-2026-06-30.odt');
  const files = unzipSync(odt.bytes);
  expect(strFromU8(odt.bytes.subarray(0, 100), true)).toContain(
    'mimetypeapplication/vnd.oasis.opendocument.text',
  );
  const content = strFromU8(files['content.xml'] ?? new Uint8Array());
  const { total } = plainReport(city, half ?? { from: 0, to: 0 });
  expect(content).toContain(`Von ${total.base} erfassten Veröffentlichungen sind ${total.mirrored} auch`);
  for (const entered of ['1234/26*', 'Bäder aufnehmen*']) expect(content).toContain(entered);
  const pictures = Object.keys(files).filter((name) => name.endsWith('.png'));
  expect(pictures.length).toBeGreaterThan(4);
  for (const name of pictures) expect(files[name]?.subarray(1, 4)).toEqual(new Uint8Array([80, 78, 71]));
  const again = await openReport();
  expect(await again.$eval('input[name="number"]', (input) => (input as HTMLInputElement).value)).toBe(
    '1234/26',
  );
});

test('the figures are saved as CSV, the paper as HTML, both in German', async () => {
  const page = await openReport();
  await select(page, 'which', '2026-01-01');
  const csv = String((await saved(page, 'report.paper.csv')).bytes);
  const { total } = plainReport(city, half ?? { from: 0, to: 0 });
  expect(csv).toContain('Kennzahl;Zeile;Spalte;Wert;Einheit;Anzeige');
  expect(csv).toContain(`Abdeckung;Zusammen;Veröffentlichungen;${total.base};;${total.base}`);
  const html = String((await saved(page, 'report.paper.html')).bytes);
  expect(html).toMatch(/^<!doctype html>\n<html lang="de">/);
  expect(html).toContain('Anlage C');
});

test('what was added can be taken out again', async () => {
  const page = await openReport();
  await select(page, 'which', '2026-01-01');
  expect((await rowsOf(page, 'outcomes')).length).toBeGreaterThan(3);
  await click(page, '.part .button');
  await click(page, '.part .confirm .button-bad');
  await page.waitForFunction(() => document.querySelectorAll('.part').length === 0);
  expect((await rowsOf(page, 'outcomes')).length).toBe(1);
});

test('popup and settings lead to the report', async () => {
  for (const [path, selector] of [
    ['/popup.html', '.popup-head .button'],
    ['/options.html', '.sections .link'],
  ] as const) {
    const page = show.passing(await show.browser.openExtensionPage(path));
    const title = await words(page, 'report.title');
    await says(page, selector, 'report.title');
    await page.$$eval(
      selector,
      (all, named) => {
        const link = all.find(({ textContent }) => textContent?.includes(named));
        (link as HTMLElement | undefined)?.click();
      },
      title,
    );
    const report = await show.browser.nextPage((url) => url.includes('/report.html'));
    await found(report, '.figure');
    await report.close();
  }
});
