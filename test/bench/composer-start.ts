import { statSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { watchScript } from '../../utils/platforms/hosts.ts';
import { until } from '../stage/browsers/until.ts';
import { ourFrames } from '../stage/elements.ts';
import { bluesky, type Composer, facebook, instagram } from './composers.ts';
import { spell, spreadOf } from './figures.ts';
import { mainThreadTime } from './main-thread.ts';
import { shipped } from './paths.ts';
import { reactPanel, timeInPage } from './react-in-page.ts';
import { pill } from './shipped-panel.ts';
import type { Result, Row } from './table.ts';
import { withAndWithout } from './with-and-without.ts';

const turns = { warmUps: 1, rounds: 8 };
/** From the composer's first paint to the pill's, in milliseconds. */
const goal = 50;
/** What pill and frame may cost, against React in the page. */
const most = 1;
/** So long the main thread is watched after the composer's first paint, in milliseconds. */
const watched = 1500;

/** When things happened for the first time in a page, in milliseconds since 1970. */
interface Moments {
  composer: number;
  pill: number;
  hello: number;
}

/** (l) What the first composer of a page costs: until the pill is there, until the preview's frame is, and the main thread. */
export async function composerStart(): Promise<Result> {
  const measured = [];
  const script = await reactPanel();
  for (const composer of [bluesky, facebook, instagram]) measured.push(await startOf(composer, script));
  return {
    name: '(l) First composer of a page, Chromium',
    rows: measured.flatMap(({ platform, toPill, toHello, work, react, share, watchBytes }): Row[] => [
      {
        what: `${platform}: from the composer's first paint to the pill's`,
        value: `${spell(toPill, 0)} ms`,
        goal: `≤ ${goal} ms`,
        met: toPill.median <= goal,
      },
      { what: "  to the hello of the preview's frame", value: `${spell(toHello, 0)} ms` },
      {
        what: '  main thread for pill and frame ÷ React and the preview in the page',
        value: spell(share, 2),
        goal: `≤ ${most}`,
        met: share.median <= most,
      },
      { what: '    pill and frame', value: `${spell(work, 1)} ms` },
      { what: '    React and the preview', value: `${spell(react, 1)} ms` },
      { what: '  watch, evaluated in the page', value: `${watchBytes.toLocaleString('en')} B` },
    ]),
    notes: [
      `Each in a new page, in which watch is not yet: ${turns.rounds} after ${turns.warmUps}, medians and quartiles. A first paint is the end of the first frame in which the element has a size. Bluesky's composer is the dialog's field, Instagram's the step with the caption.`,
      `Main thread: processor time (TaskDuration in thread ticks) from before the composer opens until ${watched} ms after its first paint, less that of a browser without the extension; of pairs in turn. The frame itself works in a process of the extension's own. Beside it, in the same page without the extension: React, React DOM and the preview as one script of ${script.length.toLocaleString('en')} characters, evaluated and drawn there.`,
    ],
    figures: { goal, measured },
  };
}

async function startOf(composer: Composer, script: string) {
  const moments: Moments[] = [];
  const inPage: number[] = [];
  const pairs = await withAndWithout(turns, async (browser, isOurs) => {
    const page = await composer.openPage(browser);
    await page.evaluateOnNewDocument(noteHello);
    await page.evaluate(notePaints, { composer: composer.editor, pill });
    const work = await mainThreadTime(page, async () => {
      await composer.open(page);
      const painted = await until('the first paint', () => paintOf(page, 'composer'));
      await setTimeout(Math.max(0, painted + watched - Date.now()));
    });
    if (isOurs) moments.push(await momentsOf(page));
    else inPage.push(await timeInPage(page, script));
    await page.close();
    return work;
  });
  const counted = moments.slice(turns.warmUps);
  const react = inPage.slice(turns.warmUps);
  return {
    platform: composer.platform,
    toPill: spreadOf(counted.map((each) => each.pill - each.composer)),
    toHello: spreadOf(counted.map((each) => each.hello - each.composer)),
    work: spreadOf(pairs.map(({ one, other }) => one - other)),
    react: spreadOf(react),
    share: spreadOf(pairs.map(({ one, other }, index) => (one - other) / (react[index] ?? Number.NaN))),
    watchBytes: statSync(`${shipped.chromium}/${watchScript(composer.platform)}`).size,
    moments: counted,
    pairs,
  };
}

async function momentsOf(page: Page): Promise<Moments> {
  return {
    composer: await until("the composer's paint", () => paintOf(page, 'composer')),
    pill: await until("the pill's paint", () => paintOf(page, 'pill')),
    hello: await until('the hello', async () => {
      const [frame] = await ourFrames(page);
      return frame?.evaluate(() => Reflect.get(globalThis, '__hello') as number | undefined);
    }),
  };
}

function paintOf(page: Page, name: keyof Moments): Promise<number | undefined> {
  return page.evaluate((of) => Reflect.get(globalThis, '__painted')[of], name);
}

/** Notes when an element of each selector is painted for the first time. Runs in the page, so it uses nothing from outside. */
function notePaints(selectors: Record<string, string>): void {
  const painted: Record<string, number> = {};
  Reflect.set(globalThis, '__painted', painted);
  const known = new WeakSet<Element>();
  const look = () => {
    for (const [name, selector] of Object.entries(selectors)) {
      const element = document.querySelector(selector);
      if (!element || known.has(element)) continue;
      known.add(element);
      const size = new ResizeObserver(() => {
        const { width, height } = element.getBoundingClientRect();
        if (width * height === 0) return;
        size.disconnect();
        // It has a size in this frame: what comes next has come after its paint.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          painted[name] ??= performance.timeOrigin + performance.now();
        };
        port2.postMessage('painted');
      });
      size.observe(element);
    }
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true, attributes: true });
  look();
}

/** Notes in our frame when it says hello beside the page. Runs in it, so it uses nothing from outside. */
function noteHello(): void {
  if (location.protocol !== 'chrome-extension:') return;
  const { postMessage } = MessagePort.prototype;
  MessagePort.prototype.postMessage = function (this: MessagePort, ...args: [unknown]) {
    if (args[0] === 'hello') Reflect.set(globalThis, '__hello', performance.timeOrigin + performance.now());
    return Reflect.apply(postMessage, this, args);
  };
}
