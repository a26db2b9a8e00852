import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { manuscriptWith, now } from '../composer/manuscripts.ts';
import { fakeBrowser } from './browser.ts';

const { removeOldManuscripts } = await import('../../../entrypoints/background/manuscripts.ts');
const store = await import('../../../utils/composer/store.ts');
const { changeComposing } = await import('../../../utils/settings/composing.ts');

const day = 24 * 3_600_000;

beforeEach(async () => {
  fakeBrowser.storage.resetState();
  await store.wipeComposer();
  vi.spyOn(Date, 'now').mockReturnValue(now);
  for (const days of [6, 8, 91, 400])
    await store.writeManuscript(manuscriptWith({ id: `${days}`, text: 'a', changed: now - days * day }));
});
afterEach(() => vi.restoreAllMocks());

test.each([
  [7, ['6']],
  [undefined, ['6', '8']],
  [365, ['6', '8', '91']],
  [0, ['6', '8', '91', '400']],
])('drafts are deleted after as many days as were set: %s', async (keepDays, left) => {
  if (keepDays !== undefined) await changeComposing({ keepDays });
  await removeOldManuscripts();
  expect((await store.listManuscripts()).map(({ id }) => id)).toEqual(left);
});
