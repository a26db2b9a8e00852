import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import type { Outcome } from '../../../utils/post/notice.ts';
import { fakeBrowser } from '../background/browser.ts';
import { accountOf } from '../outbox/world.ts';
import { profile, stadt, surroundings } from './around.ts';

const { answerFrame } = await import('../../../utils/intake/answer-frame.ts');
const { answerPage } = await import('../../../utils/intake/answer-page.ts');
const { addOutcome } = await import('../../../utils/intake/notices.ts');
const { wipeLedger, writeRecord } = await import('../../../utils/ledger/records.ts');
const { wipeAccounts, writeAccount } = await import('../../../utils/mastodon/accounts.ts');

let around: ReturnType<typeof surroundings>;
const transcript = { language: 'de-DE', text: 'Guten Tag' };

beforeEach(async () => {
  fakeBrowser.storage.resetState();
  await Promise.all([wipeAccounts(), wipeLedger()]);
  await writeAccount(accountOf(stadt));
  await writeRecord({
    ...{ id: `p → ${stadt}`, account: stadt, platform: 'facebook', profile: profile.id, publication: 'p' },
    ...{ profileName: profile.name, address: '', publishedAt: 5, at: 9, outcome: 'mirrored' },
    statuses: ['1', '2'].map((id) => ({ id, url: `https://${stadt}/${id}` })),
  });
  around = surroundings();
  const change = { platform: 'facebook', profile: profile.id, id: 'p', kind: 'edited' } as const;
  await answerPage({ type: 'change', changes: [change] }, 7, around);
});

const done = (losses: NonNullable<Outcome['losses']>): Outcome => ({
  ...{ account: stadt, state: 'done', url: `https://${stadt}/1`, losses },
});
const press = (tab = 7) =>
  answerFrame(
    {
      ...{ type: 'frame-transcript', ticket: '00000000-0000-4000-8000-000000000000' },
      ...{ publication: 'p', account: stadt },
    },
    { tab, composer: null, frame: 'f' },
    around,
  );

test('what a video says is opened as a reply to the end of its mirror, to be looked through', async () => {
  await addOutcome('p', done([{ kind: 'captions', languages: ['de-DE'], transcript }]));
  await press();
  expect(around.openDraft).toHaveBeenCalledOnce();
  expect(around.openDraft.mock.calls[0]?.[0]).toMatchObject({
    text: 'Untertitel des Videos:\n\nGuten Tag',
    language: 'de-DE',
    accounts: [stadt],
    target: {
      kind: 'reply',
      address: `https://${stadt}/2`,
      found: { [stadt]: { id: '2', author: `@${stadt}` } },
    },
  });
});

test('nothing is opened where nothing is known of it, nor from another page', async () => {
  await press();
  await addOutcome('p', done([{ kind: 'captions', languages: ['de'] }]));
  await press();
  await addOutcome('p', done([{ kind: 'captions', languages: ['de-DE'], transcript }]));
  await press(8);
  expect(around.openDraft).not.toHaveBeenCalled();
});
