import 'fake-indexeddb/auto';
import { afterEach, expect, test } from 'vitest';
import { surroundings as watched } from '../intake/around.ts';
import { fakeBrowser } from './browser.ts';

const { answer } = await import('../../../entrypoints/background/messages.ts');
const { surroundings } = await import('../../../entrypoints/background/surroundings.ts');
const { readHealth } = await import('../../../utils/settings/health.ts');

type Sender = Parameters<typeof answer>[1];

const shape = {
  ...{ method: 'POST', path: 'www.facebook.com/Geheimnis/', name: 'Geheimnis', status: 200 },
  ...{ request: { input: { Geheimnis: 'Geheimnis' } }, answer: ['Geheimnis'] },
};
const { outbox, ledger } = watched();
const tell = (platform: string) =>
  answer(
    { type: 'health', health: { platform, state: 'changed', shapes: [shape] } },
    // As much of a tab as is looked at.
    { id: 'mitposten', url: 'https://www.facebook.com/', frameId: 0, tab: { id: 7 } } as Sender,
    surroundings(outbox, () => {}, ledger),
  );

afterEach(() => fakeBrowser.storage.resetState());

test.each(['facebook', 'instagram'] as const)(
  'of what %s sent only known names are kept',
  async (platform) => {
    await tell(platform);
    const health = await readHealth();
    expect(JSON.stringify(health)).not.toContain('Geheimnis');
    expect(health[platform]?.shapes).toEqual([
      {
        ...{ method: 'POST', path: 'www.facebook.com/(other)/', name: '(other)', status: 200 },
        ...{ request: { input: { '(other)': ['(other)'] } }, answer: ['(other)'] },
      },
    ]);
  },
);

test('nothing is kept where nobody says which names are known', async () => {
  await tell('bluesky');
  expect((await readHealth()).bluesky).toMatchObject({ state: 'changed', shapes: [] });
});
