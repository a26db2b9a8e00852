import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'puppeteer-core';
import { expect } from 'vitest';

/** What axe finds in the page, or in what of it the selector names, shadow roots included. */
export async function flaws(page: Page, selector = 'html'): Promise<string[]> {
  const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  await page.evaluate(source);
  // What is just appearing has no contrast yet.
  await page.evaluate(() => {
    const fading = document.getAnimations().filter(({ effect }) => {
      return effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY;
    });
    for (const animation of fading) animation.finish();
  });
  const { violations, passes }: AxeResults = await page.evaluate(
    (within) => Reflect.get(globalThis, 'axe').run({ include: [within] }),
    selector,
  );
  expect(passes.length).toBeGreaterThan(5);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
