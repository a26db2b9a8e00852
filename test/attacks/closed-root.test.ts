import type { Page } from 'puppeteer-core';
import { beforeAll, expect, test } from 'vitest';
import { kind, showOfFile } from '../e2e/fixture.ts';
import { panel } from '../stage/panel.ts';
import { found } from '../stage/steps.ts';
import { holds } from './attacker.ts';
import { middleOf } from './hands.ts';

const show = showOfFile({ shipped: true });
let own: Page;
beforeAll(async () => {
  own = await show.browser.openExtensionPage('/popup.html');
});

/** Hears every event that there is, and follows each to whatever root it leads into. What leads into ours is kept in `leaks`. */
function eavesdrop(): void {
  const prototypes = [window, document, HTMLElement.prototype, SVGElement.prototype, Document.prototype];
  const named = prototypes.flatMap((each) => {
    const names: string[] = [];
    for (const name in each) if (name.startsWith('on')) names.push(name.slice(2));
    return names;
  });
  const older =
    'DOMActivate DOMFocusIn DOMFocusOut DOMMouseScroll MozMousePixelScroll mousewheel wheel focusin focusout textInput ' +
    'beforeinput compositionstart compositionupdate compositionend pointerrawupdate dragexit beforecopy beforecut ' +
    'beforepaste selectstart selectionchange securitypolicyviolation MozAfterPaint overflow underflow command ' +
    'interest loseinterest webkitmouseforcechanged DOMNodeInserted DOMSubtreeModified DOMNodeRemoved click dblclick';
  const types = new Set([...named, ...older.split(' ')]);
  const leaks = new Set<string>();
  const heard = new Set<string>();
  Object.assign(window, { leaks, heard });
  const isInside = (node: unknown) => {
    if (!(node instanceof Node)) return false;
    const root = node.getRootNode();
    return (
      root instanceof ShadowRoot && (root.host.hasAttribute('data-mitposten') || root.host.id === 'control')
    );
  };
  const look = (event: Event) => {
    heard.add(event.type);
    for (const name in event) {
      let value: unknown;
      try {
        value = event[name as keyof Event];
      } catch {
        continue;
      }
      const nodes = value instanceof DataTransfer ? [...value.types] : [value];
      if (!nodes.some(isInside)) continue;
      const root = (nodes.find(isInside) as Node).getRootNode() as ShadowRoot;
      leaks.add(`${root.host.id || root.host.getAttribute('data-mitposten')} ${event.type}.${name}`);
    }
    if (event.composedPath().some(isInside)) leaks.add(`path of ${event.type}`);
    for (const range of (event as InputEvent).getTargetRanges?.() ?? [])
      if (isInside(range.startContainer)) leaks.add(`range of ${event.type}`);
  };
  for (const type of types) {
    for (const target of [window, document, document.documentElement, document.body])
      for (const capture of [true, false]) target.addEventListener(type, look, { capture, passive: true });
  }
}

/** Everything that a person does with a pointer and with keys at our elements, and on the way there and away. */
async function useEverything(page: Page): Promise<void> {
  const { x, y } = await middleOf(page, panel.atComposer);
  const { mouse, keyboard } = page;
  await mouse.move(x, y + 250);
  await mouse.move(x, y, { steps: 25 });
  await mouse.wheel({ deltaY: 40 });
  await mouse.move(x - 60, y + 2, { steps: 15 });
  await mouse.click(x - 60, y);
  await page.keyboard.press('Escape');
  await mouse.click(x, y);
  await mouse.click(x, y, { count: 2 });
  await mouse.click(x, y, { button: 'middle' });
  await mouse.click(x, y, { button: 'right' });
  await mouse.move(x, y);
  await mouse.down();
  await mouse.move(x + 300, y + 150, { steps: 15 });
  await mouse.up();
  await mouse.move(x + 200, y + 300, { steps: 8 });
  await page.focus('[data-testid="composerPublishBtn"]');
  for (const key of ['ArrowLeft', 'a'] as const) await keyboard.press(key);
  await keyboard.down('Shift');
  for (let stop = 0; stop < 3; stop++) await keyboard.press('Tab');
  await keyboard.up('Shift');
  for (let stop = 0; stop < 3; stop++) await keyboard.press('Tab');
  await keyboard.down('Shift');
  await keyboard.press('Tab');
  await keyboard.up('Shift');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-mitposten'))).toBe('pill');
  for (const key of ['ArrowDown', 'Home', 'x', 'F2', ' ', 'Enter'] as const) await keyboard.press(key);
  await keyboard.down('Control');
  for (const key of ['a', 'c', 'v'] as const) await keyboard.press(key);
  await keyboard.up('Control');
}

test('no event that a page can hear leads into our roots, whatever a person does at them', async () => {
  const page = await show.write('Belauscht');
  await found(page, panel.atComposer);
  await holds(own, 'a composer', ({ composers }) => composers[0]);
  await page.evaluate(() => {
    document.addEventListener('contextmenu', (event) => event.preventDefault());
  });
  await page.evaluate(eavesdrop);
  await useEverything(page);
  const { leaks, heard } = await page.evaluate(() => {
    const { leaks, heard } = window as unknown as Record<string, Set<string>>;
    return { leaks: [...(leaks ?? [])], heard: heard?.size ?? 0 };
  });
  expect(heard).toBeGreaterThan(15);
  expect(leaks).toEqual([]);
});

test.runIf(kind === 'firefox')(
  'control: a closed root without a shield does leak by such events',
  async () => {
    const page = await show.write('Kontrolle');
    await page.evaluate(() => {
      const host = document.createElement('div');
      host.id = 'control';
      host.style.cssText = 'position:fixed;left:10px;top:10px;z-index:9999';
      host.attachShadow({ mode: 'closed' }).innerHTML = '<button>Knopf</button>';
      document.querySelector('[role="dialog"]')?.append(host);
    });
    await page.evaluate(eavesdrop);
    const { x, y } = await middleOf(page, '#control');
    await page.mouse.move(x + 100, y + 100);
    await page.mouse.move(x, y, { steps: 10 });
    await page.mouse.click(x, y);
    const leaks = await page.evaluate(() => [...(window as unknown as { leaks: Set<string> }).leaks]);
    expect(leaks.join()).toContain('originalTarget');
  },
);
