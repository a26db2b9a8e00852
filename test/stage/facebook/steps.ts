import type { Page } from 'puppeteer-core';
import type { StageBrowser } from '../browsers/index.ts';
import { found, gone, press, pressPost } from '../steps.ts';
import type { Audience } from './page/draft.ts';

/*
 * What a person does on the stage's Facebook, in any browser and language. Words are needed where the real page has
 * nothing else; then those of both languages stand here.
 */

const dialog = '[role="dialog"]';
const editor = `${dialog} [contenteditable="true"]`;
const shown = `${dialog} form > div:not([hidden])`;

/** Opens Facebook; give a path for a timeline or `/groups/<id>`. */
export async function openFacebook(browser: StageBrowser, path = '/'): Promise<Page> {
  const page = await browser.newPage(`https://www.facebook.com${path}`);
  await found(page, '[role="region"] [role="button"]');
  return page;
}

/** Opens the composer and waits until it can be written in. */
export async function openFacebookComposer(page: Page): Promise<void> {
  await gone(page, dialog);
  await press(page, '[role="region"] [role="button"]');
  await page.waitForFunction(
    (wanted) => document.activeElement !== null && document.activeElement === document.querySelector(wanted),
    {},
    editor,
  );
}

/** Types into the open composer; a line break becomes a paragraph. */
export async function writeFacebook(page: Page, text: string): Promise<void> {
  await (await found(page, editor)).type(text);
}

/** Types an `@` with the beginning of a name and takes the first one offered. */
export async function mentionFacebook(page: Page, typed: string): Promise<void> {
  await writeFacebook(page, `@${typed}`);
  await press(page, `${dialog} [role="option"]`);
  await gone(page, `${dialog} [role="option"]`);
}

/** Waits for the card of an address in the text. */
export async function linkCard(page: Page): Promise<void> {
  await found(page, `${dialog} a[href][target]`);
}

/** Adds pictures or a video, and waits until they are uploaded. */
export async function attachFacebook(page: Page, files: string[]): Promise<void> {
  const before = (await page.$$(`${shown} img[src^="blob:"]`)).length;
  const [chooser] = await Promise.all([
    page.waitForFileChooser(),
    press(page, `${shown} ${labelled('Photo/video', 'Foto/Video')}`),
  ]);
  await chooser.accept(files);
  if (files.some((file) => file.endsWith('.mp4'))) {
    await found(page, `${shown} video[data-ready="true"]`);
    return;
  }
  await page.waitForFunction(
    (pictures, count) => document.querySelectorAll(pictures).length === count,
    {},
    `${shown} img[src^="blob:"][aria-busy="false"]`,
    before + files.length,
  );
}

/** Takes the picture with this index away. */
export async function removePicture(page: Page, index: number): Promise<void> {
  if (await isSingle(page)) {
    await press(page, `${shown} ${labelled('Remove post attachment', 'Beitragsanhang entfernen')}`);
    await gone(page, `${dialog} img[src^="blob:"]`);
    return;
  }
  await openPictures(page);
  await press(page, `${pictureAt(index)} ${labelled('Remove photo', 'Foto entfernen')}`);
  await leaveScreen(page);
}

/** Puts a picture at another place, step by step. */
export async function movePicture(page: Page, from: number, to: number): Promise<void> {
  await openPictures(page);
  const step = Math.sign(to - from);
  const button = step > 0 ? labelled('Move forward', 'Nach hinten verschieben') : moveBack;
  for (let at = from; at !== to; at += step) await press(page, `${pictureAt(at)} ${button}`);
  await leaveScreen(page);
}

/** Gives the picture with this index its alternative text. */
export async function describePicture(page: Page, index: number, text: string): Promise<void> {
  const single = await isSingle(page);
  if (!single) await openPictures(page);
  await press(page, `${single ? shown : pictureAt(index)} ${labelled('Edit', 'Bearbeiten')}`);
  await press(page, `${shown} ${labelled('Alternative text', 'Alternativtext')}`);
  await press(page, `${shown} fieldset label:nth-of-type(2) input`);
  const field = await found(page, `${shown} textarea`);
  await field.type(text);
  await press(page, `${shown} ${labelled('Save', 'Speichern')}`);
  await gone(page, `${shown} textarea`);
}

/** Says when the post is to appear. The Page must act; the composer is then at its last screen. */
export async function schedulePost(page: Page, date: Date): Promise<void> {
  await press(page, `${shown} ${next}`);
  await press(page, `${shown} [role="switch"]`);
  await found(page, `${shown} input[type="time"]`);
  const two = (part: number) => String(part).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  await fillIn(page, `${shown} input[type="date"]`, day);
  await fillIn(page, `${shown} input[type="time"]`, `${two(date.getHours())}:${two(date.getMinutes())}`);
}

