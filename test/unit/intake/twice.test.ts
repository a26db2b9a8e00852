import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { fakeBrowser } from '../background/browser.ts';
import { accountOf } from '../outbox/world.ts';
import { offered, profile, stadt, surroundings } from './around.ts';

const { answerFrame } = await import('../../../utils/intake/answer-frame.ts');
const { answerOwnPages } = await import('../../../utils/intake/answer-own-pages.ts');
const { addNotice, noticesOf, readNotice } = await import('../../../utils/intake/notices.ts');
const { wipeLedger, writeRecord } = await import('../../../utils/ledger/records.ts');
const { wipeAccounts, writeAccount } = await import('../../../utils/mastodon/accounts.ts');
const { listTakingBack, readLook, wipeOutbox, writeLook } = await import('../../../utils/outbox/store.ts');

const id = `p → ${stadt}`;
const status = (name: string) => ({ id: name, url: `https://${stadt}/${name}` });
const ticket = '00000000-0000-4000-8000-000000000000';
let around: ReturnType<typeof surroundings>;

beforeEach(async () => {
  fakeBrowser.storage.resetState();
  await Promise.all([wipeAccounts(), wipeOutbox(), wipeLedger()]);
  await writeAccount(accountOf(stadt));
  await writeRecord({
    ...{ id, account: stadt, platform: 'facebook', profile: profile.id, publication: 'p' },
    ...{ profileName: profile.name, address: '', publishedAt: 5, at: 9, outcome: 'mirrored' },
    statuses: [status('1')],
  });
  const double = { first: [status('1')], second: [status('2')] };
  await writeLook(id, { id, account: stadt, publication: 'p', at: 9, tries: 0, double });
  const twice = { links: [status('2').url] };
  await addNotice(
    offered('p', {
      ...{ offer: undefined, offered: undefined },
      outcomes: [{ account: stadt, state: 'done', url: status('1').url, twice }],
    }),
  );
  around = surroundings();
  around.askTab.mockResolvedValue(true);
});

const press = (type: 'frame-remove-double' | 'frame-keep-both', tab = 7, account = stadt) =>
  answerFrame({ type, ticket, publication: 'p', account }, { tab, composer: null, frame: 'f' }, around);
const told = async () => (await readNotice(7, 'p'))?.outcomes;

test('the second is taken away by one press that was seen, and the first stays', async () => {
  await press('frame-remove-double');
  expect(await listTakingBack()).toMatchObject([{ double: id, statuses: [{ id: '2' }] }]);
  expect(await told()).toMatchObject([{ state: 'done', twice: { isLeaving: true } }]);
  expect(around.outbox.drain).toHaveBeenCalledOnce();
  await press('frame-remove-double');
  expect(around.askTab).toHaveBeenCalledOnce();
});

test('nothing is taken away where the message could be covered: a window of ours shows it', async () => {
  around.askTab.mockResolvedValue(false);
  await press('frame-remove-double');
  expect(await listTakingBack()).toEqual([]);
  expect(around.openPopup).toHaveBeenCalledOnce();
});

test('nothing is done for what the tab does not tell', async () => {
  await press('frame-remove-double', 8);
  await press('frame-remove-double', 7, 'museum@kultur.example');
  await press('frame-keep-both', 8);
  expect([await listTakingBack(), (await readLook(id))?.double?.second]).toEqual([[], [status('2')]]);
  expect(around.askTab).not.toHaveBeenCalled();
});

test('both stay, and it is asked nowhere any more: here, and where the popup says so', async () => {
  await press('frame-keep-both');
  expect([await readLook(id), await told()]).toEqual([
    undefined,
    [{ account: stadt, state: 'done', url: status('1').url }],
  ]);
  expect(around.changed).toHaveBeenCalledWith(7);
});

test('the popup takes it out of the message as well', async () => {
  await answerOwnPages({ type: 'keep-both', id }, around);
  expect(await noticesOf(7)).toMatchObject([{ outcomes: [{ state: 'done' }] }]);
  expect((await told())?.[0]).not.toHaveProperty('twice');
});
