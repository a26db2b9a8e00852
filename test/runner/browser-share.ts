import type { BrowserKind } from '../stage/browsers/index.ts';
import { endToEndFiles, shortName } from './end-to-end-files.ts';

/**
 * Which browser runs which end-to-end tests in an everyday run; `npm run test:long` runs them all in both. Both run what
 * rests on what the browsers do differently: frames, closed roots, the focus, what is seen in a dialog. The others are dealt
 * out so that each has about as much to do.
 */
export const table: Record<string, BrowserKind | 'both'> = {
  'attacks/closed-root': 'both',
  'attacks/forged-posts': 'chromium',
  'attacks/frames': 'both',
  'attacks/identity': 'chromium',
  'attacks/preview': 'firefox',
  'attacks/silence': 'firefox',
  'attacks/stolen-clicks': 'firefox',
  'e2e/accessible': 'chromium',
  'e2e/business-suite': 'chromium',
  'e2e/catching-up': 'chromium',
  'e2e/changed-there': 'chromium',
  'e2e/composer': 'chromium',
  'e2e/composer-choices': 'chromium',
  'e2e/composer-entrances': 'chromium',
  'e2e/composer-features': 'chromium',
  'e2e/composer-keyboard': 'chromium',
  'e2e/composer-tree': 'chromium',
  'e2e/composer-trouble': 'chromium',
  'e2e/composer-pictures': 'chromium',
  'e2e/descriptions': 'firefox',
  'e2e/dialogs': 'both',
  'e2e/doctored': 'firefox',
  'e2e/doctored-elsewhere': 'chromium',
  'e2e/edits': 'chromium',
  'e2e/enlarged': 'chromium',
  'e2e/facebook': 'chromium',
  'e2e/fault-series': 'chromium',
  'e2e/first-start': 'firefox',
  'e2e/framed': 'chromium',
  'e2e/handle-book': 'chromium',
  'e2e/health': 'firefox',
  'e2e/hostile-server': 'firefox',
  'e2e/in-page-pictures': 'chromium',
  'e2e/instagram': 'chromium',
  'e2e/institutions': 'chromium',
  'e2e/keyboard': 'chromium',
  'e2e/mirror': 'chromium',
  'e2e/offer': 'chromium',
  'e2e/old-tab': 'firefox',
  'e2e/pages-pictures': 'chromium',
  'e2e/panel': 'firefox',
  'e2e/pictures': 'chromium',
  'e2e/preview': 'firefox',
  'e2e/preview-limits': 'chromium',
  'e2e/room': 'firefox',
  'e2e/report': 'chromium',
  'e2e/same-post': 'chromium',
  'e2e/screenshots': 'chromium',
  'e2e/shipped': 'firefox',
  'e2e/sign-in': 'chromium',
  'e2e/taking-back': 'chromium',
  'e2e/trouble': 'chromium',
  'e2e/trust': 'chromium',
};

/** The files of an everyday run in one browser, by their paths from the root. One that is not in the table is run by both. */
export function browserShare(browser: BrowserKind, files = endToEndFiles()): string[] {
  return files.filter((path) => {
    const share = table[shortName(path)] ?? 'both';
    return share === 'both' || share === browser;
  });
}
