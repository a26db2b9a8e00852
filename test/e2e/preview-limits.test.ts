import { beforeAll, expect, test } from 'vitest';
import {
  attachFacebook,
  openFacebook,
  openFacebookComposer,
  publishFacebook,
  writeFacebook,
} from '../stage/facebook/steps.ts';
import { pictureFiles } from '../stage/pictures.ts';
import { press as city, librarian } from '../stage/stage.ts';
import {
  arm,
  chooseAccount,
  choosePreviewed,
  closePreview,
  found,
  openAccounts,
  type PreviewedStatus,
  panel,
  previewedStatuses,
} from '../stage/steps.ts';
import {
  cityStatuses,
  connectLibrary,
  isLong,
  libraryStatuses,
  type PublicStatus,
  plainText,
  showOfFile,
} from './fixture.ts';

const show = showOfFile({ limits: { library: { maxCharacters: 5000, maxMedia: 16 } } });
beforeAll(() => connectLibrary(show));

/** What arrived, as the preview would show it. */
const arrived = (statuses: PublicStatus[]): PreviewedStatus[] =>
  statuses.map(({ content, media_attachments: { length } }) => ({
    words: plainText(content).replace(/\s+/g, ' ').trim(),
    pictures: length,
  }));

test.runIf(isLong)('each account gets what its server takes, and the preview says so of each', async () => {
  const text = Array.from({ length: 14 }, (_, day) => {
    return `Am ${day + 1}. Dezember öffnet die Mediothek um zehn Uhr, und um elf wird den Kindern vorgelesen.`;
  }).join(' ');
  const page = await openFacebook(show.browser);
  await openFacebookComposer(page);
  await writeFacebook(page, text);
  await attachFacebook(page, await pictureFiles(6));
  await openAccounts(page);
  for (const place of [1, 2]) await chooseAccount(page, place);
  await arm(page);

  // The accounts are chosen in the preview: it is open.
  await found(page, panel.previewAccount);
  const looks = new Map<string, PreviewedStatus[]>();
  for (const name of [city.name, librarian.name]) {
    await choosePreviewed(page, name);
    looks.set(name, await previewedStatuses(page));
  }
  await closePreview(page);
  await publishFacebook(page);
  await found(page, panel.done);

  const thread = looks.get(city.name) ?? [];
  expect(thread.map(({ pictures }) => pictures)).toEqual([4, 2, 0]);
  expect(thread.map(({ words }) => words).join(' ')).toBe(text);
  expect(looks.get(librarian.name)).toEqual([{ words: text, pictures: 6 }]);

  const statuses = await cityStatuses(show);
  expect(arrived(statuses)).toEqual(thread);
  expect(statuses.map(({ in_reply_to_id }) => in_reply_to_id)).toEqual([
    null,
    ...statuses.slice(0, -1).map(({ id }) => id),
  ]);
  const others = await libraryStatuses(show);
  expect(arrived(others)).toEqual(looks.get(librarian.name));
  expect(show.front.unexpected).toEqual([]);
});
