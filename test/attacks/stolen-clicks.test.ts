import type { Page } from 'puppeteer-core';
import { beforeAll, expect, test } from 'vitest';
import { cityTexts, showOfFile, someOf } from '../e2e/fixture.ts';
import { until } from '../stage/browsers/until.ts';
import { panel, questionOf } from '../stage/panel.ts';
import { found, publish } from '../stage/steps.ts';
import { type Held, held, holds, presetSwitch, scenes } from './attacker.ts';
import {
  astray,
  bringDisguises,
  type Disguise,
  disguise,
  moments,
  styles,
  undisguise,
  usualCovers,
} from './disguises.ts';
import { look, middleOf, pressAt } from './hands.ts';

/*
 * The page wants the switch of the pill pressed by a person who does not see it. A profile with a rule: nothing else asks.
 */

const show = showOfFile({ shipped: true });
const dialog = '[role="dialog"]';
let own: Page;
beforeAll(async () => {
  own = await show.browser.openExtensionPage('/popup.html');
  await presetSwitch(own, scenes(show).bluesky, 'ask');
});

/** A composer whose pill has been seen, with all that the page hides it with. */
async function composer(text: string): Promise<Page> {
  const page = await show.write(text);
  await found(page, panel.atComposer);
  await holds(own, 'the composer', ({ composers }) => composers[0]);
  await bringDisguises(page);
  return page;
}

/** On its switch, a little above the middle: where there is room for one column alone, the preview's button begins there. */
async function switchOf(page: Page): Promise<{ x: number; y: number }> {
  const { x, y } = await middleOf(page, panel.atComposer);
  const height = await page.$eval(panel.atComposer, (pill) => pill.getBoundingClientRect().height);
  return { x, y: y - height / 8 };
}

/** Whether it is armed after a person has pressed at this place; what our own window then asks is answered with no. */
async function armedBy(page: Page, late?: () => Promise<unknown>): Promise<boolean> {
  await pressAt(page, await switchOf(page), late);
  const answer = await holds(own, 'an answer to the press', ({ composers }) =>
    composers.find(({ armed, asks }) => armed || asks),
  );
  if (answer.armed) return true;
  const asked = await until('the window that asks', () => questionOf(page));
  await (await found(asked, '.ask .actions > :last-child')).evaluate((no) => (no as HTMLElement).click());
  await holds(own, 'no question', (now) => now.composers.every(({ asks }) => !asks) || undefined);
  if (!asked.isClosed()) await asked.close().catch(() => {});
  await page.bringToFront();
  return false;
}

const isOff = ({ composers }: Held) => composers.every(({ armed, asks }) => !armed && !asks) || undefined;

/** In everyday runs the first so many of them: the others are tried on the Post button. */
async function steal(name: string, all: Record<string, Disguise>, count: number): Promise<string[]> {
  const page = await composer(name);
  const stolen: string[] = [];
  for (const [what, each] of someOf(count, Object.entries(all))) {
    await look(700);
    await disguise(page, each, dialog);
    await look(400);
    const late = each.late && (() => page.evaluate(each.late as () => void));
    if (await armedBy(page, late)) stolen.push(what);
    if ((await held(own)).composers.some(({ armed }) => armed)) {
      await undisguise(page);
      await pressAt(page, await switchOf(page));
      await holds(
        own,
        'it to be off',
        ({ composers }) => composers.every(({ armed }) => !armed) || undefined,
      );
    }
    await undisguise(page);
  }
  // And the person's own press, where nothing hides the pill, still counts.
  await look(1200);
  expect(await armedBy(page)).toBe(true);
  await publish(page);
  await until('the post', async () => (await cityTexts(show)).length === 1 || undefined);
  expect(await cityTexts(show)).toEqual([name]);
  return stolen;
}

test('a press on a pill that is hidden by the style of what it is in switches nothing on', async () => {
  expect(await steal('Nach dem Verstecken', styles, 3)).toEqual([]);
});

test('a press on a pill that is hidden behind a form whose fields lead elsewhere switches nothing on', async () => {
  expect(await steal('Nach dem Formular', astray, 2)).toEqual([]);
});

test('a press on a pill under something that lets the pointer through switches nothing on', async () => {
  expect(await steal('Nach dem Überdecken', usualCovers, 5)).toEqual([]);
});

test('a press on a pill that was uncovered only for the press switches nothing on', async () => {
  expect(await steal('Nach dem Augenblick', moments, 5)).toEqual([]);
});

