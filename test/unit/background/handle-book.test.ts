import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { newRule } from '../../../utils/post/rule.ts';
import { record } from '../intake/around.ts';
import { accountOf } from '../outbox/world.ts';
import { fakeBrowser } from './browser.ts';

const { outboxIo } = await import('../../../entrypoints/background/outbox-io.ts');
const { basisOf } = await import('../../../utils/intake/composer-view.ts');
const { saveName } = await import('../../../utils/pages/save-name.ts');
const { listBook, writeEntry } = await import('../../../utils/settings/handle-book.ts');

const profile = { platform: 'bluesky', id: 'did:plc:stadt', name: 'stadt.example' } as const;

beforeEach(async () => {
  fakeBrowser.storage.resetState();
  await writeEntry({ platform: 'bluesky', name: 'zoo.bsky.social', account: 'zoo@social.example' });
  await writeEntry({ platform: 'instagram', name: 'museum', account: 'museum@kultur.example' });
});

test('the preview of a composer learns the names of its platform', async () => {
  expect(await basisOf(record({ profile }))).toMatchObject({
    book: [{ name: 'zoo.bsky.social', account: 'zoo@social.example' }],
  });
});

test('the outbox plans with the book as it is then', async () => {
  const { plan } = outboxIo(
    () => {},
    () => {},
  );
  const segments = [{ kind: 'text' as const, text: 'Im @zoo.bsky.social, nicht im @museum' }];
  const post = { parts: [{ segments, links: [], media: [], labels: [] }], language: 'de', time: 0 };
  const text = async () =>
    (await plan(post, accountOf('stadt@krefeld.example'), newRule(profile, []))).statuses[0]?.text;
  expect(await text()).toBe('Im @zoo@social.example, nicht im museum');
  await writeEntry({ platform: 'bluesky', name: 'museum', account: 'museum@kultur.example' });
  expect(await text()).toBe('Im @zoo@social.example, nicht im @museum@kultur.example');
});

test('a name is saved by nobody who is not signed in', async () => {
  const name = { platform: 'bluesky', name: 'amt', account: '@amt@social.example' } as const;
  await expect(saveName(name, [])).rejects.toThrow('signed-out');
  await expect(saveName({ ...name, account: 'amt' }, [])).rejects.toThrow('not-a-handle');
  expect(await listBook()).toHaveLength(2);
});
