import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Page } from 'puppeteer-core';
import { usuallyCompared } from '../../utils/post/same-window.ts';
import type { StageBrowser } from '../stage/browsers/index.ts';
import { until } from '../stage/browsers/until.ts';
import { pictureFiles } from '../stage/pictures.ts';
import { press } from '../stage/stage.ts';
import {
  attach,
  compareWithin,
  connectAccount,
  describe,
  openBluesky,
  openComposer,
  publish,
} from '../stage/steps.ts';
import { type BareOrder, mirrorBarely } from './bare-script.ts';
import { launchShipped } from './launch-shipped.ts';
import { mirrorResult } from './mirror-result.ts';
import { armShipped, pill } from './shipped-panel.ts';
import type { Result } from './table.ts';
import { startWatchedStage, type WatchedStage } from './watched-stage.ts';

const warmUps = 2;
const pairs = 16;

/** The account that the bare script posts to; the extension's is the press office's. */
const bare = { username: 'nackt', password: 'ohne alles', displayName: 'Bare script' };

/** When things happened in one mirroring, in milliseconds after the platform's answer was sent; `click` lies before it. */
export interface Moments {
  click: number;
  /** The directory was asked for the author's server. */
  reading: number;
  recordRead: number;
  blobsRead: number;
  /** The server was asked what stands at the account, and had answered; where nobody asks, as `blobsRead`. */
  asking: number;
  compared: number;
  uploading: number;
  uploaded: number;
  posting: number;
  /** The server has answered that the status exists. */
  posted: number;
}

/** One post mirrored by the extension, another one like it by the bare script. */
export interface Pair {
  extension: Moments;
  bare: Moments;
}

/** (b) From the Post click to the status being readable, by the extension and by a bare script. */
export async function mirrorTime(): Promise<Result> {
  const stage = await startWatchedStage();
  const browser = await launchShipped(stage.front);
  const pictures = await pictureFiles(2);
  try {
    const show = await prepare(stage, browser, pictures);
    const measured: Pair[] = [];
    for (let number = 0; number < warmUps + pairs; number++) {
      // Each kind comes first as often as the other: a second one may find things warmer.
      const extensionFirst = number % 2 === 0;
      const first = extensionFirst ? await byExtension(show) : await byScript(show);
      const second = extensionFirst ? await byScript(show) : await byExtension(show);
      const pair = extensionFirst ? { extension: first, bare: second } : { extension: second, bare: first };
      if (number >= warmUps) measured.push(pair);
    }
    return mirrorResult(measured);
  } finally {
    await browser.close();
    await stage.close();
    await rm(dirname(pictures[0] ?? ''), { recursive: true });
  }
}

interface Show {
  stage: WatchedStage;
  browser: StageBrowser;
  pictures: string[];
  /** A page of the extension: the same origin, connections and cookies as its background. */
  office: Page;
  token: string;
}

async function prepare(stage: WatchedStage, browser: StageBrowser, pictures: string[]): Promise<Show> {
  stage.mastodon.faults.noRateLimits = true;
  stage.mastodon.addUser(bare);
  const office = await connectAccount(browser, stage.mastodon, press);
  // As it is for everybody who has set nothing else. Each post has a number of its own, so that no two are the same.
  await compareWithin(office, usuallyCompared);
  await office.evaluate(`globalThis.mirrorBarely = ${mirrorBarely}`);
  return { stage, browser, pictures, office, token: stage.mastodon.issueToken(bare.username) };
}

async function byExtension(show: Show): Promise<Moments> {
  const { page } = await compose(show);
  await armShipped(page);
  return measure(show, page, () => {});
}

async function byScript(show: Show): Promise<Moments> {
  const { page, text } = await compose(show);
  const { token, office, stage } = show;
  let done: Promise<unknown> | undefined;
  const moments = await measure(show, page, (uri) => {
    const order: BareOrder = { uri, host: stage.mastodon.host, token, text };
    done = office.evaluate(`mirrorBarely(${JSON.stringify(order)})`);
  });
  await done;
  return moments;
}

let written = 0;

async function compose({ browser, pictures }: Show): Promise<{ page: Page; text: string }> {
  const text = `Grüße aus Krefeld, Nummer ${++written}: heute ist Markt #Krefeld`;
  const page = await openBluesky(browser);
  await openComposer(page);
  await page.waitForSelector(pill);
  await page.keyboard.type(`${text} `);
  await attach(page, pictures);
  await describe(page, 0, 'Häuser am Platz');
  await describe(page, 1, 'Andere Häuser am Platz');
  return { page, text };
}

async function measure({ stage }: Show, page: Page, accepted: (uri: string) => void): Promise<Moments> {
  stage.seen.length = 0;
  stage.onAccepted = accepted;
  let click = Number.NaN;
  await publish(page, () => {
    click = performance.now();
  });
  await until('the status', async () => stage.seen.some(isPosted) || undefined);
  stage.onAccepted = undefined;
  const moments = momentsOf(stage, click);
  await page.close();
  return moments;
}

function momentsOf({ seen }: WatchedStage, click: number): Moments {
  const ours = seen.filter(({ origin, status }) => origin !== 'https://bsky.app' && status < 300);
  const ends = (end: string) => ours.filter(({ line }) => line.endsWith(end) && !line.startsWith('OPTIONS'));
  const accepted = seen.find(({ line }) => line.startsWith('POST') && line.endsWith('applyWrites'));
  const [directory, record] = [ours.find(({ line }) => line.includes('plc.directory')), ends('getRecord')[0]];
  const standing = ends('/statuses').find(({ line }) => line.startsWith('GET'));
  const [blobs, uploads, posts] = [ends('getBlob'), ends('/api/v2/media'), ends('/api/v1/statuses')];
  const post = posts.find(isPosted);
  if (!accepted || !record || !post || blobs.length !== 2 || uploads.length !== 2) {
    throw new Error(`Not what a mirroring looks like:\n${seen.map(({ line }) => line).join('\n')}`);
  }
  const after = (time: number) => time - accepted.ended;
  return {
    click: after(click),
    // The extension has asked the directory already when the mirror was armed, within the last ten minutes.
    reading: after((directory ?? record).began),
    recordRead: after(record.ended),
    blobsRead: after(Math.max(...blobs.map(({ ended }) => ended))),
    asking: after(standing?.began ?? Math.max(...blobs.map(({ ended }) => ended))),
    compared: after(standing?.ended ?? Math.max(...blobs.map(({ ended }) => ended))),
    uploading: after(Math.min(...uploads.map(({ began }) => began))),
    uploaded: after(Math.max(...uploads.map(({ ended }) => ended))),
    posting: after(post.began),
    posted: after(post.ended),
  };
}

function isPosted({ line, status }: { line: string; status: number }): boolean {
  return line.startsWith('POST') && line.endsWith('/api/v1/statuses') && status < 300;
}
