import type { ElementHandle, Page } from 'puppeteer-core';
import type { StageBrowser } from '../browsers/index.ts';
import { until } from '../browsers/until.ts';
import { found, gone, press, pressPost } from '../steps.ts';
import { words } from './business-page/words.ts';
import { businessId, page as cityPage } from './identities.ts';

/*
 * What a person does in the Business Suite's composer, step by step. What only words tell apart is named in both of the
 * page's languages.
 */

/** What is found on the page. */
export const business = {
  editor: '[role="combobox"][contenteditable="true"]',
  picture: '[role="listitem"]',
  /** The answer after publishing, scheduling or saving: its heading, and below it the id. */
  answer: '[role="dialog"]:not(:has(textarea)) h2',
  /** What went wrong, beside the buttons. */
  failure: 'main [role="alert"]',
  /** The comment box beside the composer: nothing in it is a post. */
  comment: 'aside [contenteditable="true"]',
};

/** The two channels of a post. */
export type BusinessChannel = 'Facebook' | 'Instagram';

/** Opens the composer of the Business Suite with nothing written. `asset` is by which id its address names the Page. */
export async function openBusinessSuite(browser: StageBrowser, asset = cityPage.id): Promise<Page> {
  const query = new URLSearchParams({
    asset_id: asset,
    business_id: businessId,
    ref: 'biz_web_home_create_post',
    context_ref: 'HOME',
  });
  const page = await browser.newPage(`https://business.facebook.com/latest/composer/?${query}`);
  await found(page, business.editor);
  return page;
}

/** Types at the end of the text; a line break is the Enter key. */
export async function writeBusiness(page: Page, text: string): Promise<void> {
  await press(page, business.editor);
  await page.keyboard.down('Control');
  await page.keyboard.press('End');
  await page.keyboard.up('Control');
  await page.keyboard.type(text);
}

/** Adds pictures or videos by the input that the page never puts into its document, and waits until they are uploaded. */
export async function attachBusiness(page: Page, files: string[]): Promise<void> {
  const before = (await page.$$(business.picture)).length;
  const [chooser] = await Promise.all([page.waitForFileChooser(), press(page, button('addMedia'))]);
  await chooser.accept(files);
  await page.waitForFunction(
    (selector, count) => document.querySelectorAll(`${selector}[aria-busy="false"]`).length === count,
    {},
    business.picture,
    before + files.length,
  );
}

/** Takes away the picture or video with this index. */
export async function removeBusinessPicture(page: Page, index: number): Promise<void> {
  const item = await picture(page, index);
  const remove = await item.$('[role="button"][aria-label]');
  await remove?.click();
  await page.waitForFunction((element) => !element.isConnected, {}, item);
}

/** Puts the picture or video from one place into another. */
export async function moveBusinessPicture(page: Page, from: number, to: number): Promise<void> {
  const item = await picture(page, from);
  await item.focus();
  for (let at = from; at !== to; at += Math.sign(to - from)) {
    await page.keyboard.press(to > from ? 'ArrowRight' : 'ArrowLeft');
  }
  await page.waitForFunction(
    (element, selector, index) => document.querySelectorAll(selector)[index] === element,
    {},
    item,
    business.picture,
    to,
  );
}

/** Gives the picture with this index its alternative text, and saves it. */
export async function describeBusinessPicture(page: Page, index: number, text: string): Promise<void> {
  const item = await picture(page, index);
  const edit = await item.$('[role="button"]:not([aria-label])');
  await edit?.click();
  const field = await found(page, '[role="dialog"] textarea');
  await field.evaluate((element) => {
    (element as HTMLTextAreaElement).select();
  });
  await field.type(text);
  await press(page, button('save'));
  await gone(page, '[role="dialog"] textarea');
}

/** Gives each channel a text of its own, and Instagram's this one; Facebook's stays, and its tab is shown in the end. */
export async function customizeBusiness(page: Page, instagramText: string): Promise<void> {
  await turn(page, 'customize', true);
  await press(page, tab('Instagram'));
  await press(page, business.editor);
  await page.keyboard.down('Control');
  await page.keyboard.press('a');
  await page.keyboard.up('Control');
  await page.keyboard.type(instagramText);
  await press(page, tab('Facebook'));
}

/** Posts to these channels only. */
export async function chooseChannels(page: Page, ...channels: BusinessChannel[]): Promise<void> {
  for (const channel of ['Facebook', 'Instagram'] as const) {
    const selector = `[role="checkbox"]:has(img[alt="${channel}"])`;
    const wanted = String(channels.includes(channel));
    const box = await found(page, selector);
    if ((await checked(box)) !== wanted) await box.click();
    await found(page, `${selector}[aria-checked="${wanted}"]`);
  }
}

/** Switches the story on or off. */
export function shareToStory(page: Page, on: boolean): Promise<void> {
  return turn(page, 'story', on);
}

/** Enters the time, presses Schedule, and gives the id once the page says that it is scheduled. */
export async function scheduleBusiness(page: Page, time: Date): Promise<string> {
  await turn(page, 'setDate', true);
  const date = await found(page, labelled('input', 'date'));
  const language = await page.evaluate(() => document.documentElement.lang);
  const [day, month] = [time.getDate(), time.getMonth() + 1].map((part) => String(part).padStart(2, '0'));
  await date.evaluate((element) => {
    (element as HTMLInputElement).select();
  });
  await date.type(
    language === 'de' ? `${day}.${month}.${time.getFullYear()}` : `${month}/${day}/${time.getFullYear()}`,
  );
  const [hours, minutes, meridiem] = await page.$$('[role="application"] [role="spinbutton"]');
  const hour = meridiem ? time.getHours() % 12 || 12 : time.getHours();
  await hours?.type(String(hour).padStart(2, '0'));
  await minutes?.type(String(time.getMinutes()).padStart(2, '0'));
  await meridiem?.type(time.getHours() < 12 ? 'a' : 'p');
  await pressPost(page, button('schedule'));
  return answered(page, 'scheduled');
}