/** Says who may see the post. The person must act. */
export async function setAudience(page: Page, audience: Audience): Promise<void> {
  await press(page, `${shown} [role="button"]:has(img[alt]:not([alt=""]))`);
  await press(page, `${shown} input[value="${audience}"]`);
  await leaveScreen(page);
}

/** Presses what the identity needs, and waits until the platform has closed the composer. */
export async function publishFacebook(page: Page): Promise<void> {
  await pressPublish(page);
  await gone(page, dialog);
}

/** The same without waiting for an end. */
export async function pressPublish(page: Page): Promise<void> {
  const hasNext = await page.$(`${shown} ${next}`);
  if (hasNext) await press(page, `${shown} ${next}:not([aria-disabled])`);
  const words = labelled('Post', 'Posten', 'Schedule post', 'Beitrag planen');
  await pressPost(page, `${shown} ${words}:not([aria-disabled])`);
}

/** Writes a comment under the first post and sends it. */
export async function commentFacebook(page: Page, text: string): Promise<void> {
  const field = await found(page, '[role="article"] [contenteditable="true"]');
  await field.type(`${text}\n`);
  await found(page, '[role="article"] [role="article"]');
}

/** Shares the last post of the feed, which is somebody else's, with a text. */
export async function shareFacebook(
  page: Page,
  text: string,
  meanwhile: () => Promise<unknown> = async () => {},
): Promise<void> {
  const button = `:nth-last-child(1 of [role="article"]) ${labelled('Share', 'Teilen')}`;
  await press(page, `[role="feed"] > ${button}`);
  await writeFacebook(page, text);
  await meanwhile();
  await press(page, `${shown} ${labelled('Share now', 'Jetzt teilen')}:not([aria-disabled])`);
  await gone(page, dialog);
}

/** Gives the newest post of one's own another text at its end. */
export async function editFacebook(page: Page, more: string): Promise<void> {
  const menu = labelled('Actions for this post', 'Aktionen für diesen Beitrag');
  await press(page, `[role="article"] ${menu}`);
  await press(page, '[role="menu"] [role="button"]:first-child');
  await writeFacebook(page, more);
  await press(page, `${shown} ${labelled('Save', 'Speichern')}:not([aria-disabled])`);
  await gone(page, dialog);
}

/** Puts the newest post of one's own into the bin. */
export async function trashFacebook(page: Page): Promise<void> {
  const own = (await page.$$('[role="feed"] > [role="article"]')).length;
  const menu = labelled('Actions for this post', 'Aktionen für diesen Beitrag');
  await press(page, `[role="article"] ${menu}`);
  await press(page, '[role="menu"] [role="button"]:last-child');
  await page.waitForFunction(
    (count) => document.querySelectorAll('[role="feed"] > [role="article"]').length === count,
    {},
    own - 1,
  );
}

const next = labelled('Next', 'Weiter');
/** The buttons that lead on and that post, once they can be pressed. */
export const pressOf = {
  next: `${next}:not([aria-disabled])`,
  post: `${labelled('Post', 'Posten')}:not([aria-disabled])`,
};

const moveBack = labelled('Move back', 'Nach vorne verschieben');

function labelled(...names: string[]): string {
  return `:is(${names.map((name) => `[aria-label="${name}"]`).join(', ')})`;
}

function pictureAt(index: number): string {
  return `${shown} li:nth-child(${index + 1})`;
}

async function isSingle(page: Page): Promise<boolean> {
  return (await page.$$(`${shown} img[src^="blob:"]`)).length === 1;
}

async function openPictures(page: Page): Promise<void> {
  if (await page.$(`${shown} li`)) return;
  await press(page, `${shown} ${labelled('Edit all', 'Alle bearbeiten')}`);
  await found(page, `${shown} li`);
}

/** Back to the text. */
async function leaveScreen(page: Page): Promise<void> {
  await press(page, `${shown} ${labelled('Done', 'Fertig')}`);
  await found(page, `${shown} [contenteditable="true"]`);
}

/** A date or time as the field itself takes it: how it is typed depends on the browser's language. */
async function fillIn(page: Page, selector: string, value: string): Promise<void> {
  await found(page, selector);
  await page.evaluate(
    (wanted, text) => {
      const input = document.querySelector<HTMLInputElement>(wanted);
      // React keeps its own idea of a field's value unless the prototype's setter is used.
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, text);
      input?.dispatchEvent(new Event('input', { bubbles: true }));
    },
    selector,
    value,
  );
}
