import { afterAll, beforeAll, expect, test } from 'vitest';

import { found, publish } from '../stage/steps.ts';
import { cityStatuses, connectCity, plainText, posted, type Show, startShow } from './fixture.ts';

let show: Show;
beforeAll(async () => {
  show = await startShow({ shipped: true });
});
afterAll(() => show?.close());

const host = '[role="dialog"] mitposten-panel';

test('the build that people get mirrors, and the page cannot look into its panel', async () => {
  await connectCity(show);
  const page = await show.write('Grüße aus dem fertigen Paket');
  await found(page, host);
  expect(await page.$eval(host, ({ shadowRoot }) => shadowRoot)).toBeNull();

  // What is inside cannot be asked for, only reached: the switch is the last stop before the Post button.
  await page.focus('[data-testid="composerPublishBtn"]');
  await page.keyboard.down('Shift');
  await page.keyboard.press('Tab');
  await page.keyboard.up('Shift');
  expect(await page.$eval(host, (element) => element === document.activeElement)).toBe(true);
  await page.keyboard.press(' ');
  await publish(page);
  await posted(show.mastodon, 1);
  const statuses = await cityStatuses(show);
  expect(statuses.map(({ content }) => plainText(content))).toEqual(['Grüße aus dem fertigen Paket']);
});

test('nothing else was asked for', () => {
  expect(show.front.unexpected).toEqual([]);
});