/** Presses Publish as soon as it can be pressed, and gives the id once the page says that the post is published. */
export async function publishBusiness(page: Page): Promise<string> {
  await pressPost(page, button('publish'));
  return answered(page, 'published');
}

/** Moves the focus to Publish, presses Enter there, and gives the id once the page says that the post is published. */
export async function publishBusinessByKey(page: Page): Promise<string> {
  await (await found(page, button('publish'))).focus();
  await page.keyboard.press('Enter');
  return answered(page, 'published');
}

/** Presses Publish, and waits until the page says that not everything was published. */
export async function failToPublishBusiness(page: Page): Promise<void> {
  await pressPost(page, button('publish'));
  await found(page, business.failure);
}

/** Presses Finish later, and gives the id once the page says that the draft is saved. */
export async function finishLater(page: Page): Promise<string> {
  await press(page, button('finishLater'));
  return answered(page, 'draftSaved');
}

/** Closes the answer; after publishing and scheduling an empty composer is there. */
export async function closeAnswer(page: Page): Promise<void> {
  await press(page, button('maybeLater'));
  await gone(page, business.answer);
}

/** Leaves the composer, in which nothing is written, for the planner. */
export async function openPlanner(page: Page): Promise<void> {
  await press(page, button('cancel'));
  await found(page, labelled('input', 'newTime'));
}

/** In the planner: does this with the post of this text, and waits until it is done. */
export async function actOnPlanned(
  page: Page,
  text: string,
  act: 'deletePost' | 'cancelPost',
): Promise<void> {
  await press(page, inPlanned(text, act));
  await until('the post to leave the planner', async () => !(await page.$(plannedRow(text))) || undefined);
}

/** In the planner: gives the post of this text another time. */
export async function reschedulePlanned(page: Page, text: string, time: Date): Promise<void> {
  const field = await found(page, `::-p-xpath(${planned(text)}//input)`);
  const two = (part: number) => String(part).padStart(2, '0');
  const day = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
  await field.evaluate(
    (element, value) => {
      (element as HTMLInputElement).value = value;
    },
    `${day}T${two(time.getHours())}:${two(time.getMinutes())}`,
  );
  await press(page, inPlanned(text, 'reschedule'));
}

const planned = (text: string) => `//li[p[text()="${text}"]]`;
const plannedRow = (text: string) => `::-p-xpath(${planned(text)})`;
const inPlanned = (text: string, word: Word) =>
  `::-p-xpath(${planned(text)}//*[@role="button"][${spoken(word)
    .map((each) => `normalize-space()="${each}"`)
    .join(' or ')}])`;

/** Writes a comment in the box beside the composer and sends it, with a picture if one is given. */
export async function commentBusiness(page: Page, text: string, file?: string): Promise<void> {
  await press(page, business.comment);
  await page.keyboard.type(text);
  if (file) {
    const attach = labelled('[role="button"]', 'commentMedia');
    const [chooser] = await Promise.all([page.waitForFileChooser(), press(page, attach)]);
    await chooser.accept([file]);
    await page.waitForFunction(
      (selector) => /\d/.test(document.querySelector(selector)?.textContent ?? ''),
      {},
      attach,
    );
  }
  await press(page, button('send'));
  await page.waitForFunction(
    (selector) => document.querySelector(selector)?.textContent === '',
    {},
    business.comment,
  );
}

type Word = keyof typeof words.en;

/** A button that can be pressed, by its text: these have no other name. */
function button(word: Word): string {
  const texts = spoken(word).map((text) => `normalize-space()="${text}"`);
  return `::-p-xpath(//*[@role="button"][not(@aria-disabled)][${texts.join(' or ')}])`;
}

function labelled(selector: string, word: Word): string {
  return spoken(word)
    .map((text) => `${selector}[aria-label="${text}"]`)
    .join(', ');
}

function tab(channel: BusinessChannel): string {
  return `::-p-xpath(//*[@role="tab"][.="${channel}"])`;
}

function spoken(word: Word): string[] {
  return [words.en[word], words.de[word]];
}

async function picture(page: Page, index: number): Promise<ElementHandle> {
  await found(page, business.picture);
  const item = (await page.$$(business.picture))[index];
  if (!item) throw new Error(`there is no picture ${index}`);
  return item;
}

async function turn(page: Page, word: Word, on: boolean): Promise<void> {
  const box = await found(page, labelled('[role="switch"]', word));
  if ((await checked(box)) !== String(on)) await box.click();
  await page.waitForFunction(
    (element, wanted) => element.getAttribute('aria-checked') === wanted,
    {},
    box,
    String(on),
  );
}

function checked(box: ElementHandle): Promise<string | null> {
  return box.evaluate((element) => element.getAttribute('aria-checked'));
}

async function answered(page: Page, word: Word): Promise<string> {
  await page.waitForFunction(
    (selector, texts) => texts.includes(document.querySelector(selector)?.textContent ?? ''),
    {},
    business.answer,
    spoken(word),
  );
  const line = await page.$eval(`${business.answer} + p`, (element) => element.textContent);
  return line?.replace(/^ID: /, '') ?? '';
}
