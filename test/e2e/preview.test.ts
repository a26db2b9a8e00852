import { mkdir } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pictureFiles } from '../stage/pictures.ts';
import { press } from '../stage/stage.ts';
import {
  arm,
  attach,
  press as click,
  connectAccount,
  found,
  openBluesky,
  openComposer,
  panel,
  publish,
} from '../stage/steps.ts';
import { language, publicStatuses, startShow } from './fixture.ts';

const inside = (selector: string) => `mitposten-panel >>> ${selector}`;

let show: Awaited<ReturnType<typeof startShow>>;
beforeAll(async () => {
  await mkdir('test-output', { recursive: true });
  show = await startShow();
  await (await connectAccount(show.browser, show.mastodon, press)).close();
});
afterAll(() => show?.close());

test('the preview shows what is typed, and what is changed in it goes to Mastodon alone', async () => {
  const page = await openBluesky(show.browser);
  await openComposer(page);
  await page.keyboard.type('Der Markt beginnt um acht.');
  await attach(page, await pictureFiles(1));
  await arm(page);
  await click(page, inside('.preview-button'));
  await found(page, inside('.status'));
  await page.screenshot({ path: `test-output/preview-${language}.png` });

  const shown = () =>
    page.evaluate(
      () =>
        document.querySelector('mitposten-panel')?.shadowRoot?.querySelector('.status')?.textContent ?? '',
    );
  expect(await shown()).toContain('Der Markt beginnt um acht.');

  // The alternative text that was not given on Bluesky.
  const description = await found(page, inside('.description textarea'));
  await description.type('Stände mit Gemüse');
  // The text, changed for Mastodon alone.
  await click(page, inside('.text-change button'));
  const text = await found(page, inside('.text-change textarea'));
  await text.type('NEU ');
  await page.waitForFunction(() =>
    document
      .querySelector('mitposten-panel')
      ?.shadowRoot?.querySelector('.status')
      ?.textContent?.includes('NEU'),
  );
  const typed = await text.evaluate((field) => (field as HTMLTextAreaElement).value);
  expect(typed).toContain('NEU ');
  const seen = await page.evaluate(() => JSON.stringify(Reflect.get(window, '__seen')));
  expect(seen).not.toContain('"ü"');

  await page.keyboard.press('Escape');
  await page.waitForFunction(
    () => !document.querySelector('mitposten-panel')?.shadowRoot?.querySelector('.status'),
  );
  await publish(page);
  await found(page, panel.done);

  const [status] = await publicStatuses(show, show.mastodon.host, press.username);
  expect(status?.content).toContain('NEU');
  expect(status?.content).toContain('Der Markt beginnt um acht.');
  expect(status?.media_attachments.map((media) => media.description)).toEqual(['Stände mit Gemüse']);
  const agent = await show.bluesky.agentFor(press.handle);
  const { data } = await agent.com.atproto.repo.listRecords({
    repo: show.did,
    collection: 'app.bsky.feed.post',
  });
  expect(data.records[0]?.value).toMatchObject({ text: 'Der Markt beginnt um acht.' });
  expect(show.front.unexpected).toEqual([]);
});
