import type { Page } from 'puppeteer-core';
import { beforeAll, expect, test } from 'vitest';
import { addZoo, cityTexts, showOfFile, zoo } from '../e2e/fixture.ts';
import { until } from '../stage/browsers/until.ts';
import { panel, questionOf } from '../stage/panel.ts';
import { press as city } from '../stage/stage.ts';
import { found, publish } from '../stage/steps.ts';
import { held, holds, presetSwitch, scenes } from './attacker.ts';
import { look, middleOf, pressAt } from './hands.ts';

/*
 * The page says who is signed in. It names the city with somebody else's repository, or somebody else with the city's.
 */

// Whose own domain a page claims for a profile (did:web) is asked for its document.
const show = showOfFile({ shipped: true, named: ['bsky.app'] });
let own: Page;
beforeAll(async () => {
  await addZoo(show);
  own = await show.browser.openExtensionPage('/popup.html');
  await presetSwitch(own, scenes(show).bluesky, 'ask');
});

/** A composer in a page whose storage says this of who is signed in. */
async function composerOf(account: { did: string; handle: string }, text: string): Promise<Page> {
  const page = await show.write('');
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => !document.querySelector('.ProseMirror'));
  await page.evaluate((changed) => {
    const stored = JSON.parse(localStorage.getItem('BSKY_STORAGE') ?? '');
    Object.assign(stored.session.currentAccount, changed);
    localStorage.setItem('BSKY_STORAGE', JSON.stringify(stored));
  }, account);
  await page.keyboard.press('n');
  await found(page, '.ProseMirror-focused');
  await page.keyboard.type(text);
  await found(page, panel.atComposer);
  await look(900);
  return page;
}

test.each<[string, (zooDid: string) => { did: string; handle: string }]>([
  ["the city's handle with a stranger's repository", (did) => ({ did, handle: city.handle })],
  [
    "the city's handle with a repository that nobody has",
    () => ({ did: 'did:plc:aaaaaaaaaaaaaaaaaaaaaaaa', handle: city.handle }),
  ],
  [
    "the city's handle with a repository on a page's own host",
    () => ({ did: 'did:web:bsky.app', handle: city.handle }),
  ],
])('%s is not armed: our own window says why and has no yes', async (_, account) => {
  const agent = await show.bluesky.agentFor(zoo);
  const page = await composerOf(account(agent.assertDid), 'Vom Rathaus');
  await pressAt(page, await middleOf(page, panel.atComposer));
  const asked = await until('the window that asks', () => questionOf(page));
  await found(asked, '.ask .problem');
  expect(await asked.$('.ask .button-main')).toBeNull();
  await (await found(asked, '.ask .actions > :last-child')).evaluate((no) => (no as HTMLElement).click());
  await holds(own, 'no question', (now) => now.composers.every(({ asks }) => !asks) || undefined);
  expect((await held(own)).composers.some(({ armed }) => armed)).toBe(false);
  await page.evaluate(() => localStorage.removeItem('BSKY_STORAGE'));
});

test("a stranger who is who they say is named by our own window, beside the city's own name for what it knows", async () => {
  const agent = await show.bluesky.agentFor(zoo);
  const page = await composerOf({ did: agent.assertDid, handle: zoo }, 'Vom Zoo');
  await pressAt(page, await middleOf(page, panel.atComposer));
  const asked = await until('the window that asks', () => questionOf(page));
  await found(asked, '.ask .button-main');
  const said = await asked.$eval('.ask', ({ textContent }) => textContent ?? '');
  expect(said).toContain(zoo);
  expect(said).toContain(agent.assertDid);
  expect(said).not.toContain(city.handle);
  expect((await held(own)).composers.some(({ armed }) => armed)).toBe(false);
  await (await found(asked, '.ask .actions > :last-child')).evaluate((no) => (no as HTMLElement).click());
  await page.evaluate(() => localStorage.removeItem('BSKY_STORAGE'));
});

test("the city's own profile still goes by one press", async () => {
  const page = await show.write('Wirklich vom Rathaus');
  await found(page, panel.atComposer);
  await holds(own, 'the composer', ({ composers }) => composers[0]);
  await look(900);
  await pressAt(page, await middleOf(page, panel.atComposer));
  await holds(own, 'it to be armed', ({ composers }) => composers.find(({ armed }) => armed));
  await publish(page);
  await until('the post', async () => (await cityTexts(show)).length === 1 || undefined);
  expect(await cityTexts(show)).toEqual(['Wirklich vom Rathaus']);
});
