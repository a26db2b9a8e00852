import type { Page } from 'puppeteer-core';
import { launchBrowser, type StageBrowser } from '../stage/browsers/index.ts';
import { until } from '../stage/browsers/until.ts';
import { composer } from '../stage/composer.ts';
import { press, startStage } from '../stage/stage.ts';
import { connectAccount } from '../stage/steps.ts';
import { spell, spreadOf } from './figures.ts';
import { shipped } from './paths.ts';
import type { Result } from './table.ts';

const rounds = { counted: 10, warmUps: 2 };
/** Until somebody can write, in milliseconds. */
const goal = 100;

/** (p) How long it takes until somebody can write: in the popup, and in the composer's page. */
export async function ownStart(): Promise<Result> {
  const stage = await startStage({ language: 'de' });
  const { front } = stage;
  const browser = await launchBrowser({
    kind: 'chromium',
    language: 'de',
    extension: shipped.chromium,
    front,
  });
  try {
    await (await connectAccount(browser, stage.mastodon, press)).close();
    const beside = await browser.newPage('https://bsky.app/');
    const popup = await several(() => pageStart(browser, '/popup.html'));
    const page = await several(() => pageStart(browser, '/composer.html?new'));
    const toolbar = await several(() => popupStart(browser, beside));
    const row = (what: string, times: number[]) => {
      const { median } = spreadOf(times);
      return { what, value: `${spell(spreadOf(times), 0)} ms`, goal: `≤ ${goal} ms`, met: median <= goal };
    };
    return {
      name: '(p) Until somebody can write, Chromium',
      rows: [
        row('popup, from the beginning of its page', popup),
        row("composer's page, from its beginning", page),
        {
          what: "popup, from the press on the toolbar's button, at most",
          value: `${spell(spreadOf(toolbar), 0)} ms`,
        },
      ],
      notes: [
        `Until a frame has been painted in which the field has the focus; ${rounds.counted} after ${rounds.warmUps}, medians and quartiles. The first two in a tab, from navigation's start (performance.timeOrigin). The last is opened as by the toolbar's button (CDP) and looked at from outside, so it holds the browser's own work for a popup and up to 50 ms of looking.`,
      ],
      figures: { goal, popup, page, toolbar },
    };
  } finally {
    await browser.close();
    await stage.close();
  }
}

async function several(start: () => Promise<number>): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds.warmUps + rounds.counted; round += 1) times.push(await start());
  return times.slice(rounds.warmUps);
}

async function pageStart(browser: StageBrowser, path: string): Promise<number> {
  const page = await browser.newPage();
  await page.evaluateOnNewDocument(noteFocus, composer.text);
  await page.goto(browser.extensionUrl(path));
  const time = await until('the focus', () =>
    page.evaluate(() => Reflect.get(globalThis, '__written') as number | undefined),
  );
  await page.close();
  return time;
}

/** Looks in each frame, and notes when one has been painted with the focus in the field. Uses nothing from outside. */
function noteFocus(field: string): void {
  const look = () => {
    if (!document.activeElement?.matches(field)) return requestAnimationFrame(look);
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => Reflect.set(globalThis, '__written', performance.now());
    return port2.postMessage('painted');
  };
  requestAnimationFrame(look);
}

async function popupStart(browser: StageBrowser, beside: Page): Promise<number> {
  const pressed = Date.now();
  const popup = await browser.pressToolbar?.(beside);
  if (!popup) throw new Error('there is no popup');
  await popup.waitForFunction(
    (field) => document.activeElement?.matches(field),
    { polling: 'raf' },
    composer.text,
  );
  const time = Date.now() - pressed;
  await popup.close();
  return time;
}
