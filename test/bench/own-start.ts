import type { Page } from 'puppeteer-core';
import type { StageBrowser } from '../stage/browsers/index.ts';
import { until } from '../stage/browsers/until.ts';
import { composer } from '../stage/composer.ts';
import { press, startStage } from '../stage/stage.ts';
import { connectAccount } from '../stage/steps.ts';
import { spell, spreadOf } from './figures.ts';
import { launchShipped } from './launch-shipped.ts';
import type { Result } from './table.ts';

const rounds = { counted: 10, warmUps: 2 };
/** Until somebody can write, in milliseconds. */
const goal = 100;

/** (p) How long it takes until somebody can write: in the popup, and in the composer's page. */
export async function ownStart(): Promise<Result> {
  const stage = await startStage({ language: 'de' });
  const { front } = stage;
  const browser = await launchShipped(front);
  try {
    await (await connectAccount(browser, stage.mastodon, press)).close();
    const beside = await browser.newPage('https://bsky.app/');
    const popup = await several(() => pageStart(browser, '/popup.html'));
    const page = await several(() => pageStart(browser, '/composer.html?new'));
    const fields = [popup, page].map((all) => all.map(({ field }) => field)) as [number[], number[]];
    const wholes = [popup, page].map((all) => all.map(({ whole }) => whole)) as [number[], number[]];
    const toolbar = await several(() => popupStart(browser, beside));
    const row = (what: string, times: number[]) => {
      const { median } = spreadOf(times);
      return { what, value: `${spell(spreadOf(times), 0)} ms`, goal: `≤ ${goal} ms`, met: median <= goal };
    };
    return {
      name: '(p) Until somebody can write, Chromium',
      rows: [
        row('popup, from the beginning of its page', fields[0]),
        { what: '  until all that belongs to it is there', value: `${spell(spreadOf(wholes[0]), 0)} ms` },
        row("composer's page, from its beginning", fields[1]),
        { what: '  until all that belongs to it is there', value: `${spell(spreadOf(wholes[1]), 0)} ms` },
        {
          what: "popup, from the press on the toolbar's button, at most",
          value: `${spell(spreadOf(toolbar), 0)} ms`,
        },
      ],
      notes: [
        `Until a frame has been painted in which the field has the focus; ${rounds.counted} after ${rounds.warmUps}, medians and quartiles. In a tab, from navigation's start (performance.timeOrigin); all is there once a frame has been painted with the button that publishes. The last is opened as by the toolbar's button (CDP) and looked at from outside, so it holds the browser's own work for a popup and up to 50 ms of looking.`,
      ],
      figures: { goal, popup, page, toolbar },
    };
  } finally {
    await browser.close();
    await stage.close();
  }
}

export async function several<Time>(start: () => Promise<Time>): Promise<Time[]> {
  const times: Time[] = [];
  for (let round = 0; round < rounds.warmUps + rounds.counted; round += 1) times.push(await start());
  return times.slice(rounds.warmUps);
}

/** Milliseconds from the page's beginning, until its field and until all of it is painted. */
export interface Start {
  field: number;
  whole: number;
}

/** Opens one of our pages in a tab of its own, and closes it. */
export async function pageStart(browser: StageBrowser, path: string): Promise<Start> {
  const page = await browser.newPage();
  await page.evaluateOnNewDocument(notePaints, composer.text, composer.publish);
  await page.goto(browser.extensionUrl(path));
  const time = await until('all of it', () =>
    page.evaluate(() => {
      const { field, whole } = Reflect.get(globalThis, '__painted') as Partial<Start>;
      return field !== undefined && whole !== undefined ? { field, whole } : undefined;
    }),
  );
  await page.close();
  return time;
}

/** Looks in each frame, and notes when one has been painted with the focus in the field, and with the button. Uses nothing from outside. */
function notePaints(field: string, button: string): void {
  const painted: Partial<Start> = {};
  Reflect.set(globalThis, '__painted', painted);
  const note = (what: keyof Start) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      painted[what] ??= performance.now();
    };
    port2.postMessage('painted');
  };
  const look = () => {
    if (document.activeElement?.matches(field)) note('field');
    if (document.querySelector(button)) return note('whole');
    return requestAnimationFrame(look);
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
