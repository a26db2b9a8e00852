import { expect, test } from 'vitest';
import { until } from '../stage/browsers/until.ts';
import { found, panel, publish, questionOf, steady, yes } from '../stage/steps.ts';
import { cityTexts, connectCity, posted, showOfFile } from './fixture.ts';

const show = showOfFile({ shipped: true, signedIn: false });

test('the build that people get mirrors, and the page cannot look into its panel', async () => {
  await connectCity(show);
  const page = await show.write('Grüße aus dem fertigen Paket');
  await found(page, panel.atComposer);
  expect(await page.$eval(panel.atComposer, ({ shadowRoot }) => shadowRoot)).toBeNull();

  // What is inside cannot be asked for, only reached: the switch is in the line of the Post button.
  const isThere = () => page.$eval(panel.atComposer, (element) => element === document.activeElement);
  await page.focus('[data-testid="composerPublishBtn"]');
  await page.keyboard.down('Shift');
  for (let stop = 0; stop < 3 && !(await isThere()); stop++) await page.keyboard.press('Tab');
  await page.keyboard.up('Shift');
  expect(await isThere()).toBe(true);
  await steady(page, panel.atComposer);
  await page.keyboard.press(' ');
  // The profile is new: the window that asks about it is the answer to the press.
  await yes(await until('the window that asks', () => questionOf(page)));
  await page.bringToFront();
  await publish(page);
  await posted(show.mastodon, 1);
  expect(await cityTexts(show)).toEqual(['Grüße aus dem fertigen Paket']);
});

test('nothing else was asked for', () => {
  expect(show.front.unexpected).toEqual([]);
});
