import type { ElementHandle, Page } from 'puppeteer-core';
import { until } from './browsers/until.ts';
import { all, found, gone, press, textOf } from './elements.ts';
import { panel } from './panel.ts';

/*
 * What a person does with the preview of what Mastodon will get.
 */

/** A status as the preview shows it: its words, and how many pictures it has. */
export interface PreviewedStatus {
  words: string;
  pictures: number;
}

/** Opens the preview, waits for what is in it, and gives its element, which is there, hidden, while it is closed too. */
export async function openPreview(page: Page): Promise<ElementHandle> {
  await press(page, panel.previewButton);
  await found(page, panel.previewClose);
  return found(page, panel.preview);
}

/** Closes it by the keyboard; the focus is in it. */
export async function closePreview(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await gone(page, panel.previewClose);
}

/** Waits until the first status that it shows has these words in it. */
export async function previewSays(page: Page, words: string): Promise<void> {
  await until(`"${words}" in the preview`, async () => {
    return (await textOf(page, panel.status)).includes(words) || undefined;
  });
}

/** Writes an alternative text for Mastodon alone into the field with this place, from 0. */
export async function describeInPreview(page: Page, place: number, text: string): Promise<void> {
  const field = await until(`a description's field ${place}`, async () => {
    return (await all(page, panel.description))[place];
  });
  await field.type(text);
}

/** Waits until the description's field with this place, from 0, holds this text. */
export async function previewDescribes(page: Page, place: number, text: string): Promise<void> {
  await until(`"${text}" as a description`, async () => {
    const field = (await all(page, panel.description))[place];
    const now = await field?.evaluate((element) => (element as HTMLTextAreaElement).value);
    return now === text || undefined;
  });
}

/** Turns to the account with this name. */
export async function choosePreviewed(page: Page, name: string): Promise<void> {
  const tabs = await all(page, panel.previewAccount);
  const names = await Promise.all(tabs.map((tab) => tab.evaluate(({ textContent }) => textContent)));
  await tabs[names.findIndex((each) => each?.includes(name))]?.click();
  await until(`the preview of ${name}`, async () => {
    return (await textOf(page, panel.previewAuthor)) === name || undefined;
  });
}

/** The statuses that it shows of the account that is chosen in it. */
export async function previewedStatuses(page: Page): Promise<PreviewedStatus[]> {
  const statuses = await all(page, panel.status);
  return Promise.all(
    statuses.map((each) =>
      each.evaluate((status) => {
        const paragraphs = [...status.querySelectorAll('.status-text p')];
        const words = paragraphs.map(({ textContent }) => textContent).join(' ');
        return {
          words: words.replace(/\s+/g, ' ').trim(),
          pictures: status.querySelectorAll('.gallery-one').length,
        };
      }),
    ),
  );
}
