import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { arm, found, gone, panel, press, publish, setPause, textOf } from '../stage/steps.ts';
import { cityTexts, posted, requests, showOfFile } from './fixture.ts';
import { click, openPopup } from './own-pages.ts';

const show = showOfFile();

describe('before a post is sent', () => {
  const pause = async (seconds: number) => {
    const page = await show.browser.openExtensionPage('/options.html');
    await setPause(page, seconds);
    await page.close();
  };
  beforeAll(() => pause(60));
  afterEach(() => pause(60));

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
