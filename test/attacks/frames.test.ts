import type { Page } from 'puppeteer-core';
import { beforeAll, expect, test } from 'vitest';
import { showOfFile, someOf } from '../e2e/fixture.ts';
import { until } from '../stage/browsers/until.ts';
import { all, inFrame, ourFrames } from '../stage/elements.ts';
import { panel } from '../stage/panel.ts';
import { found, publish } from '../stage/steps.ts';
import { held, holds, presetSwitch, scenes } from './attacker.ts';
import { bringDisguises, disguise, undisguise, usualCovers } from './disguises.ts';
import { eyeOf, look, pressAt } from './hands.ts';

/*
 * The page wants into our frames, wants one of its own to be taken for one of them, or wants a person to press in one unseen.
 */

const show = showOfFile({ shipped: true });
let own: Page;
beforeAll(async () => {
  own = await show.browser.openExtensionPage('/popup.html');
  await presetSwitch(own, scenes(show).bluesky, 'ask');
});

async function composer(text: string): Promise<Page> {
  const page = await show.write(text);
  await found(page, panel.atComposer);
  await holds(own, 'the composer', ({ composers }) => composers[0]);
  await until('the frame', async () => (await ourFrames(page))[0]);
  return page;
}

/** Nothing was decided for any composer. */
async function untouched(): Promise<boolean> {
  const { composers } = await held(own);
  return composers.every(
    ({ armed, edits, chosen }) => !armed && chosen.length === 1 && !Object.keys(edits).length,
  );
}

test('a page has no way to our frames: none is counted, named, listed or found at a point', async () => {
  const page = await composer('Ungezählt');
  const { x, y } = await eyeOf(page, panel.atComposer);
  await page.mouse.click(x, y);
  const found = await page.evaluate(
    (px, py) => {
      const ways: Record<string, unknown> = {
        length: window.length,
        first: window[0],
        frames: document.querySelectorAll('iframe').length,
        byName: (window as unknown as Record<string, unknown>).Mitposten,
        entries: performance.getEntries().some(({ name }) => /-extension:/.test(name)),
        points: document.elementsFromPoint(px, py).some(({ tagName }) => tagName === 'IFRAME'),
        active: document.activeElement?.tagName === 'IFRAME',
        html: /-extension:|<iframe/.test(document.documentElement.getHTML({ serializableShadowRoots: true })),
      };
      return Object.entries(ways).filter(([, value]) => value);
    },
    x,
    y,
  );
  expect(found).toEqual([]);
});

test('our page framed by the page itself says nothing, takes no made-up ticket, and is told nothing', async () => {
  const page = await composer('Nachgemacht');
  const address = show.browser.extensionUrl('/frame.html');
  const heard = await page.evaluate(async (url) => {
    const heard: string[] = [];
    addEventListener('message', ({ data }) => heard.push(JSON.stringify(data)));
    const frame = document.createElement('iframe');
    frame.src = url;
    document.body.append(frame);
    await new Promise((resolve) => frame.addEventListener('load', resolve));
    const tickets = [crypto.randomUUID(), '', 'x', '__proto__', null, 7];
    for (const ticket of tickets) {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => heard.push(JSON.stringify(data));
      frame.contentWindow?.postMessage({ ticket }, '*', [port2]);
      for (const type of ['frame-mirror', 'frame-edit', 'frame-choose', 'frame-hello'])
        frame.contentWindow?.postMessage({ type, ticket, publication: 'x', edits: {}, accounts: [] }, '*');
      port1.postMessage({ type: 'open', isOpen: true });
      port1.postMessage({ type: 'draft', draft: { parts: [{ text: 'Gelogen', media: [] }] } });
    }
    await new Promise((resolve) => setTimeout(resolve, 1500));
    return heard;
  }, address);
  // A greeting and no height at most: nothing of the extension's.
  expect(heard.filter((each) => each !== '"hello"' && each !== '{"type":"height","height":0}')).toEqual([]);
  for (const frame of await ourFrames(page)) {
    const said = await frame.evaluate(() => document.body.textContent);
    expect(said).not.toContain('Gelogen');
  }
  expect(await untouched()).toBe(true);
});

