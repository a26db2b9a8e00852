import { afterAll, beforeAll, expect, test } from 'vitest';
import { pictureFiles } from '../stage/pictures.ts';
import { press } from '../stage/stage.ts';
import {
  arm,
  attach,
  connectAccount,
  describe as describePicture,
  found,
  openBluesky,
  openComposer,
  panel,
  publish,
} from '../stage/steps.ts';
import { publicStatuses, startShow } from './fixture.ts';

let show: Awaited<ReturnType<typeof startShow>>;
beforeAll(async () => {
  show = await startShow();
  const options = await connectAccount(show.browser, show.mastodon, press);
  await options.close();
});
afterAll(() => show?.close());

test('text, link, hashtag and two pictures with alternative texts', async () => {
  const page = await openBluesky(show.browser);
  await openComposer(page);
  await page.keyboard.type(
    'Grüße aus Krefeld 👋 Größtes Stadtfest: https://www.krefeld.example/aktuelles/2026/stadtfest?x=1#programm #Krefeld ',
  );
  await attach(page, await pictureFiles(2));
  await describePicture(page, 0, 'Marktplatz mit Häusern');
  await describePicture(page, 1, 'Rathaus im Abendlicht');
  await arm(page);
  await page.screenshot({ path: '/tmp/panel.png' });
  await publish(page);
  await found(page, panel.done);
  await page.screenshot({ path: '/tmp/done.png' });
  const statuses = await publicStatuses(show, show.mastodon.host, press.username);
  console.log(JSON.stringify(statuses, null, 1));
  expect(statuses).toHaveLength(1);
});
