import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { librarian } from '../stage/stage.ts';
import {
  arm,
  connectAccount,
  found,
  openBluesky,
  openComposer,
  panel,
  panelSwitch,
  press,
  publish,
} from '../stage/steps.ts';
import {
  cityStatuses,
  cityTexts,
  connectCity,
  plainText,
  posted,
  publicStatuses,
  type Show,
  startShow,
} from './fixture.ts';
import { click, openPopup } from './own-pages.ts';

let show: Show;
beforeAll(async () => {
  show = await startShow();
});
afterEach(() => show.calm());
afterAll(() => show?.close());

const texts = () => cityTexts(show);

/** Chooses in the options how the profile's posts are mirrored: asked, armed or never. */
async function choose(mode: 'ask' | 'armed' | 'never'): Promise<void> {
  const options = await show.browser.openExtensionPage('/options.html');
  const radio = `.rule .choice:nth-of-type(${['ask', 'armed', 'never'].indexOf(mode) + 1}) input[type="radio"]`;
  await click(options, radio);
  await options.waitForFunction(
    async (wanted) => {
      // The pages of an extension have it, the types of a page do not.
      const { storage } = Reflect.get(globalThis, 'chrome');
      return JSON.stringify(await storage.local.get('rules')).includes(`"mode":"${wanted}"`);
    },
    {},
    mode,
  );
  await options.close();
}

test('without an account the panel offers to connect one', async () => {
  const page = await show.write('Noch ohne Konto');
  await press(page, 'mitposten-panel >>> .pill-button');
  const options = await show.browser.nextPage((url) => url.endsWith('/options.html'));
  await found(options, '#add-server');
  expect(await page.$(panel.switch)).toBeNull();
  await options.close();
});

test('published with the switch off, it is offered in the page and mirrored once by a click', async () => {
  await connectCity(show);
  const page = await show.write('Erst hinterher');
  await found(page, `${panel.switch}[aria-disabled="false"]`);
  await publish(page);
  await found(page, panel.offer);
  expect(await cityStatuses(show)).toEqual([]);

  await press(page, `${panel.offer} .button-main`);
  await found(page, panel.done);
  expect(await texts()).toEqual(['Erst hinterher']);
});

test('an offer that was dismissed stays away and nothing is mirrored', async () => {
  const page = await show.write('Nur auf Bluesky');
  await found(page, `${panel.switch}[aria-disabled="false"]`);
  await publish(page);
  await found(page, panel.offer);
  await press(page, `${panel.offer} .card-close`);
  await openComposer(page);
  await page.keyboard.type('Auf beiden');
  await arm(page);
  await publish(page);
  await found(page, panel.done);
  expect(await page.$(panel.offer)).toBeNull();
  expect(await texts()).toEqual(['Auf beiden']);
});

test('the popup has the offers of the tab beside it, and taking one takes it from the page', async () => {
  const page = await show.write('Aus dem Popup');
  await found(page, `${panel.switch}[aria-disabled="false"]`);
  await publish(page);
  await found(page, panel.offer);
  const popup = await openPopup(show, page);
  await click(popup, '.item .button-main');
  await found(page, panel.done);
  expect(await page.$(panel.offer)).toBeNull();
  expect(await texts()).toEqual(['Aus dem Popup']);
  await popup.close();
});

test('when the tab is gone the popup still has the newest posts', async () => {
  const page = await show.write('Der Tab ist zu');
  await found(page, `${panel.switch}[aria-disabled="false"]`);
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
  await found(page, `${panel.switch}[aria-checked="true"]`);
  await publish(page);
  await found(page, panel.done);
  expect(await texts()).toEqual(['Von selbst']);
});

test('for such a profile the switch can be turned off', async () => {
  const page = await show.write('Diesmal nicht');
  await found(page, `${panel.switch}[aria-checked="true"]`);
  await press(page, panel.switch);
  await found(page, `${panel.switch}[aria-checked="false"]`);
  await publish(page);
  await found(page, panel.offer);
  const next = await show.write('Wieder von selbst');
  await found(next, `${panel.switch}[aria-checked="true"]`);
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
  expect(await page.$(panel.switch)).toBeNull();
  await publish(page);
  expect(await page.$(panel.offer)).toBeNull();

  const fresh = await openBluesky(show.browser);
  await openComposer(fresh);
  await fresh.keyboard.type('Noch einmal ohne');
  expect(await fresh.$(panel.switch)).toBeNull();
  await publish(fresh);
  expect(await fresh.$(panel.offer)).toBeNull();
  await choose('ask');
  await fresh.bringToFront();
  await openComposer(fresh);
  await panelSwitch(fresh);
  await fresh.close();
  expect(await texts()).toEqual(['Vorher']);
});

test('of two accounts a person chooses, and the choice is proposed the next time', async () => {
  await (await connectAccount(show.browser, show.library, librarian)).close();
  const page = await show.write('Für beide');
  await found(page, `${panel.switch}[aria-disabled="false"]`);
  await press(page, 'mitposten-panel >>> .picker');
  await press(page, 'mitposten-panel >>> .choice input:not(:checked)');
  await page.waitForFunction(
    (host) =>
      document.querySelector(host)?.shadowRoot?.querySelectorAll('.choice input:checked').length === 2,
    {},
    '[role="dialog"] mitposten-panel',
  );
  await press(page, panel.switch);
  await found(page, `${panel.switch}[aria-checked="true"]`);
  await publish(page);
  await found(page, panel.done);
  expect(await page.$$(`${panel.done} a`)).toHaveLength(2);
  expect(await texts()).toEqual(['Für beide']);
  const others = await publicStatuses(show, show.library.host, librarian.username);
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
