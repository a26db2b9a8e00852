import { rm } from 'node:fs/promises';
import type { Page } from 'puppeteer-core';
import { launchBrowser, type StageBrowser } from '../stage/browsers/index.ts';
import { openFacebook, openFacebookComposer } from '../stage/facebook/steps.ts';
import { press, startStage } from '../stage/stage.ts';
import { connectAccount, openBluesky, openComposer } from '../stage/steps.ts';
import { emptyExtension } from './empty-extension.ts';
import { type Spread, spell, spreadOf } from './figures.ts';
import { perKey } from './main-thread.ts';
import { shipped } from './paths.ts';
import { armShipped, panelHost } from './shipped-panel.ts';
import type { Result } from './table.ts';

const rounds = 6;
const nodes = 20_000;
const written = 'Am Samstag ist Markt in Krefeld. '.repeat(6).slice(0, 180);

/** A page with a composer: how it is opened, and where its text is written. */
interface Composer {
  open(browser: StageBrowser): Promise<Page>;
  editor: string;
}

/** (c) How long the page's main thread works for one key, with the panel armed and in a browser without the extension. */
export async function keystroke(): Promise<Result> {
  const editor = '.ProseMirror';
  const measured = await pairs({
    editor,
    async open(browser) {
      const page = await openBluesky(browser);
      await openComposer(page);
      return page;
    },
  });
  return resultOf('(c) Main thread per key on Bluesky (ProseMirror)', measured);
}

/** (j) The same in Facebook's composer. */
export async function lexicalKeystroke(): Promise<Result> {
  const editor = '[role="dialog"] [contenteditable="true"]';
  const measured = await pairs({
    editor,
    async open(browser) {
      const page = await openFacebook(browser);
      await openFacebookComposer(page);
      return page;
    },
  });
  return resultOf('(j) Main thread per key on Facebook (Lexical)', measured);
}

interface Pair {
  with: number;
  without: number;
}

async function pairs(composer: Composer): Promise<Pair[]> {
  const stage = await startStage({ language: 'de', nodes });
  const empty = await emptyExtension();
  const launch = (extension: string) =>
    launchBrowser({ kind: 'chromium', language: 'de', extension, front: stage.front });
  const browsers: StageBrowser[] = [];
  try {
    const [ours, plain] = [await launch(shipped.chromium), await launch(empty)];
    browsers.push(ours, plain);
    await (await connectAccount(ours, stage.mastodon, press)).close();
    const withOurs = async () => typed(await armed(await composer.open(ours), composer), composer);
    const without = async () => typed(await composer.open(plain), composer);
    const measured: Pair[] = [];
    for (let round = 0; round < rounds; round++) {
      const first = round % 2 === 0 ? await withOurs() : await without();
      const second = round % 2 === 0 ? await without() : await withOurs();
      measured.push(round % 2 === 0 ? { with: first, without: second } : { with: second, without: first });
    }
    return measured;
  } finally {
    for (const browser of browsers) await browser.close();
    await stage.close();
    await rm(empty, { recursive: true });
  }
}

async function armed(page: Page, { editor }: Composer): Promise<Page> {
  await page.waitForSelector(panelHost);
  await armShipped(page);
  await page.focus(editor);
  return page;
}

async function typed(page: Page, { editor }: Composer): Promise<number> {
  const time = await perKey(page, { editor, written });
  await page.close();
  return time;
}

function resultOf(name: string, measured: Pair[]): Result {
  const [withOurs, without] = [
    spreadOf(measured.map((each) => each.with)),
    spreadOf(measured.map((each) => each.without)),
  ];
  const difference = spreadOf(measured.map((each) => each.with - each.without));
  return {
    name: `${name}, ${nodes.toLocaleString('en')} elements beside it, Chromium`,
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
