import type { Page, SerializedAXNode } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { all, arm, found, openPreview, panel, panelReady, press, publish } from '../stage/steps.ts';
import { kind, showOfFile } from './fixture.ts';
import { words } from './own-pages.ts';

/*
 * What a screen reader is given of our elements in a platform's page, and what is seen of them enlarged and in the system's
 * own colours.
 */

const show = showOfFile();

/** Everything in the tree below a node, in its order. */
function flat(node: SerializedAXNode | null): SerializedAXNode[] {
  return node ? [node, ...(node.children ?? []).flatMap(flat)] : [];
}

// Firefox's driver gives no tree.
test.runIf(kind === 'chromium')(
  'a screen reader is given a switch with its name, its state and what it does, and a named frame',
  async () => {
    const own = await show.browser.openExtensionPage('/options.html');
    const [name, off, preview] = [
      await words(own, 'panel.switch'),
      await words(own, 'panel.off'),
      await words(own, 'preview.button'),
    ];
    await own.close();
    const page = await show.write('Vorgelesen');
    await panelReady(page);
    const tree = async () => flat(await page.accessibility.snapshot({ includeIframes: true }));
    const before = await tree();
    const found1 = before.find(({ role, name: said }) => role === 'switch' && said === name);
    expect(found1).toMatchObject({ checked: false });
    expect(found1?.description).toContain(off);
    expect(before.some(({ role, name: said }) => role === 'button' && said?.startsWith(preview))).toBe(true);
    await arm(page);
    const after = await tree();
    expect(after.find(({ role }) => role === 'switch')).toMatchObject({ checked: true });
    await openPreview(page);
    await found(page, panel.status);
    const open = await tree();
    expect(open.some(({ role, name: said }) => role === 'Iframe' && said === 'Mitposten')).toBe(true);
    expect(open.some(({ role }) => role === 'textbox')).toBe(true);
  },
);

/** Where something is in the window, and the window's size. In CSS pixels. */
async function boxOf(page: Page, selector: string) {
  const [element] = await all(page, selector);
  const box = await element?.boundingBox();
  if (!box) throw new Error(`${selector} is not laid out`);
  const window = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  return { ...box, right: box.x + box.width, bottom: box.y + box.height, window };
}

/** Nothing of it lies outside the window. */
async function isInView(page: Page, selector: string): Promise<void> {
  const { x, y, right, bottom, window } = await boxOf(page, selector);
  expect({ selector, x: x >= 0, y: y >= 0 }).toEqual({ selector, x: true, y: true });
  expect(right, selector).toBeLessThanOrEqual(window.width + 1);
  expect(bottom, selector).toBeLessThanOrEqual(window.height + 1);
}

// A browser's zoom makes the window smaller in CSS pixels and each of them larger.
test.each([200, 400])(
  'at %i % of a window of 1280 by 1024, all of it can be seen and pressed',
  async (zoom) => {
    const page = await show.write(`Vergrößert ${zoom}`);
    const factor = zoom / 100;
    await page.setViewport({
      width: 1280 / factor,
      height: Math.round(1024 / factor),
      deviceScaleFactor: factor,
    });
    await arm(page);
    await isInView(page, panel.switch);
    const own = await boxOf(page, panel.atComposer);
    const post = await boxOf(page, '[data-testid="composerPublishBtn"]');
    const isBeside = own.right <= post.x + 1 || post.right <= own.x + 1 || own.bottom <= post.y + 1;
    expect(isBeside).toBe(true);
    await openPreview(page);
    await found(page, panel.status);
    await isInView(page, panel.sheet);
    await press(page, panel.previewClose);
    await publish(page);
    await found(page, panel.done);
    await isInView(page, panel.ofMessages);
  },
);

// Firefox takes the system's colours from a setting of the whole browser.
test.runIf(kind === 'chromium')(
  "in the system's own colours on, off and the focus are still told apart",
  async () => {
    const page = await show.write('Hoher Kontrast');
    await panelReady(page);
    const session = await page.createCDPSession();
    const features = [{ name: 'forced-colors', value: 'active' }];
    await session.send('Emulation.setEmulatedMedia', { features });
    const looks = async () => {
      const element = await found(page, panel.switch);
      const box = await element.boundingBox();
      if (!box) throw new Error('the switch is not laid out');
      const clip = { x: box.x - 6, y: box.y - 6, width: box.width + 12, height: box.height + 12 };
      return page.screenshot({ encoding: 'base64', clip });
    };
    const off = await looks();
    await (await found(page, panel.switch)).focus();
    await page.keyboard.press('Shift');
    const focused = await looks();
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await arm(page);
    await page.mouse.move(5, 5);
    const on = await looks();
    expect(new Set([off, focused, on]).size).toBe(3);
  },
);

// Only Chromium's driver can change what the system prefers.
test.runIf(kind === 'chromium')(
  'where the system is dark and the page does not say so, no ground is laid behind a message',
  async () => {
    const page = await show.write('Bei Nacht');
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
    await arm(page);
    await publish(page);
    await found(page, panel.done);
    const { x, y } = await boxOf(page, panel.ofMessages);
    const colourAt = (left: number) => {
      const clip = { x: left, y: Math.ceil(y), width: 1, height: 1 };
      return page.screenshot({ encoding: 'base64', clip });
    };
    // The frame's own corner, outside of the card and its shadow, and the page beside it.
    expect(await colourAt(Math.ceil(x))).toBe(await colourAt(Math.floor(x) - 4));
  },
);
