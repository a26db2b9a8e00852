import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../stage/browsers/until.ts';
import { press as city } from '../stage/stage.ts';
import { found, press, signInAt, typeServer } from '../stage/steps.ts';
import { cityTexts, requests, type Show, startShow } from './fixture.ts';
import { flaws } from './flaws.ts';
import { click, says } from './own-pages.ts';

/* A newcomer's way, in the build that people get: its tab opens by itself. */

let show: Show;
beforeAll(async () => {
  show = await startShow({ shipped: true });
});
afterAll(() => show.close());

test('from the installation to a post that stood on Mastodon and is gone again, left and found on the way', async () => {
  const start = await show.browser.nextPage((url) => url.endsWith('/start.html'));
  await start.bringToFront();
  await found(start, '#step-title');
  expect(await flaws(start)).toEqual([]);
  await show.browser.grantHost(`https://${show.mastodon.host}`);
  await typeServer(start, show.mastodon.host);
  const window = await show.browser.nextPage((url) => url.includes(show.mastodon.host));
  await signInAt(window, city);
  await press(window, '#authorize');
  await says(start, '.add-status', 'options.add.connected', `@${city.username}@${show.mastodon.host}`);
  await start.bringToFront();

  await click(start, '.start main > .actions .button-main');
  await found(start, '[name][value="require"]');
  await click(start, '[name][value="require"]');
  await start.waitForFunction(() => document.querySelector<HTMLInputElement>('[value="require"]')?.checked);
  expect(await flaws(start)).toEqual([]);
  await start.close();

  // Found again, where it was left.
  const again = await show.browser.openExtensionPage('/start.html');
  await found(again, '[value="require"]:checked');
  await click(again, '.start main > .actions .button-main');
  await click(again, '.trial .button-main');
  await says(again, '.trial [role="status"]', 'start.trial.stands');
  expect(await flaws(again)).toEqual([]);
  expect(requests(show.mastodon, 'POST', '/api/v1/statuses')).toHaveLength(1);
  // Nobody else sees it.
  expect(await cityTexts(show)).toEqual([]);
  await click(again, '.trial .button-main');
  await says(again, '.trial [role="status"]', 'start.trial.removed');
  await until(
    'the trial taken back',
    async () =>
      show.mastodon.log.some(
        ({ method, path }) => method === 'DELETE' && path.startsWith('/api/v1/statuses/'),
      ) || undefined,
  );
  expect(show.front.unexpected).toEqual([]);
});
