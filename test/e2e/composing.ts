import type { Page } from 'puppeteer-core';
import { fillInDescription, found, gone, press } from '../stage/steps.ts';

/*
 * What a person does in Bluesky's composer now and then. What has no test id is named in both of the page's languages.
 */

const videoAlt = '[aria-label="Untertitel und Alt-Text"], [aria-label="Captions & alt text"]';
const removePostButton = '[aria-label="Post löschen"], [aria-label="Delete post"]';

/** The button that takes the link card, the video or the GIF away; it is there once that is. */
export const removeAttachment = '[aria-label="Anhang entfernen"], [aria-label="Remove attachment"]';

/** What the composer shows while the platform has refused the post. */
export const refusal = '[aria-label="Fehler verwerfen"], [aria-label="Dismiss error"]';

/** Sets the content warnings with these places in the dialog: suggestive, nudity, porn, graphic media. */
export async function label(page: Page, ...places: number[]): Promise<void> {
  await press(page, '[data-testid="labelsBtn"]');
  await found(page, '[role="dialog"] [role="checkbox"]');
  for (const place of places) await press(page, `[role="checkbox"]:nth-of-type(${place + 1})`);
  await press(page, '[data-testid="confirmBtn"]');
  await gone(page, '[role="checkbox"]');
}

/** Gives the video its alternative text. */
export async function describeVideo(page: Page, text: string): Promise<void> {
  await press(page, videoAlt);
  await fillInDescription(page, text);
}

/** Takes the active post out of the thread. */
export async function removePost(page: Page): Promise<void> {
  const count = (await page.$$('.ProseMirror')).length;
  await press(page, removePostButton);
  await page.waitForFunction(
    (left) => document.querySelectorAll('.ProseMirror').length === left,
    {},
    count - 1,
  );
}

/** Opens the composer for a quote of the newest post of this handle. */
export async function quote(page: Page, handle: string): Promise<void> {
  await press(page, `[data-testid="feedItem-by-${handle}"] [data-testid="repostBtn"]`);
  await press(page, '[role="menu"] [role="menuitem"]');
  await found(page, '.ProseMirror-focused');
}

/** Opens the composer for a reply to the newest post of this handle. */
export async function reply(page: Page, handle: string): Promise<void> {
  await press(page, `[data-testid="feedItem-by-${handle}"] [data-testid="replyBtn"]`);
  await found(page, '.ProseMirror-focused');
}

/** Takes the person who is proposed for a handle that has just been typed. */
export async function takeProposed(page: Page, handle: string): Promise<void> {
  await page.waitForFunction(
    (name) => [...document.querySelectorAll('button')].some(({ textContent }) => textContent === name),
    {},
    `@${handle}`,
  );
  await page.keyboard.press('Enter');
  await found(page, '.mention');
}

/** Presses a letter or Enter with Ctrl. */
export async function withControl(page: Page, key: 'a' | 'Enter'): Promise<void> {
  await page.keyboard.down('Control');
  await page.keyboard.press(key);
  await page.keyboard.up('Control');
}
