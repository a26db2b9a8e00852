import type { Page } from 'puppeteer-core';

/** Resolves when the person has had enough: Ctrl+C, a signal to end, or the browser closed. */
export function untilEnded(page: Page): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      // Puppeteer's own listeners end the process at once and would leave the stage's folders behind.
      process.removeAllListeners(signal);
      process.on(signal, () => resolve());
    }
    page.browser().once('disconnected', () => resolve());
  });
}
