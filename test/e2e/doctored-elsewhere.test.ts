import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { chooseChannels, openBusinessSuite, publishBusiness } from '../stage/facebook/business-steps.ts';
import {
  attachInstagram,
  instagramComposer,
  openInstagram,
  openInstagramComposer,
} from '../stage/instagram/steps.ts';
import { pictureFiles } from '../stage/pictures.ts';
import { arm, found, isThere, openComposer, panel, press, publish, takeOffer } from '../stage/steps.ts';
import { cityTexts, isLong, showOfFile } from './fixture.ts';

const show = showOfFile();

/** What a new version of a page may do to the element that this finds, again and again. */
type Change = [selector: string, change: (element: Element) => void];

/** Changes the page whenever it has drawn something. Runs in it, so it uses nothing from outside. */
function doctor(selector: string, change: string): void {
  const apply = new Function(`return (${change})`)() as (element: Element) => void;
  const marked = `[data-stage-doctored]`;
  new MutationObserver(() => {
    for (const each of document.querySelectorAll(selector)) each.setAttribute('data-stage-doctored', '');
    for (const each of document.querySelectorAll(marked)) apply(each);
  }).observe(document, { childList: true, subtree: true });
}

async function doctored([selector, change]: Change, open: () => Promise<Page>): Promise<Page> {
  const page = await open();
  await page.evaluate(doctor, selector, String(change));
  return show.passing(page);
}

/** It went, or it is offered, and then goes: never silent. */
async function expectPost(page: Page, text: string): Promise<void> {
  await found(page, [panel.done, panel.offer].join(', '));
  if (await isThere(page, panel.offer)) {
    await takeOffer(page);
    await found(page, panel.done);
  }
  expect(await cityTexts(show)).toEqual([text]);
}

const suite: Record<string, Change> = {
  'without its combobox': ['[role="combobox"]', (field) => field.setAttribute('role', 'group')],
  'without the marks of Draft.js': ['[data-contents]', (field) => field.removeAttribute('data-contents')],
  'without a main part': ['main, [role="main"]', (main) => main.setAttribute('role', 'presentation')],
};

const instagram: Record<string, Change> = {
  'without the mark of its editor': [
    '[data-lexical-editor]',
    (field) => field.removeAttribute('data-lexical-editor'),
  ],
  'without its row for a place': [
    '[name="creation-location-input"]',
    (field) => field.removeAttribute('name'),
  ],
  'with a combobox': ['[data-lexical-editor]', (field) => field.setAttribute('role', 'combobox')],
};

const bluesky: Record<string, Change> = {
  'without its test id': [
    '[data-testid="composePostView"]',
    (view) => view.setAttribute('data-testid', 'composerView'),
  ],
  'with an article inside': [
    '[data-testid="composePostView"]',
    (view) => {
      if (view.querySelector('[role="article"]')) return;
      view.insertAdjacentHTML('beforeend', '<div role="article">Beitrag</div>');
    },
  ],
};

/** An everyday run tries the first of each platform. */
const tried = <T>(all: Record<string, T>) => Object.entries(all).slice(0, isLong ? undefined : 1);

test.each(tried(suite))('the Business Suite %s: its post goes or is offered', async (name, change) => {
  const page = await doctored(change, () => openBusinessSuite(show.browser));
  await chooseChannels(page, 'Facebook');
  await press(page, '[contenteditable="true"]:not(aside *)');
  await page.keyboard.type(name);
  if (await isThere(page, panel.switch)) await arm(page);
  await publishBusiness(page);
  await expectPost(page, name);
});

test.each(tried(instagram))('Instagram %s: its post goes or is offered', async (name, change) => {
  const page = await doctored(change, () => openInstagram(show.browser));
  await openInstagramComposer(page);
  await attachInstagram(page, await pictureFiles(1));
  // Its field is not known by the marks by which the steps find it.
  const field = `${instagramComposer.dialog} [contenteditable="true"]`;
  while (!(await page.$(field))) await press(page, instagramComposer.forward);
  await press(page, field);
  await page.keyboard.type(name);
  if (await isThere(page, panel.switch)) await arm(page);
  await press(page, instagramComposer.forward);
  await found(page, instagramComposer.shared);
  await expectPost(page, name);
});

test.each(tried(bluesky))('Bluesky %s: its post goes or is offered', async (name, change) => {
  const page = await doctored(change, () => show.browser.newPage('https://bsky.app/'));
  await openComposer(page);
  await page.keyboard.type(name);
  if (await isThere(page, panel.switch)) await arm(page);
  await publish(page);
  await expectPost(page, name);
});

test('nothing else was asked for', () => {
  expect(show.front.unexpected).toEqual([]);
});
