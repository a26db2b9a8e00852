import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { until } from '../stage/browsers/until.ts';
import { composer, write } from '../stage/composer.ts';
import {
  editFacebook,
  openFacebook,
  openFacebookComposer,
  publishFacebook,
  trashFacebook,
  writeFacebook,
} from '../stage/facebook/steps.ts';
import { press as city } from '../stage/stage.ts';
import {
  addPost,
  arm,
  found,
  gone,
  isThere,
  panel,
  press,
  publish,
  setPause,
  steady,
  textOf,
} from '../stage/steps.ts';
import { cityStatuses, cityTexts, isLong, posted, requests, showOfFile } from './fixture.ts';
import { click, confirm, openPopup } from './own-pages.ts';

const show = showOfFile();

describe('before a post is sent', () => {
  const pause = async (seconds: number) => {
    const page = await show.browser.openExtensionPage('/options.html');
    await setPause(page, seconds);
    await page.close();
  };
  beforeAll(() => pause(60));
  afterAll(() => pause(0));

  test('it is undone in the page in which it was published', async () => {
    const page = await show.write('Das Freibad ist auf');
    await arm(page);
    await publish(page);
    await press(page, panel.undo);
    await found(page, panel.undone);
    expect(await textOf(page, panel.undone)).toContain('Das Freibad ist auf');
    const popup = show.passing(await openPopup(show));
    await gone(popup, '.item-paused');
    expect(requests(show.mastodon, 'POST', '/api/v1/statuses')).toEqual([]);
  });

  test('it is undone in the popup, or sent at once', async () => {
    const page = await show.write('Der Zoo ist zu');
    await arm(page);
    await publish(page);
    await found(page, panel.undo);
    const popup = show.passing(await openPopup(show));
    await click(popup, '.item-paused .button-main');
    await found(page, panel.undone);
    const next = await show.write('Der Zoo ist auf');
    await arm(next);
    await publish(next);
    await click(popup, '.item-paused .button:not(.button-main)');
    await found(next, panel.done);
    expect(await cityTexts(show)).toEqual(['Der Zoo ist auf']);
  });

  test('nothing moves under a press, whatever goes at that moment', async () => {
    for (const text of ['Der Bus kommt', 'Der Bus geht']) {
      const page = await show.write(text);
      await arm(page);
      await publish(page);
      await found(page, panel.undo);
    }
    const other = show.passing(await openPopup(show));
    const popup = show.passing(await openPopup(show));
    await popup.bringToFront();
    const undo = (await popup.$$('.item-paused .button-main')).at(-1);
    const { x = 0, y = 0 } = (await undo?.clickablePoint()) ?? {};
    await popup.mouse.move(x, y);
    await popup.mouse.down();
    // What stands above it goes at once.
    await click(other, '.item-paused .button:not(.button-main)');
    await setTimeout(600);
    await popup.mouse.up();
    await gone(popup, '.item-paused');
    expect(await cityTexts(show)).toEqual(['Der Bus kommt']);
  });

  test('it goes when its pause is over, also where the background was killed meanwhile', async () => {
    await pause(3);
    const page = await show.write('Der Markt beginnt');
    await arm(page);
    await publish(page);
    await found(page, panel.undo);
    await show.browser.stopBackground();
    await posted(show.mastodon, 1, 60_000);
    expect(await cityTexts(show)).toEqual(['Der Markt beginnt']);
  });
});

