import { expect, test } from 'vitest';
import { found, panel, publish } from '../stage/steps.ts';
import { cityTexts, connectCity, posted, showOfFile } from './fixture.ts';

const show = showOfFile({ shipped: true, signedIn: false });

test('the build that people get mirrors, and the page cannot look into its panel', async () => {
  await connectCity(show);
  const page = await show.write('Grüße aus dem fertigen Paket');
  await found(page, panel.atComposer);
  expect(await page.$eval(panel.atComposer, ({ shadowRoot }) => shadowRoot)).toBeNull();

  // What is inside cannot be asked for, only reached: the switch is the last stop before the Post button.
  await page.focus('[data-testid="composerPublishBtn"]');
  await page.keyboard.down('Shift');
  await page.keyboard.press('Tab');
  await page.keyboard.up('Shift');
  expect(await page.$eval(panel.atComposer, (element) => element === document.activeElement)).toBe(true);
  await page.keyboard.press(' ');
  await publish(page);
  await posted(show.mastodon, 1);
  expect(await cityTexts(show)).toEqual(['Grüße aus dem fertigen Paket']);
});

test('nothing else was asked for', () => {
  expect(show.front.unexpected).toEqual([]);
});
