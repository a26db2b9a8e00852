import type { BrowserKind, BrowserLanguage } from '../stage/browsers/index.ts';

declare module 'vitest' {
  /** What an end-to-end test is told with `inject`. */
  interface ProvidedContext {
    browser: BrowserKind;
    language: BrowserLanguage;
    /** Whether somebody looks on: the browser has a window. */
    isSeen: boolean;
  }
}

/** The folder of the extension as built for end-to-end tests, from the project's root. */
export function extensionFolder(browser: BrowserKind): string {
  return browser === 'chromium' ? '.output/chrome-mv3-e2e' : '.output/firefox-mv3-e2e';
}
