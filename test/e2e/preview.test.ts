import { mkdir } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import { pictureFiles } from '../stage/pictures.ts';
import { press as city } from '../stage/stage.ts';
import {
  arm,
  attach,
  closePreview,
  describeInPreview,
  found,
  openPreview,
  panel,
  press,
  previewSays,
  publish,
  textOf,
} from '../stage/steps.ts';
import { cityStatuses, language, showOfFile } from './fixture.ts';

const show = showOfFile();
beforeAll(async () => {
  await mkdir('test-output', { recursive: true });
});

test('the preview shows what is typed, and what is changed in it goes to Mastodon alone', async () => {
  const page = await show.write('Der Markt beginnt um acht.');
  await attach(page, await pictureFiles(1));
  await arm(page);
  await openPreview(page);
  await found(page, panel.status);
  await page.screenshot({ path: `test-output/preview-${language}.png` });

  expect(await textOf(page, panel.status)).toContain('Der Markt beginnt um acht.');

  // The alternative text that was not given on Bluesky.
  await describeInPreview(page, 0, 'Stände mit Gemüse');
  // The text, changed for Mastodon alone.
  await press(page, panel.changeText);
  const text = await found(page, panel.changedText);
  await text.type('NEU ');
  await previewSays(page, 'NEU');
  const typed = await text.evaluate((field) => (field as HTMLTextAreaElement).value);
  expect(typed).toContain('NEU ');
  const seen = await page.evaluate(() => JSON.stringify(Reflect.get(window, '__seen')));
  expect(seen).not.toContain('"ü"');

  await closePreview(page);
  await publish(page);
  await found(page, panel.done);

  const [status] = await cityStatuses(show);
  expect(status?.content).toContain('NEU');
  expect(status?.content).toContain('Der Markt beginnt um acht.');
  expect(status?.media_attachments.map((media) => media.description)).toEqual(['Stände mit Gemüse']);
  const agent = await show.bluesky.agentFor(city.handle);
  const { data } = await agent.com.atproto.repo.listRecords({
    repo: show.did,
    collection: 'app.bsky.feed.post',
  });
  expect(data.records[0]?.value).toMatchObject({ text: 'Der Markt beginnt um acht.' });
  expect(show.front.unexpected).toEqual([]);
});
