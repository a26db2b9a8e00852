import { beforeEach, expect, test, vi } from 'vitest';
import { inTurn } from '../../../utils/in-turn.ts';
import type { BookEntry } from '../../../utils/post/book-entry.ts';
import { fakeBrowser } from '../background/browser.ts';

const { listBook, removeEntry, watchBook, writeEntry } = await import(
  '../../../utils/settings/handle-book.ts'
);
const { wipeSettings } = await import('../../../utils/settings/wipe.ts');

const zoo: BookEntry = { platform: 'bluesky', name: 'zoo.bsky.social', account: 'zoo@social.example' };

beforeEach(() => fakeBrowser.storage.local.clear());

test('there is nobody in a new book', async () => {
  expect(await listBook()).toEqual([]);
});

test('a name is kept without @ and space around it, in its own capitals', async () => {
  await writeEntry({ ...zoo, name: ' @Zoo.bsky.social ' });
  expect(await listBook()).toEqual([{ ...zoo, name: 'Zoo.bsky.social' }]);
});

test('the names are in order', async () => {
  await writeEntry(zoo);
  await writeEntry({ ...zoo, name: 'Ämter' });
  await writeEntry({ ...zoo, name: 'feuerwehr' });
  expect((await listBook()).map(({ name }) => name)).toEqual(['Ämter', 'feuerwehr', 'zoo.bsky.social']);
});

test.each([
  ['in other capitals', 'Müller', 'MÜLLER'],
  ['its letters composed otherwise', 'Müller', 'Mu\u0308ller'],
  ['with @ and space', 'Müller', ' @müller'],
])('the same name on the same platform takes its place, %s', async (_, first, second) => {
  await writeEntry({ ...zoo, name: first });
  await writeEntry({ ...zoo, name: second, account: 'neu@social.example' });
  expect((await listBook()).map(({ account }) => account)).toEqual(['neu@social.example']);
});

test('the same name on another platform is another', async () => {
  await writeEntry(zoo);
  await writeEntry({ ...zoo, platform: 'instagram', account: 'anna@social.example' });
  expect(await listBook()).toHaveLength(2);
  await removeEntry({ platform: 'bluesky', name: 'ZOO.bsky.social' });
  expect((await listBook()).map(({ account }) => account)).toEqual(['anna@social.example']);
});

test('of two changes at the same moment none is lost', async () => {
  await Promise.all([writeEntry(zoo), writeEntry({ ...zoo, name: 'amt' }), removeEntry(zoo)]);
  expect((await listBook()).map(({ name }) => name)).toEqual(['amt']);
});

test('whoever watches hears of it, until it is enough', async () => {
  const changed = vi.fn(async () => {});
  const end = watchBook(inTurn(changed));
  await writeEntry(zoo);
  expect(changed).toHaveBeenCalledOnce();
  end();
  await removeEntry(zoo);
  expect(changed).toHaveBeenCalledOnce();
});

test('it goes with all other settings', async () => {
  await writeEntry(zoo);
  await wipeSettings();
  expect(await listBook()).toEqual([]);
});
