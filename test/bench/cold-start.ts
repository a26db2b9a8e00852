import type { Page } from 'puppeteer-core';
import { type BrowserKind, launchBrowser, type StageBrowser } from '../stage/browsers/index.ts';
import { until } from '../stage/browsers/until.ts';
import { type Front, startFront } from '../stage/front.ts';
import { type Spread, spell, spreadOf } from './figures.ts';
import { shipped } from './paths.ts';
import type { Result } from './table.ts';

const rounds = 12;

/** (e) How long the background takes to answer when it has to be started first, in both browsers. */
export async function coldStart(): Promise<Result> {
  const front = await startFront([]);
  try {
    const measured = [];
    for (const kind of ['chromium', 'firefox'] as const) measured.push(await startsOf(kind, front));
    return {
      name: '(e) Cold start of the background',
      rows: measured.flatMap(({ kind, cold, warm }) => [
        { what: `${kind}: answer of a stopped background`, value: `${spell(cold, 1)} ms` },
        { what: `${kind}: answer of a running one`, value: `${spell(warm, 1)} ms` },
      ]),
      notes: [
        `A page of the extension sends a message that is answered after a look into the outbox; ${rounds} rounds, median and quartiles. The difference is the start: the browser's own part, our script, opening the store.`,
      ],
      figures: measured,
    };
  } finally {
    await front.close();
  }
}

async function startsOf(
  kind: BrowserKind,
  front: Front,
): Promise<{ kind: BrowserKind; cold: Spread; warm: Spread }> {
  const browser = await launchBrowser({ kind, language: 'de', extension: shipped[kind], front });
  try {
    // It asks for nothing by itself, which would start the background anew.
    const page = await browser.openExtensionPage('/ask.html');
    const [cold, warm]: [number[], number[]] = [[], []];
    for (let round = 0; round < rounds; round++) {
      await stop(browser, page);
      cold.push(await answerTime(page));
      warm.push(await answerTime(page));
    }
    return { kind, cold: spreadOf(cold), warm: spreadOf(warm) };
  } finally {
    await browser.close();
  }
}

/** Resolves when the background no longer runs. */
async function stop(browser: StageBrowser, page: Page): Promise<void> {
  await browser.stopBackground();
  const runs = () =>
    page
      .browser()
      .targets()
      .some((target) => target.type() === 'service_worker');
  await until('the background to stop', async () => (runs() ? undefined : true));
}

/** Milliseconds until the background has looked for something that is not there. */
function answerTime(page: Page): Promise<number> {
  return page.evaluate(async () => {
    // Both browsers have it; their types are not known in a test.
    const { browser } = globalThis as unknown as {
      browser: { runtime: { sendMessage(message: unknown): Promise<unknown> } };
    };
    const sent = performance.now();
    await browser.runtime.sendMessage({ type: 'retry', id: 'nothing' });
    return performance.now() - sent;
  });
}
