import { readFile, writeFile } from 'node:fs/promises';
import type { Page, SerializedAXNode } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { addFiles, composer, openComposerPage, write } from '../stage/composer.ts';
import { pictureFiles } from '../stage/pictures.ts';
import { found, press } from '../stage/steps.ts';
import { connectLibrary, kind, language, showOfFile } from './fixture.ts';
import { click, openPopup } from './own-pages.ts';

/*
 * What a screen reader is given of the composer, as an outline that can be read: test/fixtures/composer-tree/. After a change
 * that is meant, `MITPOSTEN_TREES=1` writes it anew; read it before it is kept.
 */

const show = showOfFile();

/** A tree as lines: role, name, what else is said of it. What changes from run to run is left out. */
function outline(node: SerializedAXNode, depth = 0): string[] {
  const said = [
    node.role,
    node.name && JSON.stringify(steady(node.name)),
    node.value !== undefined && `= ${JSON.stringify(steady(String(node.value)))}`,
    node.description && `(${steady(node.description)})`,
    ...(['checked', 'pressed', 'expanded', 'disabled', 'required', 'focused', 'multiline'] as const).map(
      (state) =>
        node[state] !== undefined && (node[state] || !SELDOM.has(state)) && `${state}: ${node[state]}`,
    ),
    node.invalid && node.invalid !== 'false' && `invalid: ${node.invalid}`,
  ];
  const line = '  '.repeat(depth) + said.filter(Boolean).join(' ');
  // What its parent's name says already.
  const children = (node.children ?? []).filter(
    ({ role, name }) => role !== 'StaticText' || name !== node.name,
  );
  return [line, ...children.flatMap((child) => outline(child, depth + 1))];
}

/** Said only where it is so. */
const SELDOM = new Set(['disabled', 'required', 'focused', 'multiline']);

const steady = (text: string) =>
  text.replace(/\d{1,2}[.:/]\d{2}([.:/]\d{2,4})?( [AP]M)?/g, '…').replace(/blob:\S+/g, 'blob:…');

/** The page's tree is the one that was read and kept. */
async function isAsKept(page: Page, name: string): Promise<void> {
  const tree = await page.accessibility.snapshot();
  if (!tree) throw new Error('the page has no tree');
  const lines = `${outline({ ...tree, name: 'Mitposten' }).join('\n')}\n`;
  const path = `test/fixtures/composer-tree/${name}-${language}.txt`;
  if (process.env.MITPOSTEN_TREES) await writeFile(path, lines);
  expect(lines).toBe(await readFile(path, 'utf8'));
}

/** Every text, picture and count has been drawn. */
const drawn = (page: Page) => page.waitForNetworkIdle({ idleTime: 300 }).catch(() => {});

// Firefox's driver gives no tree.
test.runIf(kind === 'chromium')('the page: empty, with its errors, with all that it can hold', async () => {
  await connectLibrary(show);
  const page = await openComposerPage(show.browser);
  await drawn(page);
  await isAsKept(page, 'empty');
  await press(page, composer.publish);
  await found(page, '.composer-text .field-errors p');
  await isAsKept(page, 'errors');
  await write(page, 'Am Samstag ist Markt https://www.krefeld.de/markt');
  await addFiles(page, await pictureFiles(2));
  await press(page, '.composer-more > summary');
  await click(page, '.composer-more > button');
  await found(page, '.composer-poll');
  await click(page, '.focus-choice summary');
  await drawn(page);
  await isAsKept(page, 'full');
  await page.close();
});

test.runIf(kind === 'chromium')('the popup with a draft', async () => {
  const popup = await openPopup(show);
  await found(popup, composer.counts);
  await drawn(popup);
  await isAsKept(popup, 'popup');
  await popup.close();
});

// Firefox takes the system's colours from a setting of the whole browser.
test.runIf(kind === 'chromium')(
  "in the system's own colours what has the focus, what is chosen and what is wrong are told apart",
  async () => {
    const page = await openComposerPage(show.browser);
    // All of it in view: a picture is cut out of the page, a box is measured in the window.
    await page.setViewport({ width: 1280, height: 1600 });
    const session = await page.createCDPSession();
    await session.send('Emulation.setEmulatedMedia', {
      features: [{ name: 'forced-colors', value: 'active' }],
    });
    const looks = async (selector: string) => {
      const box = await (await found(page, selector)).boundingBox();
      if (!box) throw new Error(`${selector} is not laid out`);
      const clip = { x: box.x - 6, y: box.y - 6, width: box.width + 12, height: box.height + 12 };
      return page.screenshot({ encoding: 'base64', clip });
    };
    const blur = () => page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    for (const selector of [composer.publish, '.choices label', '.composer-text textarea']) {
      await blur();
      const before = await looks(selector);
      await page.$eval(selector, (element) => {
        const own = element.matches('label') ? element.querySelector('input') : (element as HTMLElement);
        own?.focus();
      });
      // As if somebody had come here by keys.
      await page.keyboard.press('Shift');
      expect(await looks(selector), `the focus on ${selector}`).not.toBe(before);
    }
    await blur();
    const chosen = await looks('.choices label');
    await click(page, '.choices input');
    await blur();
    expect(await looks('.choices label')).not.toBe(chosen);
    await page.close();
  },
);

// Without scripts there is only what the HTML has. Firefox's driver cannot leave them out.
test.runIf(kind === 'chromium').each([
  ['/popup.html', 380],
  ['/composer.html?new', 1040],
  ['/composer.html?new', 320],
])('the field of %s, %i pixels wide, stands where it stood before any script', async (path, width) => {
  const page = await show.browser.openExtensionPage(path);
  await page.setViewport({ width, height: 700 });
  const place = () =>
    page.$eval(composer.text, (field) => {
      const { x, y, width, height } = field.getBoundingClientRect();
      return { x, y, width, height };
    });
  await found(page, composer.publish);
  const after = await place();
  await page.setJavaScriptEnabled(false);
  await page.reload();
  expect(await place()).toEqual(after);
  await page.close();
});
