import type { Page } from 'puppeteer-core';
import type { StageBrowser } from '../browsers/index.ts';
import { found, gone, press, pressPost } from '../steps.ts';

/*
 * What a person does on Instagram, step by step, in any of the stage's browsers and languages. The page has no test ids:
 * elements are found by role and place, or by their name in both languages.
 */

const entry = named('Neuer Beitrag', 'New post');
const dialog = '[role="dialog"]:has(> div > h1)';

/** What is inside the composer's dialog. */
export const instagramComposer = {
  dialog,
  input: `${dialog} form[enctype="multipart/form-data"] > input[type="file"]`,
  /** "Next" in the middle steps, "Share" in the last one. */
  forward: `${dialog} h1 + div > [role="button"]`,
  caption: `${dialog} [role="textbox"][data-lexical-editor="true"]`,
  shared: `${dialog} :is(img[alt="Animiertes Häkchen"], img[alt="Animated checkmark"])`,
  failed: `${dialog} h3 ~ [role="button"]`,
};

/** Opens Instagram with nothing begun. */
export async function openInstagram(browser: StageBrowser): Promise<Page> {
  const page = await browser.newPage('https://www.instagram.com/');
  await found(page, entry);
  return page;
}

/** Opens the composer at its first step. */
export async function openInstagramComposer(page: Page): Promise<void> {
  await gone(page, dialog);
  await press(page, `a:has(${entry})`);
  await press(page, `a:has(${named('Beitrag', 'Post')})`);
  await found(page, `${dialog} form`);
}

/** Chooses pictures or a video: in the first step, or some more in the crop step. */
export async function attachInstagram(page: Page, files: string[]): Promise<void> {
  const isFirst = !(await page.$(`${dialog} canvas`));
  if (!isFirst) await openGallery(page);
  const before = isFirst ? 0 : (await page.$$(thumbnails)).length;
  const [chooser] = await Promise.all([
    page.waitForFileChooser(),
    press(page, `${dialog} button:has(+ form[enctype="multipart/form-data"])`),
  ]);
  await chooser.accept(files);
  await openGallery(page);
  await page.waitForFunction(
    (selector, count) => document.querySelectorAll(selector).length === count,
    {},
    thumbnails,
    before + files.length,
  );
  await closeTools(page);
}

/** In the crop step: gives all pictures this shape. */
export async function cropTo(page: Page, ratio: 'original' | '1:1' | '4:5' | '16:9'): Promise<void> {
  await press(page, ratioTool);
  const name = ratio === 'original' ? 'Original' : ratio;
  await press(page, `::-p-xpath(//*[@role="dialog"]//*[@role="button"]/span[text()="${name}"])`);
  await press(page, ratioTool);
}

/** In the crop step: leaves a picture out. */
export async function removePicture(page: Page, index: number): Promise<void> {
  await openGallery(page);
  const all = await page.$$(`${dialog} [role="button"]:has(> ${named('Löschen', 'Delete')})`);
  await all[index]?.click();
  await page.waitForFunction(
    (selector, count) => document.querySelectorAll(selector).length === count,
    {},
    thumbnails,
    all.length - 1,
  );
  await closeTools(page);
}

/** In the crop step: draws a picture to another place. */
export async function movePicture(page: Page, from: number, to: number): Promise<void> {
  await openGallery(page);
  const all = await page.$$(thumbnails);
  const places = await Promise.all([all[from], all[to]].map((thumbnail) => thumbnail?.boundingBox()));
  const [start, end] = places.map((box) => box && { x: box.x + box.width / 2, y: box.y + box.height / 2 });
  if (!start || !end) throw new Error(`no pictures at ${from} and ${to}`);
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(end.x, end.y, { steps: 5 });
  await page.mouse.up();
  await closeTools(page);
}

/** Goes on to the step with the caption, whichever step is shown. */
export async function goToDetails(page: Page): Promise<void> {
  while (!(await page.$(instagramComposer.caption))) {
    const name = await dialogName(page);
    await press(page, instagramComposer.forward);
    await page.waitForFunction(
      (selector, old) => document.querySelector(selector)?.getAttribute('aria-label') !== old,
      {},
      dialog,
      name,
    );
  }
}

/** Writes the alternative text of the picture with this index; videos do not count. */
export async function describePicture(page: Page, index: number, text: string): Promise<void> {
  await goToDetails(page);
  if (!(await page.$(alternatives))) await press(page, `${dialog} [aria-expanded]`);
  await found(page, alternatives);
  const fields = await page.$$(alternatives);
  await fields[index]?.type(text);
}

