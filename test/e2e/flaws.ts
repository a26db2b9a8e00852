import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Frame, Page } from 'puppeteer-core';
import { expect } from 'vitest';
import { ourFrames } from '../stage/elements.ts';

/** What axe finds in the page, or in what of it the selector names, shadow roots and our own frames included. */
export async function flaws(page: Page, selector = 'html'): Promise<string[]> {
  const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const found: AxeResults[] = [];
  const places = [[page.mainFrame(), selector] as const];
  for (const frame of await ourFrames(page)) if (await isShown(frame)) places.push([frame, 'html']);
  for (const [frame, within] of places) found.push(await runAxe(frame, within, source));
  expect(found.reduce((sum, { passes }) => sum + passes.length, 0)).toBeGreaterThan(5);
  const all = found.flatMap(({ violations }) => violations);
  return all.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

const pageOnly = Object.fromEntries(
  ['landmark-one-main', 'page-has-heading-one', 'region'].map((rule) => [rule, { enabled: false }]),
);

async function runAxe(frame: Frame, within: string, source: string): Promise<AxeResults> {
  await frame.evaluate(source);
  // What is just appearing has no contrast yet.
  await frame.evaluate(() => {
    const fading = document.getAnimations().filter(({ effect }) => {
      return effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY;
    });
    for (const animation of fading) animation.finish();
  });
  // Each frame is looked at by itself, but is no page of its own, which would have a heading and a main part.
  const rules = within === 'html' && frame.parentFrame() ? pageOnly : {};
  return frame.evaluate(
    (include, options) => Reflect.get(globalThis, 'axe').run({ include: [include] }, options),
    within,
    { iframes: false, rules },
  );
}

function isShown(frame: Frame): Promise<boolean> {
  return frame.evaluate(() => document.body.getClientRects().length > 0 && innerHeight > 1);
}
