import type { BrowserKind } from '../stage/browsers/index.ts';
import { endToEndFiles, shortName } from './end-to-end-files.ts';

/**
 * Which browser runs which end-to-end tests in an everyday run; `npm run test:long` runs them all in both. Signing in,
 * what is posted on the two largest platforms and every attack are seen by both. The others are dealt out so that each
 * browser has about as much to do; `folder/*` is every file of a folder.
 */
export const table: Record<string, BrowserKind | 'both'> = {
  'attacks/*': 'both',
  'e2e/business-suite': 'chromium',
  'e2e/descriptions': 'firefox',
  'e2e/facebook': 'both',
  'e2e/handle-book': 'chromium',
  'e2e/health': 'firefox',
  'e2e/instagram': 'firefox',
  'e2e/mirror': 'both',
  'e2e/offer': 'chromium',
  'e2e/old-tab': 'firefox',
  'e2e/panel': 'firefox',
  'e2e/pictures': 'firefox',
  'e2e/preview': 'firefox',
  'e2e/preview-limits': 'chromium',
  'e2e/screenshots': 'chromium',
  'e2e/shipped': 'firefox',
  'e2e/sign-in': 'both',
  'e2e/trouble': 'chromium',
  'e2e/trust': 'chromium',
};

/** The line of the table that a file stands in, by its path from the project's root; undefined if in none. */
export function lineOf(path: string): string | undefined {
  const name = shortName(path);
  return [name, name.replace(/\/.*/, '/*')].find((line) => line in table);
}

/** The files of an everyday run in one browser, by their paths from the root. One that is not in the table is run by both. */
export function browserShare(browser: BrowserKind, files = endToEndFiles()): string[] {
  return files.filter((path) => {
    const share = table[lineOf(path) ?? ''] ?? 'both';
    return share === 'both' || share === browser;
  });
}
