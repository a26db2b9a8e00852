import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import sharp from 'sharp';
import type { StageBrowser } from '../stage/browsers/index.ts';
import { until } from '../stage/browsers/until.ts';
import { press, startStage } from '../stage/stage.ts';
import { connectAccount } from '../stage/steps.ts';
import { spell, spreadOf } from './figures.ts';
import { launchShipped } from './launch-shipped.ts';
import { memoryOf } from './memory-of.ts';
import { pageStart, several } from './own-start.ts';
import { comparisonOf } from './ratio.ts';
import type { Result } from './table.ts';

const posts = { few: 8, many: 50 };
const pictures = 4;
/** Of one picture of noise, which nothing makes smaller, in pixels. */
const size = { width: 1200, height: 800 };
/** Until somebody can write in the popup beside a long queue, in milliseconds. */
const goal = 100;
/** Of what waits on the disk, at most this part may be in memory. */
const share = 0.1;

/** (s) Fifty posts with four pictures each at once, to a server that takes thirty uploads in half an hour. */
export async function queueLoad(): Promise<Result> {
  const stage = await startStage({ language: 'de' });
  const browser = await launchShipped(stage.front);
  try {
    await (await connectAccount(browser, stage.mastodon, press)).close();
    const picture = await noise();
    const empty = await several(() => pageStart(browser, '/popup.html'));
    await queue(browser, picture, posts.few);
    const few = await calmMemory(browser);
    await queue(browser, picture, posts.many - posts.few);
    const many = await calmMemory(browser);
    const full = await several(() => pageStart(browser, '/popup.html'));
    const waiting = await countRows(browser);
    const bytes = picture.length * pictures * (posts.many - posts.few);
    const mega = (value: number) => `${Math.round(value / 1024 ** 2).toLocaleString('en')} MB`;
    const field = spreadOf(full.map((one) => one.field));
    const ratio = comparisonOf(
      full.map((one, at) => ({ one: one.whole, other: empty[at]?.whole ?? Number.NaN })),
    );
    return {
      name: '(s) Fifty posts with four pictures each at once, Chromium',
      rows: [
        {
          what: `memory of all the browser’s processes with ${posts.many} queued, more than with ${posts.few}`,
          value: mega(many - few),
          goal: `≤ ${mega(share * bytes)}`,
          met: many - few <= share * bytes,
        },
        { what: '  what their files have on the disk', value: mega(bytes) },
        { what: '  still waiting when the popup was opened', value: `${waiting}` },
        {
          what: 'popup beside the queue, until somebody can write',
          value: `${spell(field, 0)} ms`,
          goal: `≤ ${goal} ms`,
          met: field.median <= goal,
        },
        {
          what: '  until all that belongs to the field is there ÷ with nothing queued',
          value: spell(ratio.ratio, 2),
        },
      ],
      notes: [
        `Proportional share of memory (PSS) of the browser and all its children, once the worker has nothing to do for ${rest / 1000} s; one run. The server answers 429 after thirty uploads, as Mastodon does, and the rest waits. Popup as in (p).`,
      ],
      figures: { few, many, bytes, waiting, empty, full },
    };
  } finally {
    await browser.close();
    await stage.close();
  }
}

function noise(): Promise<Buffer> {
  const { width, height } = size;
  return sharp(randomBytes(width * height * 3), { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
}

/** Gives so many posts to the outbox as the composer does, each with files of its own. */
async function queue(browser: StageBrowser, picture: Buffer, count: number): Promise<void> {
  const page = await browser.openExtensionPage('/composer.html?new');
  await page.evaluate(
    async ({ base64, account, count, pictures }) => {
      const { runtime } = Reflect.get(globalThis, 'chrome');
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const opened = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open('composer');
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      for (let at = 0; at < count; at += 1) {
        const id = crypto.randomUUID();
        const files = Array.from({ length: pictures }, () => crypto.randomUUID());
        const store = opened.transaction(['manuscripts', 'files'], 'readwrite');
        for (const file of files)
          store.objectStore('files').put({
            ...{ id: file, manuscript: id, file: new Blob([bytes], { type: 'image/png' }) },
          });
        store.objectStore('manuscripts').put({
          ...{ id, name: '', text: `Beitrag ${id}`, selection: [0, 0], accounts: [account], warning: '' },
          ...{ sensitive: false, visibility: 'public', urgent: false, ending: false, changed: Date.now() },
          files: files.map((file, place) => ({
            ...{ id: file, kind: 'image', name: `${place}.png`, bytes: bytes.length, type: 'image/png' },
            ...{ description: `Bild ${place}`, decorative: false, part: 0, traces: 'none' },
          })),
        });
        await new Promise((resolve) => store.addEventListener('complete', resolve));
        const answer = await runtime.sendMessage({ type: 'send-manuscript', id });
        if (answer.kind !== 'taken') throw new Error(`not taken: ${JSON.stringify(answer)}`);
      }
      opened.close();
    },
    {
      ...{ base64: picture.toString('base64'), count, pictures },
      account: `${press.username}@social.krefeld.example`,
    },
  );
  await page.close();
}

/** So long nothing may have changed before memory is looked at, in milliseconds. */
const rest = 8000;

/** What the browser has in memory when it has come to rest. */
async function calmMemory(browser: StageBrowser): Promise<number> {
  const page = await browser.newPage();
  const root = page.browser().process()?.pid;
  await page.close();
  if (root === undefined) throw new Error('the browser has no process');
  await setTimeout(rest);
  return memoryOf(root);
}

/** The posts that the popup shows as waiting. */
async function countRows(browser: StageBrowser): Promise<number> {
  const page = await browser.openExtensionPage('/popup.html');
  const rows = await until('the queue', async () => {
    const all = await page.$$('.cards > .item-waiting, .cards > .item-sending');
    return all.length > 0 ? all.length : undefined;
  });
  await page.close();
  return rows;
}
