import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';

const folder = fileURLToPath(new URL('../../../demo-output', import.meta.url));

/** Keeps how a page looks now as `demo-output/<name>.png`, once nothing in it moves any more. */
export async function keepScreenshot(page: Page, name: string, { fullPage = false } = {}): Promise<void> {
  await mkdir(folder, { recursive: true });
  await page.waitForFunction(() => {
    const moving = document.getAnimations().some(({ playState }) => playState === 'running');
    return !moving && [...document.images].every(({ complete }) => complete);
  });
  await page.screenshot({ path: `${join(folder, name)}.png`, fullPage });
}
