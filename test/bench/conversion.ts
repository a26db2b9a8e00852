import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import type { StageBrowser } from '../stage/browsers/index.ts';
import { until } from '../stage/browsers/until.ts';
import {
  attachFacebook,
  openFacebook,
  openFacebookComposer,
  publishFacebook,
  writeFacebook,
} from '../stage/facebook/steps.ts';
import type { RequestLine } from '../stage/mastodon/index.ts';
import { press, type Stage, startStage } from '../stage/stage.ts';
import { connectAccount } from '../stage/steps.ts';
import { type Spread, spell, spreadOf } from './figures.ts';
import { launchShipped } from './launch-shipped.ts';
import { photograph } from './photographs.ts';
import { armShipped, pill } from './shipped-panel.ts';
import type { Result } from './table.ts';

const rounds = 4;
/** A task of this length is one that a person may notice (W3C Long Tasks). In milliseconds. */
const longTask = 50;
/** What Mastodon took up to 4.1: 4096 × 4096. */
const imagePixels = 16_777_216;

/** What was measured from the Post click to the begin of the upload to Mastodon; times in milliseconds. */
interface Measured {
  time: number;
  /** The longest time between two frames of the page. */
  gap: number;
  /** The longest task of the page's main thread, 0 where none was long. */
  task: number;
}

interface Round {
  large: Measured;
  small: Measured;
  /** The large one again, posted on the platform only. */
  alone: Measured;
}

/** (h) How long a photograph of 24 megapixels is converted in the background, and what the page notices of it. */
export async function conversion(): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'mitposten-photo-'));
  const stage = await startStage({ language: 'de', limits: { city: { imagePixels } } });
  const browser = await launchShipped(stage.front);
  try {
    stage.mastodon.faults.noRateLimits = true;
    await (await connectAccount(browser, stage.mastodon, press)).close();
    const large = await photograph(folder, 6000, 4000);
    // Of as many bytes, so that only the conversion is different.
    const small = await photograph(folder, 3000, 2000, large.bytes);
    const measured: Round[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const isLargeFirst = round % 2 === 0;
      const first = await mirrored(stage, browser, isLargeFirst ? large.path : small.path);
      const second = await mirrored(stage, browser, isLargeFirst ? small.path : large.path);
      const pair = isLargeFirst ? { large: first, small: second } : { large: second, small: first };
      measured.push({ ...pair, alone: await postedAlone(browser, large.path, pair.large.time) });
    }
    return resultOf(measured, large.bytes);
  } finally {
    await browser.close();
    await stage.close();
    await rm(folder, { recursive: true });
  }
}

async function mirrored(stage: Stage, browser: StageBrowser, file: string): Promise<Measured> {
  const page = await composed(browser, file);
  await armShipped(page);
  const uploaded = whenUploaded(stage);
  await startWatching(page);
  const click = performance.now();
  await publishFacebook(page);
  const time = (await uploaded) - click;
  const { gap, task } = await watched(page);
  await until('the status', async () => stage.mastodon.log.some(isPosted) || undefined, 60_000);
  stage.mastodon.log.length = 0;
  await page.close();
  return { time, gap, task };
}

/** What the page has to do by itself, in as much time: it shows the photograph. */
async function postedAlone(browser: StageBrowser, file: string, time: number): Promise<Measured> {
  const page = await composed(browser, file);
  await startWatching(page);
  const click = performance.now();
  await publishFacebook(page);
  await setTimeout(Math.max(0, click + time - performance.now()));
  const { gap, task } = await watched(page);
  await page.close();
  return { time, gap, task };
}

/** Facebook's composer with a text and this picture, the panel ready. */
async function composed(browser: StageBrowser, file: string): Promise<Page> {
  const page = await openFacebook(browser);
  await openFacebookComposer(page);
  await writeFacebook(page, 'Ein Foto vom Markt');
  await attachFacebook(page, [file]);
  await page.waitForSelector(pill);
  return page;
}

function isPosted({ method, path }: RequestLine): boolean {
  return method === 'POST' && path.endsWith('/statuses');
}

/** When the next upload to Mastodon begins. */
function whenUploaded({ front, mastodon: { hosts, listener } }: Stage): Promise<number> {
  return new Promise((resolve) => {
    front.add({
      hosts,
      listener(request, response) {
        if (request.method === 'POST' && request.url?.startsWith('/api/v2/media')) resolve(performance.now());
        listener(request, response);
      },
    });
  });
}

/** Has the page note its frames and its long tasks from now on. */
function startWatching(page: Page): Promise<void> {
  return page.evaluate((least) => {
    const seen = { gap: 0, task: 0 };
    Reflect.set(window, '__watched', seen);
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries())
        if (duration > least) seen.task = Math.max(seen.task, duration);
    }).observe({ type: 'longtask' });
    let last = performance.now();
    const frame = (now: number) => {
      seen.gap = Math.max(seen.gap, now - last);
      last = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  }, longTask);
}

function watched(page: Page): Promise<{ gap: number; task: number }> {
  return page.evaluate(() => Reflect.get(window, '__watched'));
}

function resultOf(measured: Round[], bytes: number): Result {
  const spread = (kind: keyof Round, what: keyof Measured): Spread =>
    spreadOf(measured.map((each) => each[kind][what]));
  const conversion = spreadOf(measured.map(({ large, small }) => large.time - small.time));
  const longest = Math.max(...measured.map(({ large }) => large.task));
  const longestAlone = Math.max(...measured.map(({ alone }) => alone.task));
  const [megabytes, pixels] = [(bytes / 1e6).toFixed(1), (imagePixels / 1e6).toFixed(1)];
  return {
    name: `(h) A JPEG of 24 megapixels and ${megabytes} MB to a server that takes ${pixels} megapixels, Chromium`,
    rows: [
      { what: 'from the Post click to the upload', value: `${spell(spread('large', 'time'), 0)} ms` },
      { what: 'a picture of 6 megapixels, which stays', value: `${spell(spread('small', 'time'), 0)} ms` },
      { what: 'difference: the conversion', value: `${spell(conversion, 0)} ms` },
      {
        what: "longest task in the page's main thread",
        value: spellTask(longest),
        goal: `≤ ${longTask} ms`,
        met: longest <= longTask,
      },
      { what: 'the same, posted without the mirror', value: spellTask(longestAlone) },
      { what: 'longest time between two frames', value: `${spell(spread('large', 'gap'), 0)} ms` },
      { what: 'the same, posted without the mirror', value: `${spell(spread('alone', 'gap'), 0)} ms` },
    ],
    notes: [
      `In Facebook's composer, with the shipped build; both files have the same length, ${measured.length} rounds, the order alternating. Median and quartiles. The page's main thread is watched from the click to the begin of the upload, in which everything is decoded, scaled and encoded; the platform's own work is included, which shows the photograph in its feed. Posted without the mirror: that alone, watched for as long. Of tasks the longest of all rounds.`,
    ],
    figures: { imagePixels, bytes, conversion, measured },
  };
}

function spellTask(time: number): string {
  return time === 0 ? `none over ${longTask} ms` : `${time.toFixed(0)} ms`;
}
