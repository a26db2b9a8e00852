import { rm } from 'node:fs/promises';
import type { Page } from 'puppeteer-core';
import { launchBrowser, type StageBrowser } from '../stage/browsers/index.ts';
import { press, startStage } from '../stage/stage.ts';
import { connectAccount, openBluesky, openComposer } from '../stage/steps.ts';
import { emptyExtension } from './empty-extension.ts';
import { type Spread, spell, spreadOf } from './figures.ts';
import { shipped } from './paths.ts';
import { armShipped, panelHost } from './shipped-panel.ts';
import type { Result } from './table.ts';

const rounds = 6;
const nodes = 20_000;
const warmUp = 'Zum Warmwerden ';
const written = 'Am Samstag ist Markt in Krefeld. '.repeat(6).slice(0, 180);

/** (c) How long the page's main thread works for one key, with the panel armed and in a browser without the extension. */
export async function keystroke(): Promise<Result> {
  const stage = await startStage({ language: 'de', nodes });
  const empty = await emptyExtension();
  const launch = (extension: string) =>
    launchBrowser({ kind: 'chromium', language: 'de', extension, front: stage.front });
  const browsers: StageBrowser[] = [];
  try {
    const [ours, plain] = [await launch(shipped.chromium), await launch(empty)];
    browsers.push(ours, plain);
    await (await connectAccount(ours, stage.mastodon, press)).close();
    const withOurs = async () => perKey(await armed(await openBluesky(ours)));
    const without = async () => perKey(await opened(await openBluesky(plain)));
    const measured: { with: number; without: number }[] = [];
    for (let round = 0; round < rounds; round++) {
      const first = round % 2 === 0 ? await withOurs() : await without();
      const second = round % 2 === 0 ? await without() : await withOurs();
      measured.push(round % 2 === 0 ? { with: first, without: second } : { with: second, without: first });
    }
    return resultOf(measured);
  } finally {
    for (const browser of browsers) await browser.close();
    await stage.close();
    await rm(empty, { recursive: true });
  }
}

async function opened(page: Page): Promise<Page> {
  await openComposer(page);
  return page;
}

async function armed(page: Page): Promise<Page> {
  await openComposer(page);
  await page.waitForSelector(panelHost);
  await armShipped(page);
  await page.focus('.ProseMirror');
  return page;
}

/** Milliseconds of processor time of the main thread for one key, its frame included. Closes the page. */
async function perKey(page: Page): Promise<number> {
  const session = await page.createCDPSession();
  // Time that the thread worked, not that passed: other processes do not count.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const worked = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
  };
  await type(page, warmUp);
  const before = await worked();
  await type(page, written);
  const time = (await worked()) - before;
  const text = await page.$eval('.ProseMirror', (editor) => editor.textContent);
  if (text !== warmUp + written) throw new Error(`The composer holds something else: ${text}`);
  await page.close();
  return time / written.length;
}

/** As people type: every letter is drawn before the next one comes. */
async function type(page: Page, text: string): Promise<void> {
  for (const letter of text) {
    await page.keyboard.type(letter);
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn))));
  }
}

function resultOf(measured: { with: number; without: number }[]): Result {
  const [withOurs, without] = [
    spreadOf(measured.map((each) => each.with)),
    spreadOf(measured.map((each) => each.without)),
  ];
  const difference = spreadOf(measured.map((each) => each.with - each.without));
  return {
    name: `(c) Main thread per key in a page of ${nodes.toLocaleString('en')} elements, Chromium`,
    rows: [
      { what: 'with the extension, panel armed', value: `${spell(withOurs, 2)} ms` },
      { what: 'without the extension', value: `${spell(without, 2)} ms` },
      {
        what: 'difference within a pair',
        value: `${spell(difference, 2)} ms`,
        goal: 'none to be measured',
        met: isWithinNoise(difference, without),
      },
    ],
    notes: [
      `Processor time of the page's main thread (TaskDuration in thread ticks), ${written.length} keys a run, each with its frame; ${measured.length} pairs, alternating. Median and quartiles.`,
      'Met: the difference is smaller than the spread of the runs without the extension, or its quartiles lie on both sides of 0.',
    ],
    figures: { nodes, keys: written.length, with: withOurs, without, difference, measured },
  };
}

function isWithinNoise(difference: Spread, without: Spread): boolean {
  return difference.lower <= 0 || difference.median <= without.upper - without.lower;
}
