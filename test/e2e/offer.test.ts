import { expect, test } from 'vitest';
import {
  arm,
  chooseAccount,
  countOf,
  found,
  foundSeveral,
  isThere,
  openAccounts,
  openBluesky,
  openComposer,
  panel,
  panelReady,
  panelSwitch,
  press,
  publish,
  steady,
  takeOffer,
} from '../stage/steps.ts';
import {
  cityStatuses,
  cityTexts,
  connectCity,
  connectLibrary,
  isLong,
  libraryStatuses,
  plainText,
  posted,
  showOfFile,
} from './fixture.ts';
import { click, openPopup, rulesHold } from './own-pages.ts';

const show = showOfFile({ signedIn: false });

const texts = () => cityTexts(show);

/** Chooses in the options how the profile's posts are mirrored: asked, armed or never. */
async function choose(mode: 'ask' | 'armed' | 'never'): Promise<void> {
  const options = await show.browser.openExtensionPage('/options.html');
  const radio = `.rule .choice:nth-of-type(${['ask', 'armed', 'never'].indexOf(mode) + 1}) input[type="radio"]`;
  await click(options, radio);
  await rulesHold(options, `"mode":"${mode}"`);
  await options.close();
}

test('without an account the panel offers to connect one', async () => {
  const page = await show.write('Noch ohne Konto');
  await press(page, panel.connect);
  const options = await show.browser.nextPage((url) => url.endsWith('/options.html'));
  await found(options, '#add-server');
  expect(await isThere(page, panel.switch)).toBe(false);
  await options.close();
});

test('published with the switch off, it is offered in the page and mirrored once by a click', async () => {
  await connectCity(show);
  const page = await show.write('Erst hinterher');
  await panelReady(page);
  await publish(page);
  await found(page, panel.offer);
  expect(await cityStatuses(show)).toEqual([]);

  await takeOffer(page);
  await found(page, panel.done);
  expect(await texts()).toEqual(['Erst hinterher']);
});

test('an offer that was dismissed stays away and nothing is mirrored', async () => {
  const page = await show.write('Nur auf Bluesky');
  await panelReady(page);
  await publish(page);
  await found(page, panel.offer);
  await press(page, panel.closeOffer);
  await openComposer(page);
  await page.keyboard.type('Auf beiden');
  await arm(page);
  await publish(page);
  await found(page, panel.done);
  expect(await isThere(page, panel.offer)).toBe(false);
  expect(await texts()).toEqual(['Auf beiden']);
});

test('the popup has the offers of the tab beside it, and taking one takes it from the page', async () => {
  const page = await show.write('Aus dem Popup');
  await panelReady(page);
  await publish(page);
  await found(page, panel.offer);
  const popup = await openPopup(show, page);
  await click(popup, '.item .button-main');
  await found(page, panel.done);
  expect(await isThere(page, panel.offer)).toBe(false);
  expect(await texts()).toEqual(['Aus dem Popup']);
  await popup.close();
});

test.runIf(isLong)('when the tab is gone the popup still has the newest posts', async () => {
  const page = await show.write('Der Tab ist zu');
  await panelReady(page);
  await publish(page);
  await found(page, panel.offer);
  await page.close();
  const popup = await openPopup(show);
  await click(popup, '.recent > .button');
  const newest = await found(popup, '.recent .item .excerpt');
  expect(await newest.evaluate(({ textContent }) => textContent)).toBe('Der Tab ist zu');
  await click(popup, '.recent .item .button-main');
  await posted(show.mastodon, 1);
  expect(await texts()).toEqual(['Der Tab ist zu']);
  await popup.close();
});

test('for a profile that is to be mirrored always the switch is on from the start', async () => {
  await choose('armed');
  const page = await show.write('Von selbst');
  await found(page, panel.on);
  // Nobody has switched it on here: it counts once it was there to be seen.
  await steady(page, panel.switch);
  await publish(page);
  await found(page, panel.done);
  expect(await texts()).toEqual(['Von selbst']);
});

test.runIf(isLong)('for such a profile the switch can be turned off', async () => {
  const page = await show.write('Diesmal nicht');
  await found(page, panel.on);
  await steady(page, panel.switch);
  await press(page, panel.switch);
  await found(page, panel.off);
  await publish(page);
  await found(page, panel.offer);
  const next = await show.write('Wieder von selbst');
  await found(next, panel.on);
  await steady(next, panel.switch);
  await publish(next);
  await found(next, panel.done);
  expect(await texts()).toEqual(['Wieder von selbst']);
});

test('for a profile that is never to be mirrored there is no panel, also in a page that had one', async () => {
  await choose('ask');
  const page = await show.write('Vorher');
  await arm(page);
  await publish(page);
  await found(page, panel.done);
  await choose('never');
  await page.bringToFront();
  await openComposer(page);
  await page.keyboard.type('Ohne Mitposten');
  expect(await isThere(page, panel.switch)).toBe(false);
  await publish(page);
  expect(await isThere(page, panel.offer)).toBe(false);

  const fresh = show.passing(await openBluesky(show.browser));
  await openComposer(fresh);
  await fresh.keyboard.type('Noch einmal ohne');
  expect(await isThere(fresh, panel.switch)).toBe(false);
  await publish(fresh);
  expect(await isThere(fresh, panel.offer)).toBe(false);
  await choose('ask');
  await fresh.bringToFront();
  await openComposer(fresh);
  await panelSwitch(fresh);
  expect(await texts()).toEqual(['Vorher']);
});

test('of two accounts a person chooses, and the choice is proposed the next time', async () => {
  await connectLibrary(show);
  const page = await show.write('Für beide');
  await panelReady(page);
  await openAccounts(page);
  // By their names: the library's account, then the city's, which is chosen because it was alone until now.
  await chooseAccount(page, 1);
  await foundSeveral(page, `${panel.account}:checked`, 2);
  await arm(page);
  await publish(page);
  await found(page, panel.done);
  expect(await countOf(page, panel.statusLink)).toBe(2);
  expect(await texts()).toEqual(['Für beide']);
  const others = await libraryStatuses(show);
  expect(others.map(({ content }) => plainText(content))).toEqual(['Für beide']);

  const next = await show.write('Wieder für beide');
  await arm(next);
  await publish(next);
  await found(next, panel.done);
  await posted(show.library, 2);
  expect(await texts()).toEqual(['Für beide', 'Wieder für beide']);
});

test('nothing else was asked for', () => {
  expect(show.front.unexpected).toEqual([]);
});
