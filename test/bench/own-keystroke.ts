import type { Page } from 'puppeteer-core';
import type { StageBrowser } from '../stage/browsers/index.ts';
import { composer, openComposerPage } from '../stage/composer.ts';
import { press, startStage } from '../stage/stage.ts';
import { connectAccount } from '../stage/steps.ts';
import { launchShipped } from './launch-shipped.ts';
import { longText } from './long-post.ts';
import { perKey } from './main-thread.ts';
import { comparisonOf, rowsOf } from './ratio.ts';
import type { Result } from './table.ts';
import { inTurn, type Pair } from './with-and-without.ts';

const turns = { warmUps: 1, rounds: 6 };
const goal = 2;
const written = 'Am Samstag ist Markt in Krefeld. '.repeat(3).slice(0, 80);

/** (o) How long the main thread works for one key in a very long text of our own composer, and in a plain text field. */
export async function ownKeystroke(): Promise<Result> {
  const stage = await startStage({ language: 'de' });
  const { front } = stage;
  const browser = await launchShipped(front);
  try {
    await (await connectAccount(browser, stage.mastodon, press)).close();
    return resultOf(
      await inTurn(
        turns,
        async () => typed(await openComposerPage(browser), composer.text),
        async () => typed(await plainField(browser), 'textarea'),
      ),
    );
  } finally {
    await browser.close();
    await stage.close();
  }
}

/** A field of the same size and nothing else, in a page of the same origin. */
async function plainField(browser: StageBrowser): Promise<Page> {
  const page = await browser.openExtensionPage('/ask.html');
  await page.evaluate(() => {
    const field = document.createElement('textarea');
    field.rows = 8;
    field.style.width = '560px';
    document.body.replaceChildren(field);
  });
  return page;
}

async function typed(page: Page, editor: string): Promise<number> {
  await page.focus(editor);
  await page.keyboard.sendCharacter(longText());
  const time = await perKey(page, { editor, written });
  await page.close();
  return time;
}

function resultOf(pairs: Pair[]): Result {
  const times = comparisonOf(pairs);
  return {
    name: '(o) Our own composer: main thread per key in a text of 5,000 characters with 20 links, Chromium',
    rows: rowsOf('one key', ['composer with its preview', 'a plain field'], goal, times),
    notes: [
      `Processor time of the page's main thread as for (c), ${written.length} keys a run, each with its frame; ${turns.rounds} pairs after ${turns.warmUps}, alternating. Medians and quartiles. Each key is in the store; counts and preview follow when a person pauses for 120 ms.`,
    ],
    figures: { goal, keys: written.length, ...times, pairs },
  };
}
