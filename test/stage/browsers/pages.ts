import type { Browser, Page } from 'puppeteer-core';
import { until } from './until.ts';

/** Tells pages that nobody has been given yet from those that are in somebody's hands. */
export function trackPages() {
  const known = new WeakSet<Page>();
  return {
    keep(page: Page): Page {
      known.add(page);
      return page;
    },
    /** How many pages in somebody's hands are at such an address. */
    async countKept(browser: Pick<Browser, 'pages'>, matches: (url: string) => boolean): Promise<number> {
      const pages = (await browser.pages()).filter((page) => known.has(page));
      return (await Promise.all(pages.map(addressOf))).filter(matches).length;
    },
    /** The first page not yet given to anybody whose own address matches. */
    next(
      browser: Pick<Browser, 'pages'>,
      matches: (url: string) => boolean,
      what: string,
      limit?: number,
    ): Promise<Page> {
      const look = async () => {
        for (const page of await browser.pages()) {
          if (known.has(page) || !matches(await addressOf(page))) continue;
          known.add(page);
          return page;
        }
        return undefined;
      };
      return until(what, look, limit);
    },
  };
}

// Firefox gives no address for pages of an extension from outside; the page itself knows. A window that is just
// being opened or closed cannot answer, or never does.
async function addressOf(page: Page): Promise<string> {
  if (!page.url().startsWith('about:')) return page.url();
  const own = page.evaluate(() => location.href).catch(() => '');
  const silence = AbortSignal.timeout(2_000);
  return Promise.race([own, new Promise<string>((resolve) => (silence.onabort = () => resolve('')))]);
}
