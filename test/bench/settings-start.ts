import type { Page } from 'puppeteer-core';
import { newRule } from '../../utils/post/rule.ts';
import type { StageBrowser } from '../stage/browsers/index.ts';
import { until } from '../stage/browsers/until.ts';
import { startFront } from '../stage/front.ts';
import { spell, spreadOf } from './figures.ts';
import { launchShipped } from './launch-shipped.ts';
import { comparisonOf } from './ratio.ts';
import type { Result } from './table.ts';

const rounds = { counted: 10, warmUps: 2 };
const filled = { accounts: 50, rules: 200 };
/** Until the settings can be used, and until a search shows what it found; in milliseconds. */
const goal = 100;

/** (r) How long it takes until the settings of a large city can be used, beside the same page with nothing in it. */
export async function settingsStart(): Promise<Result> {
  const front = await startFront([]);
  const launch = () => launchShipped(front);
  const [empty, full] = [await launch(), await launch()];
  try {
    await fill(full);
    const pairs: { one: number; other: number }[] = [];
    const found: number[] = [];
    const all: number[] = [];
    for (let round = 0; round < rounds.warmUps + rounds.counted; round += 1) {
      const other = await open(empty, '#profiles .empty');
      await other.page.close();
      const one = await open(full, '#profiles .search ~ .cards > li');
      all.push(await timeUntilAll(one.page));
      found.push(await searchTime(one.page));
      await one.page.close();
      pairs.push({ one: one.time, other: other.time });
    }
    const times = comparisonOf(pairs.slice(rounds.warmUps));
    const search = spreadOf(found.slice(rounds.warmUps));
    const last = spreadOf(all.slice(rounds.warmUps));
    return {
      name: '(r) Settings with 50 accounts and 200 rules, Chromium',
      rows: [
        {
          what: 'until they can be used, from the beginning of the page',
          value: `${spell(times.one, 0)} ms`,
          goal: `≤ ${goal} ms`,
          met: times.one.median <= goal,
        },
        { what: '  the same page with nothing in it', value: `${spell(times.other, 0)} ms` },
        { what: '  50 accounts and 200 rules ÷ nothing', value: spell(times.ratio, 2) },
        { what: '  until the last of the cards is there, at most', value: `${spell(last, 0)} ms` },
        {
          what: 'a profile looked for, from the word to what is found',
          value: `${spell(search, 0)} ms`,
          goal: `≤ ${goal} ms`,
          met: search.median <= goal,
        },
      ],
      notes: [
        `Each in a new tab, from navigation's start (performance.timeOrigin) until a frame has been painted in which the field to search in and the first cards are, in the empty one until what it says instead is; ${rounds.counted} after ${rounds.warmUps}, in turn with a browser in which nothing is stored, medians and quartiles. The word is put into the field at once, as pasted.`,
      ],
      figures: { goal, times, last, search },
    };
  } finally {
    await empty.close();
    await full.close();
    await front.close();
  }
}

/** Stores what a large city has set up: each profile with a rule of its own. */
async function fill(browser: StageBrowser): Promise<void> {
  const page = await browser.openExtensionPage('/options.html');
  await page.waitForSelector('#profiles');
  const accounts = Array.from({ length: filled.accounts }, (_, at) => accountAt(at));
  const rules = Array.from({ length: filled.rules }, (_, at) => [
    `${1000 + at}`,
    {
      ...newRule({ platform: 'facebook', id: `${1000 + at}`, name: `Einrichtung ${at}` }, [
        accountAt(at % filled.accounts).id,
      ]),
    },
  ]);
  await page.evaluate(
    async (all, stored) => {
      const { storage } = Reflect.get(globalThis, 'chrome');
      await storage.local.set({ rules: stored });
      const opened = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open('accounts');
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      const store = opened.transaction('accounts', 'readwrite').objectStore('accounts');
      for (const account of all) store.put(account);
      await new Promise((resolve) => store.transaction.addEventListener('complete', resolve));
      opened.close();
    },
    accounts,
    Object.fromEntries(rules),
  );
  await page.close();
}

function accountAt(at: number) {
  const [username, host] = [`amt${at}`, 'social.krefeld.example'];
  return {
    ...{ id: `${username}@${host}`, host, username, token: 'x', remoteId: `${at}`, avatar: '' },
    ...{ displayName: `Amt ${at}`, url: `https://${host}/@${username}`, signedIn: true },
    server: { title: 'Krefeld Social', software: 'mastodon', version: '4.5.0', rules: ['Keine Werbung.'] },
  };
}

/** The settings in a new tab, and how long it took until this was painted. */
async function open(browser: StageBrowser, selector: string): Promise<{ page: Page; time: number }> {
  const page = await browser.newPage();
  await page.evaluateOnNewDocument(notePainted, selector);
  await page.goto(browser.extensionUrl('/options.html'));
  const time = await until('the settings', () =>
    page.evaluate(() => Reflect.get(globalThis, '__painted') as number | undefined),
  );
  return { page, time };
}

/** Looks in each frame, and notes when one has been painted in which this is. Uses nothing from outside. */
function notePainted(selector: string): void {
  const look = () => {
    if (!document.querySelector(selector)) return requestAnimationFrame(look);
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => Reflect.set(globalThis, '__painted', performance.now());
    return port2.postMessage('painted');
  };
  requestAnimationFrame(look);
}

/** From navigation's start until the last of the cards is there. */
function timeUntilAll(page: Page): Promise<number> {
  return page.evaluate(async (count) => {
    const isThere = () => document.querySelectorAll('#profiles > .cards > li').length === count;
    while (!isThere()) await new Promise(requestAnimationFrame);
    return performance.now();
  }, filled.rules);
}

/** From a word in the field until only what it finds has been painted. */
function searchTime(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const field = document.querySelector<HTMLInputElement>('#profiles input[type="search"]');
    if (!field) throw new Error('there is no field to search in');
    const began = performance.now();
    // React hears of a value only by the element's own setter.
    const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
    setter?.call(field, '1077');
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await new Promise<void>((resolve) => {
      const look = () => {
        if (document.querySelectorAll('#profiles > .cards > li').length > 1)
          return requestAnimationFrame(look);
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve();
        return port2.postMessage('painted');
      };
      requestAnimationFrame(look);
    });
    return performance.now() - began;
  });
}
