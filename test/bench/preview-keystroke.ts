import type { Page } from 'puppeteer-core';
import type { StageBrowser } from '../stage/browsers/index.ts';
import { press, startStage } from '../stage/stage.ts';
import { connectAccount } from '../stage/steps.ts';
import { facebook } from './composers.ts';
import { launchShipped } from './launch-shipped.ts';
import { longText } from './long-post.ts';
import { perKey } from './main-thread.ts';
import { comparisonOf, rowsOf } from './ratio.ts';
import { armShipped, openShippedPreview, pill } from './shipped-panel.ts';
import type { Result } from './table.ts';
import { inTurn, type Pair } from './with-and-without.ts';

const turns = { warmUps: 1, rounds: 6 };
const goal = 1.5;
const { editor } = facebook;
const written = 'Am Samstag ist Markt in Krefeld. '.repeat(3).slice(0, 80);

/** (g) How long the page's main thread works for one key in a very long text, with the preview open and closed. */
export async function previewKeystroke(): Promise<Result> {
  const stage = await startStage({ language: 'de' });
  const { front } = stage;
  const browser = await launchShipped(front);
  try {
    await (await connectAccount(browser, stage.mastodon, press)).close();
    return resultOf(
      await inTurn(
        turns,
        () => typed(browser, true),
        () => typed(browser, false),
      ),
    );
  } finally {
    await browser.close();
    await stage.close();
  }
}

async function typed(browser: StageBrowser, withPreview: boolean): Promise<number> {
  const page = await facebook.openPage(browser);
  await facebook.open(page);
  await page.keyboard.sendCharacter(longText());
  await page.waitForSelector(pill);
  await armShipped(page);
  if (withPreview) await openShippedPreview(page);
  await toEnd(page);
  const time = await perKey(page, { editor, written });
  await page.close();
  return time;
}

async function toEnd(page: Page): Promise<void> {
  await page.focus(editor);
  await page.keyboard.down('Control');
  await page.keyboard.press('End');
  await page.keyboard.up('Control');
}

function resultOf(pairs: Pair[]): Result {
  const times = comparisonOf(pairs);
  return {
    name: '(g) Preview: main thread per key in a text of 5,000 characters with 20 links, Chromium',
    rows: rowsOf('one key', ['preview open', 'closed'], goal, times),
    notes: [
      `In Facebook's composer; processor time of the page's main thread as for (c), ${written.length} keys a run, each with its frame; ${turns.rounds} pairs after ${turns.warmUps}, alternating. Medians and quartiles. The preview is a page of the extension's own, which works on a thread of its own.`,
    ],
    figures: { goal, keys: written.length, ...times, pairs },
  };
}
