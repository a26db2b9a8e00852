import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import { emptyExtension } from '../bench/empty-extension.ts';
import { launchBrowser, type StageBrowser } from './browsers/index.ts';
import { attachBusiness, business, openBusinessSuite, writeBusiness } from './facebook/business-steps.ts';
import { openFacebook, openFacebookComposer, writeFacebook } from './facebook/steps.ts';
import {
  attachInstagram,
  goToDetails,
  instagramComposer,
  openInstagram,
  openInstagramComposer,
} from './instagram/steps.ts';
import { pictureFiles } from './pictures.ts';
import { startStage } from './stage.ts';
import { openBluesky, openComposer } from './steps.ts';

/*
 * node test/stage/keep-composers.ts
 * Keeps the stage's pages with an open composer as fixtures, so that they can be changed at random and read without a browser.
 * The field and the button that publishes are marked, for the tests alone.
 */

const text = 'Am Samstag öffnet der Wochenmarkt um 9 Uhr.';
const folder = fileURLToPath(new URL('../fixtures/composers', import.meta.url));

interface Kept {
  name: string;
  editor: string;
  open(browser: StageBrowser): Promise<Page>;
}

const kept: Kept[] = [
  {
    name: 'bluesky',
    editor: '[data-testid="composePostView"] .ProseMirror',
    async open(browser) {
      const page = await openBluesky(browser);
      await openComposer(page);
      await page.keyboard.type(text);
      return page;
    },
  },
  {
    name: 'facebook',
    editor: '[role="dialog"] [contenteditable="true"]',
    async open(browser) {
      const page = await openFacebook(browser);
      await openFacebookComposer(page);
      await writeFacebook(page, text);
      return page;
    },
  },
  {
    name: 'business-suite',
    editor: business.editor,
    async open(browser) {
      const page = await openBusinessSuite(browser);
      await writeBusiness(page, text);
      // Without one Instagram takes nothing, and nothing can be published.
      await attachBusiness(page, await pictureFiles(1));
      return page;
    },
  },
  {
    name: 'instagram',
    editor: instagramComposer.caption,
    async open(browser) {
      const page = await openInstagram(browser);
      await openInstagramComposer(page);
      await attachInstagram(page, await pictureFiles(1));
      await goToDetails(page);
      await page.click(instagramComposer.caption);
      await page.keyboard.type(text);
      return page;
    },
  },
];

/** Marks the field and the button, and gives the page's body without what is run or only looks. Runs in the page. */
function bodyWith(editor: string): string {
  const publishes = /^\W*(posten|post|veröffentlichen|teilen|share|publish)\W*$/i;
  document.querySelector(editor)?.setAttribute('data-truth', 'editor');
  const buttons = [...document.querySelectorAll('[role="button"], button')];
  const named = buttons.filter(
    (button) =>
      !button.closest('[role="article"], article') &&
      [button.getAttribute('aria-label'), button.textContent].some((name) => publishes.test(name ?? '')),
  );
  named.at(-1)?.setAttribute('data-truth', 'post');
  const body = document.body.cloneNode(true) as HTMLElement;
  for (const each of body.querySelectorAll('script, style, link, [data-mitposten]')) each.remove();
  for (const each of body.querySelectorAll('[src^="data:"]'))
    each.setAttribute('src', 'data:image/png;base64,');
  return body.innerHTML;
}

const stage = await startStage({ language: 'de' });
// A person's composer has one screen, a Page's two.
stage.facebook.actAs(stage.facebook.identities.person);
const extension = await emptyExtension();
const browser = await launchBrowser({ kind: 'chromium', language: 'de', extension, front: stage.front });
await mkdir(folder, { recursive: true });
for (const { name, editor, open } of kept) {
  const page = await open(browser);
  const html = await page.evaluate(bodyWith, editor);
  await writeFile(`${folder}/${name}.html`, `${html}\n`);
  await page.close();
}
await browser.close();
await stage.close();