/** Writes the caption; a line break is the Enter key. */
export async function writeCaption(page: Page, text: string): Promise<void> {
  await goToDetails(page);
  await press(page, instagramComposer.caption);
  await page.keyboard.type(text);
}

/** Presses Share, and waits until the platform says that it is done. */
export async function shareInstagram(page: Page): Promise<void> {
  await goToDetails(page);
  await pressPost(page, instagramComposer.forward);
  await found(page, instagramComposer.shared);
}

/** Closes the dialog: after a post is shared, or with what was begun thrown away. */
export async function closeInstagramComposer(page: Page, { discard = false } = {}): Promise<void> {
  await press(page, `[role="button"]:has(> ${named('Schließen', 'Close')})`);
  if (discard) await press(page, '[role="dialog"]:has(> h2) > button');
  await gone(page, dialog);
}

/** In the last step: goes back to the shape and order of the pictures. */
export async function backToCrop(page: Page): Promise<void> {
  while (!(await page.$(ratioTool))) {
    const name = await dialogName(page);
    await press(page, `${dialog} div:has(+ h1) > [role="button"]`);
    await page.waitForFunction(
      (selector, old) => document.querySelector(selector)?.getAttribute('aria-label') !== old,
      {},
      dialog,
      name,
    );
  }
}

/** Presses Share where the platform will say that it did not work, and waits for that. */
export async function failInstagram(page: Page): Promise<void> {
  await goToDetails(page);
  await pressPost(page, instagramComposer.forward);
  await found(page, instagramComposer.failed);
}

/** Writes a comment below the newest post of the feed. */
export async function commentInstagram(page: Page, text: string): Promise<void> {
  await (await found(page, 'article textarea')).type(text);
  await press(page, 'article form button');
  await found(page, `::-p-xpath(//article//p[text()="${text}"])`);
}

/** Gives the newest post of one's own another caption. */
export async function editInstagram(page: Page, caption: string): Promise<void> {
  const own = 'article[data-own]';
  await press(page, `${own} > [role="button"]`);
  const field = await found(page, `${own} > textarea`);
  await field.evaluate((element) => (element as HTMLTextAreaElement).select());
  await field.type(caption);
  await press(page, `${own} > textarea + [role="button"]`);
  await found(page, `::-p-xpath(//article[@data-own]/p[text()="${caption}"])`);
}

/** Deletes the newest post of one's own. */
export async function deleteInstagram(page: Page): Promise<void> {
  const own = await found(page, 'article[data-own]');
  await press(page, 'article[data-own] > [role="button"]:last-child');
  await page.waitForFunction((element) => !element.isConnected, {}, own);
}

/** Sends a direct message, first its picture and then its text. */
export async function messageInstagram(page: Page, text: string, picture: string): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForFileChooser(),
    press(page, 'aside form + [role="button"]'),
  ]);
  await chooser.accept([picture]);
  await found(page, 'aside p');
  await press(page, 'aside [role="textbox"]');
  await page.keyboard.type(text);
  await press(page, 'aside form + [role="button"] + [role="button"]');
  await found(page, `::-p-xpath(//aside//p[text()="${text}"])`);
}

/** Chooses a picture for a story; the platform publishes it at once. */
export async function addStory(page: Page, picture: string): Promise<void> {
  await press(page, `a:has(${entry})`);
  const [chooser] = await Promise.all([
    page.waitForFileChooser(),
    press(page, `a:has(${named('Story', 'Story')})`),
  ]);
  await chooser.accept([picture]);
  // The menu stays open.
  await press(page, `a:has(${entry})`);
}

const galleryTool = `${dialog} button:has(> ${named('Mediengalerie öffnen', 'Open media gallery')})`;
const ratioTool = `${dialog} button:has(> ${named('Zuschneideformat auswählen', 'Select crop')})`;
const thumbnails = `${dialog} [role="button"] > canvas`;
const alternatives = `${dialog} :is(input[placeholder="Alternativtext verfassen..."], input[placeholder="Write alt text..."])`;

function named(german: string, english: string): string {
  return `:is(svg[aria-label="${german}"], svg[aria-label="${english}"])`;
}

async function openGallery(page: Page): Promise<void> {
  await found(page, galleryTool);
  if (!(await page.$(thumbnails))) await press(page, galleryTool);
  await found(page, thumbnails);
}

async function closeTools(page: Page): Promise<void> {
  await press(page, galleryTool);
  await gone(page, thumbnails);
}

function dialogName(page: Page): Promise<string | null> {
  return page.$eval(dialog, (element) => element.getAttribute('aria-label'));
}
