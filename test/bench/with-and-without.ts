import { rm } from 'node:fs/promises';
import { launchBrowser, type StageBrowser } from '../stage/browsers/index.ts';
import { press, startStage } from '../stage/stage.ts';
import { connectAccount } from '../stage/steps.ts';
import { emptyExtension } from './empty-extension.ts';
import { shipped } from './paths.ts';

/** Two numbers of one pair, measured one right after the other. */
export interface Pair {
  one: number;
  other: number;
}

/**
 * Measures in a browser with the shipped build and a signed-in account, and in one with an extension that does nothing, in
 * turn; which of a pair comes first alternates. The first pairs only warm up.
 */
export function withAndWithout(
  turns: { warmUps: number; rounds: number },
  measure: (browser: StageBrowser, isOurs: boolean) => Promise<number>,
): Promise<Pair[]> {
  return inBoth((ours, plain) =>
    inTurn(
      turns,
      () => measure(ours, true),
      () => measure(plain, false),
    ),
  );
}

/** The browser with the shipped build and a signed-in account, and the one with an extension that does nothing. */
export async function inBoth<Found>(
  look: (ours: StageBrowser, plain: StageBrowser) => Promise<Found>,
): Promise<Found> {
  const stage = await startStage({ language: 'de' });
  const empty = await emptyExtension();
  const launch = (extension: string) =>
    launchBrowser({ kind: 'chromium', language: 'de', extension, front: stage.front });
  const browsers: StageBrowser[] = [];
  try {
    const ours = await launch(shipped.chromium);
    browsers.push(ours);
    const plain = await launch(empty);
    browsers.push(plain);
    await (await connectAccount(ours, stage.mastodon, press)).close();
    return await look(ours, plain);
  } finally {
    for (const browser of browsers) await browser.close();
    await stage.close();
    await rm(empty, { recursive: true });
  }
}

/** Takes both numbers in turn; which comes first alternates. The first pairs are left out. */
export async function inTurn(
  { warmUps, rounds }: { warmUps: number; rounds: number },
  one: () => Promise<number>,
  other: () => Promise<number>,
): Promise<Pair[]> {
  const pairs: Pair[] = [];
  for (let round = 0; round < warmUps + rounds; round += 1) {
    const isFirst = round % 2 === 0;
    const first = await (isFirst ? one() : other());
    const second = await (isFirst ? other() : one());
    if (round >= warmUps) pairs.push(isFirst ? { one: first, other: second } : { one: second, other: first });
  }
  return pairs;
}
