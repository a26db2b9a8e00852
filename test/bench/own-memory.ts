import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { until } from '../stage/browsers/until.ts';
import { composer, openComposerPage } from '../stage/composer.ts';
import { press, startStage } from '../stage/stage.ts';
import { connectAccount } from '../stage/steps.ts';
import { launchShipped } from './launch-shipped.ts';
import { memoryOf } from './memory-of.ts';
import { photograph } from './photographs.ts';
import type { Result } from './table.ts';

const count = 20;
const pause = 50;
/** A picture of 24 megapixels, decoded, at four bytes a pixel. */
const decoded = 6000 * 4000 * 4;

/** (q) How much memory the browser takes for twenty photographs of 24 megapixels in the composer. */
export async function ownMemory(): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'mitposten-photos-'));
  const stage = await startStage({ language: 'de' });
  const browser = await launchShipped(stage.front);
  try {
    const { path, bytes } = await photograph(folder, 6000, 4000);
    await (await connectAccount(browser, stage.mastodon, press)).close();
    const page = await openComposerPage(browser);
    const root = page.browser().process()?.pid;
    if (root === undefined) throw new Error('the browser has no process');
    const before = await memoryOf(root);
    const watched = watch(root);
    const started = performance.now();
    const input = await page.waitForSelector('.composer-files input[type="file"]');
    await input?.uploadFile(...Array.from({ length: count }, () => path));
    await until(
      'all of them drawn',
      () =>
        page.evaluate(
          ([file, all]) => document.querySelectorAll(`${file} img[src^="blob:"]`).length === all || undefined,
          [composer.file, count] as const,
        ),
      240_000,
    );
    const time = performance.now() - started;
    const most = await watched.end();
    await setTimeout(2000);
    const after = await memoryOf(root);
    const mega = (value: number) => `${Math.round(value / 1024 ** 2).toLocaleString('en')} MB`;
    return {
      name: '(q) Twenty photographs of 24 megapixels in the composer, Chromium',
      rows: [
        {
          what: 'memory of all the browser’s processes, at most more than before',
          value: mega(most - before),
        },
        {
          what: '  two seconds after all are shown, more than before',
          value: mega(after - before),
          goal: `≤ ${mega((count / 2) * decoded)}`,
          met: after - before <= (count / 2) * decoded,
        },
        { what: '  until all are shown', value: `${(time / 1000).toFixed(1)} s` },
      ],
      notes: [
        `Proportional share of memory (PSS) of the browser and all its children, looked at every ${pause} ms; one run. The goal is half of what the ${count} pictures take decoded; as files they have ${mega(count * bytes)}.`,
      ],
      figures: { before, most, after, time, count, bytes },
    };
  } finally {
    await browser.close();
    await stage.close();
    await rm(folder, { recursive: true });
  }
}

/** Looks again and again until it is ended, and gives the most that was seen, in bytes. */
function watch(root: number) {
  let most = 0;
  let isOver = false;
  const watching = (async () => {
    while (!isOver) {
      most = Math.max(most, await memoryOf(root));
      await setTimeout(pause);
    }
  })();
  return {
    async end(): Promise<number> {
      isOver = true;
      await watching;
      return most;
    },
  };
}
