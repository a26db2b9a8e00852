import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { LedgerRecord } from '../../../utils/ledger/records.ts';
import type { Change } from '../../../utils/post/types.ts';
import { fakeBrowser } from '../background/browser.ts';
import { accountOf } from '../outbox/world.ts';
import { profile, stadt, surroundings } from './around.ts';

const { answerFrame } = await import('../../../utils/intake/answer-frame.ts');
const { answerPage } = await import('../../../utils/intake/answer-page.ts');
const { noticesOf, readNotice } = await import('../../../utils/intake/notices.ts');
const { wipeLedger, writeRecord } = await import('../../../utils/ledger/records.ts');
const { wipeAccounts, writeAccount } = await import('../../../utils/mastodon/accounts.ts');
const { listTakingBack, wipeOutbox } = await import('../../../utils/outbox/read.ts');

let around: ReturnType<typeof surroundings>;
const museum = 'museum@kultur.example';

beforeEach(async () => {
  fakeBrowser.storage.resetState();
  await Promise.all([wipeAccounts(), wipeOutbox(), wipeLedger()]);
  await writeAccount(accountOf(stadt));
  await writeAccount(accountOf(museum));
  around = surroundings();
});

const record = (account: string, change: Partial<LedgerRecord> = {}): LedgerRecord => ({
  ...{ id: `p → ${account}`, account, platform: 'facebook', profile: profile.id, publication: 'p' },
  ...{ profileName: profile.name, address: '', publishedAt: 5, at: 9, outcome: 'mirrored' },
  statuses: [{ id: '1', url: `https://${account}/1` }],
  ...change,
});
const seen = (change: Partial<Change> = {}) =>
  answerPage(
    {
      type: 'change',
      changes: [{ platform: 'facebook', profile: '100', id: 'p', kind: 'deleted', ...change }],
    },
    7,
    around,
  );

describe('a deletion or an edit that is seen on the platform', () => {
  test('is offered for the mirror, where it stands, and nothing is done', async () => {
    await writeRecord(record(stadt));
    await writeRecord(record(museum, { outcome: 'taken-back' }));
    await seen();
    expect(await noticesOf(7)).toMatchObject([
      {
        ...{ id: 'p', changed: 'deleted', profileName: profile.name, time: 5 },
        accounts: [{ id: stadt }],
        outcomes: [{ account: stadt, state: 'done', url: `https://${stadt}/1` }],
      },
    ]);
    expect(await listTakingBack()).toEqual([]);
    expect(around.changed).toHaveBeenCalledWith(7);
  });

  test('of a later part of a thread is an edit of the whole', async () => {
    await writeRecord(record(stadt, { parts: ['p-2', 'p-3'] }));
    await seen({ id: 'p-3' });
    expect(await noticesOf(7)).toMatchObject([{ id: 'p', changed: 'edited', accounts: [{ id: stadt }] }]);
  });

  test('of a further source is offered under its own name', async () => {
    const source = { platform: 'instagram' as const, profile: '200', profileName: 'stadt.krefeld' };
    const further = [{ ...source, publication: 'ig', address: '', time: 8 }];
    await writeRecord(record(stadt, { further }));
    await seen({ id: 'ig', platform: 'instagram' });
    expect(await noticesOf(7)).toMatchObject([
      { id: 'ig', platform: 'instagram', profileName: 'stadt.krefeld', time: 8, changed: 'deleted' },
    ]);
    around.askTab.mockResolvedValue(true);
    const ticket = '00000000-0000-4000-8000-000000000000';
    const press = { type: 'frame-take-back', ticket, publication: 'ig', account: stadt } as const;
    await answerFrame(press, { tab: 7, composer: null, frame: 'f' }, around);
    expect(await listTakingBack()).toMatchObject([{ id: `p → ${stadt}`, also: ['ig'] }]);
  });

  test('of what was never mirrored, or does not stand any more, is nothing', async () => {
    await writeRecord(record(stadt, { outcome: 'discarded' }));
    await seen();
    await seen({ id: 'another', kind: 'edited' });
    expect(await noticesOf(7)).toEqual([]);
  });

  test('of several that may be meant, that is offered which is known, and by its own platform', async () => {
    await writeRecord(record(stadt, { platform: 'instagram' }));
    const of = { platform: 'facebook', profile: '100', kind: 'edited' } as const;
    const changes = ['1', 'p', '2'].map((id) => ({ ...of, id }));
    await answerPage({ type: 'change', changes }, 7, around);
    expect(await noticesOf(7)).toMatchObject([{ id: 'p', platform: 'instagram', changed: 'edited' }]);
    expect(around.changed).toHaveBeenCalledOnce();
  });

  test('what is public already has no other time', async () => {
    await writeRecord(record(stadt));
    await seen({ kind: 'rescheduled', at: Date.now() + 3_600_000 });
    expect(await noticesOf(7)).toEqual([]);
    expect(around.changed).not.toHaveBeenCalled();
  });
});

describe('in the message', () => {
  const ticket = '00000000-0000-4000-8000-000000000000';
  const press = (type: 'frame-take-back' | 'frame-correct', account = stadt) =>
    answerFrame({ type, ticket, publication: 'p', account }, { tab: 7, composer: null, frame: 'f' }, around);

  beforeEach(async () => {
    await writeRecord(record(stadt));
    await seen();
  });

  test('the mirror is taken back by one press that was seen', async () => {
    around.askTab.mockResolvedValue(true);
    await press('frame-take-back');
    expect(await listTakingBack()).toMatchObject([{ id: `p → ${stadt}`, statuses: [{ id: '1' }] }]);
    expect((await readNotice(7, 'p'))?.outcomes).toMatchObject([{ account: stadt, state: 'taking-back' }]);
    expect(around.outbox.drain).toHaveBeenCalled();
  });

  test('nothing is taken back where the message could be covered: a window of ours shows it', async () => {
    around.askTab.mockResolvedValue(false);
    await press('frame-take-back');
    expect(await listTakingBack()).toEqual([]);
    expect(around.openPopup).toHaveBeenCalledOnce();
  });

  test('nothing is done for an account of which it tells nothing', async () => {
    around.askTab.mockResolvedValue(true);
    await press('frame-take-back', museum);
    expect(await listTakingBack()).toEqual([]);
  });

  test('the mirror is opened to be corrected', async () => {
    await press('frame-correct');
    expect(around.openCorrection).toHaveBeenCalledExactlyOnceWith(`p → ${stadt}`, 0);
  });
});
