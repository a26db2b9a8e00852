import type { Page } from 'puppeteer-core';
import { afterAll, expect, test } from 'vitest';
import { until } from '../stage/browsers/until.ts';
import { press as city } from '../stage/stage.ts';
import { harming, type Series, seriesOf } from './fault-series.ts';
import { cityStatuses, isLong, kind, plainText, showOfFile } from './fixture.ts';
import { click, openPopup } from './own-pages.ts';

// It locks its keys: what is sent again is sent soon. An older one is waited for, a minute each time.
const show = showOfFile({ limits: { city: { version: '4.6.6' } } });

const inLongRuns = kind === 'chromium' ? 50 : 20;
const all = seriesOf(isLong ? inLongRuns : 2, 3);
/** What all came to. */
const count = { cases: 0, harms: 0, restarts: 0, losses: 0, doubles: 0 };
afterAll(() => {
  const { cases, harms, restarts, losses, doubles } = count;
  console.info(
    `Series of faults in ${kind}: ${cases} cases, ${harms} faults (${restarts} of them a browser started anew); losses: ${losses}; doubles: ${doubles}`,
  );
  expect(harms).toBeGreaterThan(cases);
});

test.each(all.map((series, at) => [at + 1, series] as const))(
  'series %i: whatever goes wrong, what was published stands once, whole and in order',
  { timeout: 240_000 },
  async (at, series) => {
    const stop = harming(show, series);
    // A browser that ends in the middle of it gives no answer.
    await publish(await anyPage(), `series-${at}`, textOf(at, series)).catch(() => {});
    await settled(series.harms.length);
    const { harmed, restarted } = await stop();
    count.harms += harmed;
    count.restarts += restarted;
    await settled(1);
    await ended();
    const standing = await cityStatuses(show);
    const texts = standing.map(({ content }) => plainText(content));
    const wanted = series.isThread ? 2 : 1;
    count.cases += 1;
    count.doubles += texts.length - new Set(texts).size;
    count.losses += Math.max(0, wanted - new Set(texts).size);
    expect(texts, JSON.stringify(series)).toHaveLength(wanted);
    expect(standing.map(({ in_reply_to_id }) => in_reply_to_id)).toEqual([
      null,
      ...standing.slice(0, -1).map(({ id }) => id),
    ]);
  },
);

/** A word is in no two series. */
const textOf = (at: number, { isThread }: Series) =>
  isThread ? `Reihe ${at}. ${'Der Markt öffnet. '.repeat(35)}` : `Reihe ${at}`;

/** A post of Facebook that a person asked for. */
async function publish(page: Page, id: string, text: string): Promise<void> {
  const account = `${city.username}@${show.mastodon.host}`;
  await page.evaluate(
    async (publication, receiver) => {
      // The pages of an extension have it, the types of a page do not.
      const { runtime } = Reflect.get(globalThis, 'chrome');
      const profile = { platform: 'facebook', id: '100', name: 'Stadt' };
      const made = { platform: 'facebook', profile: '100', address: '', time: Date.now() };
      const message = { type: 'mirror', profile, accounts: [receiver] };
      // Killed in the middle of it, the worker gives no answer.
      await runtime.sendMessage({ ...message, publication: { ...made, ...publication } }).catch(() => {});
    },
    { id, parts: [{ id, revision: '', text }] },
    account,
  );
}

/** A page of the extension; another one once its browser has ended. */
let page: Page | undefined;
async function anyPage(): Promise<Page> {
  return until(
    'a page of the extension',
    async () => {
      try {
        await page?.evaluate(() => true);
        page ??= await show.browser.openExtensionPage('/ask.html');
        return page;
      } catch {
        page = undefined;
        return undefined;
      }
    },
    60_000,
  );
}

/** Wakes the background, as any page of the extension does. */
const wake = (page: Page) =>
  page.evaluate(() =>
    Reflect.get(globalThis, 'chrome')
      .runtime.sendMessage({ type: 'dismiss', id: 'none' })
      .catch(() => {}),
  );

/** How its deliveries stand, as they are stored. */
const states = (page: Page) =>
  page.evaluate(async () => {
    const answer = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const opened = await answer(indexedDB.open('outbox'));
    const read = (store: string) => answer(opened.transaction(store).objectStore(store).getAll());
    const entries = [...(await read('claims')), ...(await read('deliveries'))];
    opened.close();
    return entries.map(({ state }) => String(state.kind));
  });

/** Until nothing is tried by itself any more. */
async function settled(faults: number): Promise<void> {
  await until(
    'nothing on its way',
    async () => {
      try {
        await wake(await anyPage());
        const open = (await states(await anyPage())).filter(isOnItsWay);
        return open.length ? undefined : true;
      } catch {
        // The browser ended in the middle of it.
        return undefined;
      }
    },
    60_000 + faults * 20_000,
  );
}

const isOnItsWay = (state: string) => state === 'sending' || state === 'waiting';

/** A person answers what is asked, in the popup. */
async function ended(): Promise<void> {
  for (let times = 0; times < 6 && (await states(await anyPage())).length > 0; times += 1) {
    const popup = show.passing(await openPopup(show));
    await click(popup, '.item-asks .actions > .button, .item-failed .actions > .button');
    await settled(1);
    await popup.close();
  }
  expect(await states(await anyPage())).toEqual([]);
}
