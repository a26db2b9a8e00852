import type { Page } from 'puppeteer-core';
import { launchBrowser, type StageBrowser } from '../stage/browsers/index.ts';
import { openFacebook, openFacebookComposer } from '../stage/facebook/steps.ts';
import { press, startStage } from '../stage/stage.ts';
import { connectAccount } from '../stage/steps.ts';
import { spell, spreadOf } from './figures.ts';
import { longText } from './long-post.ts';
import { perKey } from './main-thread.ts';
import { shipped } from './paths.ts';
import { armShipped, openShippedPreview, panelHost } from './shipped-panel.ts';
import type { Result } from './table.ts';

const rounds = 5;
/** Half a frame at 60 Hz: the page keeps the other half. */
const goal = 8;
const editor = '[role="dialog"] [contenteditable="true"]';
const written = 'Am Samstag ist Markt in Krefeld. '.repeat(3).slice(0, 80);

/** (g) How long the page's main thread works for one key in a very long text, with the preview open and closed. */
export async function previewKeystroke(): Promise<Result> {
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
    const measured: { open: number; closed: number }[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const isOpenFirst = round % 2 === 0;
      const first = await typed(browser, isOpenFirst);
      const second = await typed(browser, !isOpenFirst);
      measured.push(isOpenFirst ? { open: first, closed: second } : { open: second, closed: first });
    }
    return resultOf(measured);
  } finally {
    await browser.close();
    await stage.close();
  }
}

async function typed(browser: StageBrowser, withPreview: boolean): Promise<number> {
  const page = await openFacebook(browser);
  await openFacebookComposer(page);
  await page.keyboard.sendCharacter(longText());
  await page.waitForSelector(panelHost);
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

function resultOf(measured: { open: number; closed: number }[]): Result {
  const open = spreadOf(measured.map((each) => each.open));
  const closed = spreadOf(measured.map((each) => each.closed));
  const difference = spreadOf(measured.map((each) => each.open - each.closed));
  return {
    name: '(g) Preview: main thread per key in a text of 5,000 characters with 20 links, Chromium',
    rows: [
      { what: 'with the preview open', value: `${spell(open, 2)} ms` },
      { what: 'with the preview closed, panel armed', value: `${spell(closed, 2)} ms` },
      {
        what: 'difference within a pair',
        value: `${spell(difference, 2)} ms`,
        goal: `< ${goal} ms`,
        met: difference.median < goal,
      },
    ],
    notes: [
      `In Facebook's composer; processor time of the page's main thread as for (c), ${written.length} keys a run, each with its frame, the preview drawn anew in it; ${measured.length} pairs, alternating. Median and quartiles.`,
    ],
    figures: { goal, keys: written.length, open, closed, difference, measured },
  };
}