describe('what stands on Mastodon', () => {
  test('a thread is taken back in the popup, all of it, from its end', async () => {
    const page = await show.write('Erstens');
    await addPost(page);
    await page.keyboard.type('Zweitens');
    await arm(page);
    await publish(page);
    await found(page, panel.done);
    const [first, second] = await cityStatuses(show);
    const popup = show.passing(await openPopup(show));
    await confirm(popup, '.item-done .hands > .button:last-of-type');
    await found(page, panel.takenBack);
    await found(popup, '.item-taken-back');
    expect(await cityTexts(show)).toEqual([]);
    const deleted = show.mastodon.log.filter(({ method }) => method === 'DELETE').map(({ path }) => path);
    expect(deleted).toEqual([second, first].map((status) => `/api/v1/statuses/${status?.id}`));
  });

  test('a post is taken back in the page in which it was published', async () => {
    const page = await show.write('Ein Versehen');
    await arm(page);
    await publish(page);
    await found(page, panel.done);
    await press(page, panel.takeBack);
    await steady(page, panel.takeBackYes);
    await press(page, panel.takeBackYes);
    await found(page, panel.takenBack);
    expect(await cityTexts(show)).toEqual([]);
  });

  test.runIf(isLong)(
    'what stands twice is told in its page, though its message was read, and the second goes',
    async () => {
      const page = await show.write('Bombenfund am Markt');
      await arm(page);
      await publish(page);
      await press(page, panel.closeDone);
      await gone(page, panel.done);
      const [first] = await cityStatuses(show);
      // As a colleague's browser at the same instant, at a server that makes two of one key.
      const token = show.mastodon.issueToken(city.username, 'write:statuses');
      const options = show.passing(await show.browser.openExtensionPage('/options.html'));
      await options.evaluate(
        async (host, headers, status) => {
          const body = new URLSearchParams({ status, language: 'de' });
          await fetch(`https://${host}/api/v1/statuses`, { method: 'POST', headers, body });
        },
        show.mastodon.host,
        { authorization: `Bearer ${token}` },
        'Bombenfund am Markt',
      );
      expect(await cityTexts(show)).toHaveLength(2);
      await page.bringToFront();
      await until('it to be noticed', async () => (await isThere(page, panel.twice)) || undefined, 90_000);
      await press(page, panel.twiceRemove);
      await steady(page, panel.twiceYes);
      await press(page, panel.twiceYes);
      await found(page, panel.done);
      expect((await cityStatuses(show)).map(({ id }) => id)).toEqual([first?.id]);
    },
  );

  test('a post is corrected from the page, and from the popup', async () => {
    const page = await show.write('Der Mart');
    await arm(page);
    await publish(page);
    await found(page, panel.done);
    await press(page, panel.correct);
    const isComposer = (url: string) => url.includes('composer.html');
    const correcting = show.passing(await show.browser.nextPage(isComposer));
    await found(correcting, '.composer-correcting');
    await write(correcting, 'Neu: ');
    expect(await cityTexts(show)).toEqual(['Der Mart']);
    await press(correcting, composer.publish);
    await until('the correction', async () =>
      show.mastodon.log.find(({ method, status }) => method === 'PUT' && status === 200),
    );
    expect(await cityTexts(show)).toEqual(['Neu: Der Mart']);
    const popup = show.passing(await openPopup(show));
    await click(popup, '.item-done .hands > .button:nth-last-of-type(2)');
    const again = show.passing(await show.browser.nextPage(isComposer));
    await found(again, composer.text);
  });
});

describe('what is deleted or changed on its platform', () => {
  test('Bluesky: a deleted post is taken back by one press, and not by itself', async () => {
    const page = await show.write('Versehentlich');
    await arm(page);
    await publish(page);
    await press(page, panel.closeDone);
    await gone(page, panel.done);
    await press(page, '[data-testid="postDropdownBtn"]');
    await press(page, '[data-testid="postDropdownDeleteBtn"]');
    await press(page, '[data-testid="confirmBtn"]');
    await found(page, panel.changed);
    expect(await cityTexts(show)).toEqual(['Versehentlich']);
    await steady(page, panel.changedYes);
    await press(page, panel.changedYes);
    await found(page, panel.takenBack);
    expect(await cityTexts(show)).toEqual([]);
  });

  test('Facebook: an edit offers to correct, a deletion to take back', async () => {
    const page = show.passing(await openFacebook(show.browser));
    await openFacebookComposer(page);
    await writeFacebook(page, 'Heute Markt');
    await arm(page);
    await publishFacebook(page);
    await found(page, panel.done);
    await editFacebook(page, ' bis 18 Uhr');
    await found(page, panel.changed);
    await press(page, panel.changedYes);
    const correcting = await show.browser.nextPage((url) => url.includes('corrects='));
    await found(correcting, '.composer-correcting');
    await correcting.close();
    await trashFacebook(page);
    await found(page, panel.deleted);
    await steady(page, panel.changedYes);
    await press(page, panel.changedYes);
    await found(page, panel.takenBack);
    expect(await cityTexts(show)).toEqual([]);
  });
});