test('no other page of ours can be framed, and no message of the page reaches the extension', async () => {
  const page = await composer('Eingerahmt');
  const pages = ['popup.html', 'options.html', 'ask.html?tab=1&composer=x', 'manifest.json'];
  const ways = await page.evaluate(
    async (addresses) => {
      const found: string[] = [];
      for (const address of addresses) {
        const got = await fetch(address).then(
          ({ ok }) => ok,
          () => false,
        );
        if (got) found.push(`read ${address}`);
      }
      const { chrome, browser } = window as unknown as Record<
        string,
        { runtime?: { sendMessage?: unknown } }
      >;
      if (chrome?.runtime?.sendMessage ?? browser?.runtime?.sendMessage) found.push('runtime');
      return found;
    },
    pages.map((path) => show.browser.extensionUrl(`/${path}`)),
  );
  expect(ways).toEqual([]);
  expect(await untouched()).toBe(true);
});

test('nothing that a script selects, finds or writes gets into a focused field of ours', async () => {
  const page = await composer('Nicht hinein');
  const { x, y } = await eyeOf(page, panel.atComposer);
  await page.mouse.click(x, y);
  const change = inFrame('.text-change button');
  await until('the preview', async () => (await all(page, change))[0]);
  await (await found(page, change)).evaluate((button) => (button as HTMLElement).click());
  const field = await found(page, inFrame('.text-change textarea'));
  await field.focus();
  await field.type('!');
  const before = await field.evaluate((one) => (one as HTMLTextAreaElement).value);
  const read = await page.evaluate(() => {
    const { find } = window as unknown as { find(text: string): boolean };
    const selected: string[] = [];
    for (const command of ['selectAll', 'insertText', 'insertHTML', 'delete', 'cut', 'copy'])
      document.execCommand(command, false, 'Hineingeschrieben');
    selected.push(String(getSelection()));
    find.call(window, 'Nicht hinein!');
    selected.push(String(getSelection()), document.activeElement?.tagName ?? '');
    return selected.join();
  });
  expect(await field.evaluate((one) => (one as HTMLTextAreaElement).value)).toBe(before);
  expect(read).not.toContain('Nicht hinein!');
  expect(read).not.toContain('IFRAME');
});

test('an offer that a person does not see is not taken by their press; the one they see is', async () => {
  const page = await composer('Angeboten');
  await bringDisguises(page);
  await publish(page);
  const offered = () =>
    holds(own, 'the offer', ({ notices }) => notices.find(({ excerpt }) => excerpt === 'Angeboten'));
  await offered();
  const button = await found(page, panel.takeOffer);
  await look(900);
  const taken: string[] = [];
  // In everyday runs the other covers are tried on the Post button and on the pill.
  for (const [what, each] of someOf(4, Object.entries(usualCovers))) {
    await disguise(page, each, 'body');
    await look(700);
    const box = await button.boundingBox();
    if (!box) throw new Error('the offer is not drawn');
    await pressAt(page, { x: box.x + box.width / 2, y: box.y + box.height / 2 });
    await look(300);
    if (!(await offered()).offered) taken.push(what);
    await undisguise(page);
    for (const asked of await page.browser().pages()) {
      const path = await asked.evaluate(() => location.pathname).catch(() => '');
      if (path === '/ask.html') await asked.close();
    }
    await page.bringToFront();
    if (taken.length) break;
  }
  expect(taken).toEqual([]);
  await look(900);
  const box = await button.boundingBox();
  await pressAt(page, {
    x: (box?.x ?? 0) + (box?.width ?? 0) / 2,
    y: (box?.y ?? 0) + (box?.height ?? 0) / 2,
  });
  await holds(own, 'it to be taken', ({ notices }) => notices.find(({ offered }) => !offered));
});

test.each<[string, () => void]>([
  [
    'removes our hosts',
    () => {
      for (const host of document.querySelectorAll('[data-mitposten]')) host.remove();
    },
  ],
  [
    'clones and moves our hosts',
    () => {
      for (const host of document.querySelectorAll('[data-mitposten]')) {
        document.body.append(host.cloneNode(true));
        document.body.prepend(host);
        new Document().adoptNode(host);
      }
    },
  ],
])('a page that %s gets nothing from it, and the preview comes back', async (_, act) => {
  const page = await composer('Wieder da');
  await page.evaluate(act);
  await found(page, panel.atComposer);
  await until('a frame of ours that is let in', async () => {
    for (const frame of await ourFrames(page)) {
      if (await frame.evaluate(() => document.querySelector('#root') !== null).catch(() => false))
        return true;
    }
    return undefined;
  });
  expect(await untouched()).toBe(true);
});
