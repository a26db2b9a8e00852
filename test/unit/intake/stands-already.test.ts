import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import type { Delivery } from '../../../utils/outbox/types.ts';
import { fakeBrowser } from '../background/browser.ts';
import { offered, stadt, surroundings } from './around.ts';

const { answerFrame } = await import('../../../utils/intake/answer-frame.ts');
const { addNotice, addOutcome, noticesOf } = await import('../../../utils/intake/notices.ts');
const { wipeLedger } = await import('../../../utils/ledger/records.ts');
const { readDelivery, wipeOutbox } = await import('../../../utils/outbox/read.ts');
const { addWritten } = await import('../../../utils/outbox/store.ts');

const ticket = '00000000-0000-4000-8000-000000000000';
const problem = { kind: 'refused', reason: 'stands-already', detail: '' } as const;
const id = `p → ${stadt}`;

const delivery: Delivery = {
  ...{ id, account: stadt, approved: false, tab: 7, plan: { statuses: [], losses: [] }, statuses: [] },
  source: {
    ...{ platform: 'facebook', profile: '100', profileName: 'Stadt', publication: 'p', address: '' },
    time: 5,
  },
  state: { kind: 'asks', problem },
};

let around: ReturnType<typeof surroundings>;
beforeEach(async () => {
  fakeBrowser.storage.resetState();
  await Promise.all([wipeOutbox(), wipeLedger()]);
  around = surroundings();
  await addWritten([delivery], []);
  await addNotice(offered('p', { accounts: [{ id: stadt, name: 'Stadt' }] }));
  await addOutcome('p', { account: stadt, state: 'failed', problem });
});

const press = (type: 'frame-all-the-same' | 'frame-discard', account = stadt) =>
  answerFrame({ type, ticket, publication: 'p', account }, { tab: 7, composer: null, frame: 'f' }, around);

test('what stands already goes all the same by a press in the message that was seen', async () => {
  around.askTab.mockResolvedValue(true);
  await press('frame-all-the-same');
  expect(await readDelivery(id)).toMatchObject({ state: { kind: 'sending' }, alone: true });
  expect(around.outbox.drain).toHaveBeenCalledOnce();
  expect((await noticesOf(7))[0]?.outcomes).toMatchObject([{ state: 'sending' }]);
});

test('and not where the message could be covered, or of an account that it does not tell of', async () => {
  around.askTab.mockResolvedValue(false);
  await press('frame-all-the-same');
  expect(around.openPopup).toHaveBeenCalledOnce();
  around.askTab.mockResolvedValue(true);
  await press('frame-all-the-same', 'museum@kultur.example');
  expect(await readDelivery(id)).toMatchObject({ state: { kind: 'asks' } });
  expect(around.outbox.drain).not.toHaveBeenCalled();
});

test('it is discarded there too, and the message goes', async () => {
  await press('frame-discard');
  expect(await readDelivery(id)).toBeUndefined();
  expect(await noticesOf(7)).toEqual([]);
  expect(around.ledger.discarding).toHaveBeenCalledExactlyOnceWith(id);
});
