import type { BrowserKind, BrowserLanguage } from '../stage/browsers/index.ts';

/** A browser and the language that it speaks. */
export type Pair = readonly [BrowserKind, BrowserLanguage];

/** Everyday runs see each browser and each language. */
export const everyday: readonly Pair[] = [
  ['chromium', 'de'],
  ['firefox', 'en'],
];

/** A long run sees every test in every pair. */
export const everyPair: readonly Pair[] = [...everyday, ['chromium', 'en'], ['firefox', 'de']];

/** Whether the pair is one of every day, so that its project is there in every run. */
export function isEveryday([browser, language]: Pair): boolean {
  return everyday.some(([kind, spoken]) => kind === browser && spoken === language);
}

/** The name of the pair's project; one of every day has its browser's, so that `--project e2e-firefox` is the same in every run. */
export function projectName(pair: Pair): string {
  const [browser, language] = pair;
  return isEveryday(pair) ? `e2e-${browser}` : `e2e-${browser}-${language}`;
}

/** The language that a browser speaks in everyday runs. */
export function everydayLanguage(browser: BrowserKind): BrowserLanguage {
  return everyday.find(([kind]) => kind === browser)?.[1] ?? 'de';
}
