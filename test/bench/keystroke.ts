import type { BoundingBox, Page } from 'puppeteer-core';
import type { StageBrowser } from '../stage/browsers/index.ts';
import { found } from '../stage/steps.ts';
import { bluesky, type Composer, facebook, instagram } from './composers.ts';
import { checkWritten, timeOfKeys, warmUp } from './main-thread.ts';
import { comparisonOf, rowsOf } from './ratio.ts';
import { armShipped, pill } from './shipped-panel.ts';
import type { Result } from './table.ts';
import { inBoth, inTurn, type Pair } from './with-and-without.ts';

/** Each round in new pages; of each, so many blocks of keys in turn in both pages. */
const turns = { warmUps: 1, rounds: 10 };
const blocks = 11;
const goal = 1.03;
const nodes = 20_000;
const block = 'Am Sonntag ist Markt';

/** Where the pointer is while somebody types: it went into the text, or stayed where the switch was pressed, in both pages. */
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
    const pairs = await inBoth(async (ours, plain) => {
      const all: Pair[] = [];
      for (let round = 0; round < turns.warmUps + turns.rounds; round += 1) {
        const found = await inNewPages(composer, pointer, ours, plain);
        if (round >= turns.warmUps) all.push(...found);
      }
      return all;
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
      `Processor time of the page's main thread (TaskDuration in thread ticks). Both pages are open at once, and ${block.length} keys are typed in the one, then in the other, each with its frame; which comes first alternates. ${blocks} such pairs in each of ${turns.rounds} openings after ${turns.warmUps}: what slows the machine down slows both of a pair. Medians and quartiles of the ${blocks * turns.rounds} pairs. Met: the median of the ratios is at most the goal.`,
    ],
    figures: { goal, nodes, keys: block.length, results },
  };
}

/** The times for a key in new pages of both browsers, block by block in turn. */
async function inNewPages(
  composer: Composer,
  pointer: Pointer,
  ours: StageBrowser,
  plain: StageBrowser,
): Promise<Pair[]> {
  const one = await openFor(composer, ours, true);
  const other = await openFor(composer, plain, false);
  const box = await (await found(one, pill)).boundingBox();
  for (const page of [one, other]) await beginToWrite(page, composer, pointer === 'on the pill' ? box : null);
  const times = await inTurn(
    { warmUps: 0, rounds: blocks },
    () => timeOfKeys(one, block),
    () => timeOfKeys(other, block),
  );
  for (const page of [one, other]) {
    await checkWritten(page, composer.editor, block.repeat(blocks));
    await page.close();
  }
  const perKey = (time: number) => time / block.length;
  return times.map((pair) => ({ one: perKey(pair.one), other: perKey(pair.other) }));
}

/** A large page with an open composer; with the mirror on where there is one. */
async function openFor(composer: Composer, browser: StageBrowser, isOurs: boolean): Promise<Page> {
  const page = await composer.openPage(browser);
  await addElements(page);
  await composer.open(page);
  if (isOurs) {
    await page.waitForSelector(pill);
    await armShipped(page);
  }
  return page;
}

/** With the pointer in the middle of this box of the window, or in the text. */
async function beginToWrite(page: Page, { editor }: Composer, box: BoundingBox | null): Promise<void> {
  if (box) {
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.focus(editor);
  } else await page.click(editor);
  await warmUp(page);
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
