import type { Page } from 'puppeteer-core';
import { bluesky, type Composer, facebook, instagram } from './composers.ts';
import { perKey } from './main-thread.ts';
import { comparisonOf, rowsOf } from './ratio.ts';
import { armShipped, pill } from './shipped-panel.ts';
import type { Result } from './table.ts';
import { withAndWithout } from './with-and-without.ts';

const turns = { warmUps: 1, rounds: 6 };
const goal = 1.03;
const nodes = 20_000;
const written = 'Am Samstag ist Markt in Krefeld. '.repeat(3).slice(0, 80);

/** Where the pointer is while somebody types: it went into the text, or stayed where the switch was pressed. */
type Pointer = 'in the text' | 'on the pill';

/**
 * (c) How long the page's main thread works for one key, with the mirror on and in a browser without the extension. Here also
 * with the pointer left where it pressed the switch.
 */
export const keystroke = () => measured('c', bluesky, ['in the text', 'on the pill']);

/** (j) The same on Facebook. */
export const facebookKeystroke = () => measured('j', facebook, ['in the text']);

/** (k) The same on Instagram. */
export const instagramKeystroke = () => measured('k', instagram, ['in the text']);

async function measured(letter: string, composer: Composer, pointers: Pointer[]): Promise<Result> {
  const results = [];
  for (const pointer of pointers) {
    const pairs = await withAndWithout(turns, async (browser, isOurs) => {
      const page = await composer.openPage(browser);
      await addElements(page);
      await composer.open(page);
      if (isOurs) {
        await page.waitForSelector(pill);
        await armShipped(page);
      }
      if (pointer === 'in the text') await page.click(composer.editor);
      else await page.focus(composer.editor);
      const time = await perKey(page, { editor: composer.editor, written });
      await page.close();
      return time;
    });
    results.push({ pointer, times: comparisonOf(pairs), pairs });
  }
  const name = `(${letter}) Main thread per key on ${composer.platform} (${composer.library})`;
  return {
    name: `${name}, ${nodes.toLocaleString('en')} elements beside it, Chromium`,
    rows: results.flatMap(({ pointer, times }) =>
      rowsOf(`pointer ${pointer}`, ['with the extension, mirror on', 'without'], goal, times),
    ),
    notes: [
      `Processor time of the page's main thread (TaskDuration in thread ticks), ${written.length} keys a run, each with its frame; ${turns.rounds} pairs after ${turns.warmUps}, alternating. Medians and quartiles. Met: the median of the ratios is at most the goal.`,
    ],
    figures: { goal, nodes, keys: written.length, results },
  };
}

/** Makes the page as large as that of somebody who has read for a while. */
async function addElements(page: Page): Promise<void> {
  await page.evaluate((count) => {
    const feed = document.createElement('div');
    // Lines of ten, so that it is wide and deep as a feed is.
    for (let line = 0; line < count / 10; line += 1) {
      const one = document.createElement('p');
      for (let place = 1; place < 10; place += 1) {
        const word = document.createElement('span');
        word.textContent = `Wort ${place} `;
        one.append(word);
      }
      feed.append(one);
    }
    document.body.append(feed);
  }, nodes);
}