test('a press on a pill that lay under something while its person wrote, the pointer left there, switches nothing on', async () => {
  const page = await composer('Beim Schreiben');
  const { x, y } = await switchOf(page);
  await page.mouse.move(x, y, { steps: 6 });
  await look(700);
  await page.focus('[data-testid="composePostView"] .ProseMirror');
  await disguise(page, { put: () => window.cover('inset:0;background:pink') }, dialog);
  await page.keyboard.type(', mit vielen Worten', { delay: 60 });
  await undisguise(page);
  await page.mouse.down();
  await page.mouse.up();
  const asked = await until('the window that asks', () => questionOf(page));
  expect((await held(own)).composers.some(({ armed }) => armed)).toBe(false);
  await (await found(asked, '.ask .actions > :last-child')).evaluate((no) => (no as HTMLElement).click());
  await holds(own, 'no question', (now) => now.composers.every(({ asks }) => !asks) || undefined);
  await page.bringToFront();
  await look(2500);
  expect(await armedBy(page)).toBe(true);
});

test('no style of the page makes the pill larger, moves it, or lets it be pressed where it is not drawn', async () => {
  const page = await composer('Überall');
  const before = await middleOf(page, panel.atComposer);
  await page.evaluate((selector) => {
    const host = document.querySelector<HTMLElement>(selector);
    const css =
      'transform:scale(60);scale:60;zoom:9;opacity:.01;position:fixed;inset:0;width:100vw;height:100vh;z-index:99999;' +
      'filter:opacity(1%);clip-path:none;visibility:visible;padding:500px;border:300px solid;margin:-300px;outline:9px;' +
      'pointer-events:all;--raised:transparent;--ink:transparent;--edge:transparent;font-size:0;color:transparent';
    for (const each of css.split(';')) {
      const [name = '', value = ''] = each.split(':');
      host?.style.setProperty(name, value, 'important');
    }
    host?.animate(
      [
        { opacity: 0, transform: 'scale(60)' },
        { opacity: 0, transform: 'scale(60)' },
      ],
      {
        duration: 60_000,
        fill: 'both',
      },
    );
    const sheet = document.createElement('style');
    sheet.textContent = `[data-mitposten], [data-mitposten] *, ::part(*) { ${css.replaceAll(';', ' !important;')} !important }`;
    document.head.append(sheet);
  }, panel.atComposer);
  const after = await middleOf(page, panel.atComposer);
  expect(Math.hypot(after.x - before.x, after.y - before.y)).toBeLessThan(60);
  await look(700);
  for (const [x, y] of [
    [60, 60],
    [200, 700],
    [1200, 500],
  ] as const) {
    await pressAt(page, { x, y });
    expect((await held(own)).composers.some(({ armed, asks }) => armed || asks)).toBe(false);
  }
  // Had one of them counted, this would switch it off.
  expect(await armedBy(page)).toBe(true);
});

test('a pointer that is locked to the pill, while another is drawn, switches nothing on', async () => {
  const page = await composer('Festgehalten');
  expect(await armedBy(page)).toBe(true);
  await pressAt(page, await switchOf(page));
  await holds(own, 'it to be off', isOff);
  const isLocked = await page.evaluate(async (selector) => {
    await document.querySelector(selector)?.requestPointerLock();
    return document.pointerLockElement !== null;
  }, panel.atComposer);
  await look(1500);
  await pressAt(page, { x: 300, y: 700 });
  if (isLocked) await holds(own, 'a question', ({ composers }) => composers.find(({ asks }) => asks));
  expect((await held(own)).composers.some(({ armed }) => armed)).toBe(false);
});

test('a blank that is written when the page gives the switch its focus back switches nothing on', async () => {
  const page = await composer('Weitergeschrieben');
  // It has had the focus: a person has switched it on and off again.
  expect(await armedBy(page)).toBe(true);
  await pressAt(page, await switchOf(page));
  await holds(own, 'it to be off', isOff);
  await page.evaluate((selector) => {
    const over = document.createElement('dialog');
    over.innerHTML = '<input aria-label="Suche">';
    document.querySelector(selector)?.append(over);
    over.showModal();
    over.addEventListener('input', ({ target }) => {
      if ((target as HTMLInputElement).value === 'Hallen') over.close();
    });
  }, dialog);
  await look(900);
  await page.keyboard.type('Hallenbad heute', { delay: 60 });
  const asks = await holds(own, 'an answer to the press', ({ composers }) =>
    composers.find((each) => each.armed || each.asks),
  );
  expect(asks.armed).toBe(false);
});
