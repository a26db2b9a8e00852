import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import '../background/browser.ts';
import { fakeBrowser } from '../background/browser.ts';
import { accountOf, stadt } from '../outbox/world.ts';

const { wipeLedger, writeRecord } = await import('../../../utils/ledger/records.ts');
const { wipeAccounts, writeAccount } = await import('../../../utils/mastodon/accounts.ts');
const { recordOf } = await import('../../../utils/outbox/finish.ts');
const { addWritten, wipeOutbox, writeDelivery } = await import('../../../utils/outbox/store.ts');
const { deliveriesOfWritten } = await import('../../../utils/outbox/written.ts');
const { wentOf } = await import('../../../utils/pages/composer/went.ts');
const { plannedOf } = await import('../../../utils/pages/composer/planned.ts');
const { createPopup } = await import('../../../utils/pages/popup.ts');

Object.assign(fakeBrowser.i18n, { getMessage: (key: string) => key });
Object.assign(fakeBrowser.runtime, {
  getManifest: () => ({ manifest_version: 3, name: 'Mitposten', version: '0.1.0' }),
});
Object.assign(fakeBrowser.tabs, { query: async () => [] });

const account = accountOf(stadt);
const { deliveries, media } = deliveriesOfWritten({
  ...{ id: 'p', time: 1000, scheduled: false, keptHere: false, media: [] },
  receivers: [{ account: stadt, plan: { statuses: [], losses: [] } }],
});

beforeEach(async () => {
  await writeAccount({ ...account, token: 't', remoteId: '1' });
  await addWritten(deliveries, media);
});
afterEach(() => Promise.all([wipeAccounts(), wipeOutbox(), wipeLedger()]));

/** What popup and composer show of it: one row each, as both have the id for a key. */
async function shown() {
  const popup = createPopup({ tell: async () => undefined, changed() {} });
  await popup.read();
  return [popup.state().deliveries, await wentOf(new Set(['p']), [account])].map((rows) =>
    rows.map(({ state }) => state),
  );
}

test('what is on its way is one row', async () => expect(await shown()).toEqual([['sending'], ['sending']]));

test('what is recorded and not yet taken out has arrived, and is one row', async () => {
  for (const each of deliveries) await writeRecord(recordOf(each, 'mirrored', 2000));
  expect(await shown()).toEqual([['done'], ['done']]);
});

test('what was taken back and goes anew is on its way', async () => {
  for (const each of deliveries) await writeRecord(recordOf(each, 'taken-back', 2000));
  expect(await shown()).toEqual([['sending'], ['sending']]);
});

test('what a server keeps and is still planned here is one row, as the server has it', async () => {
  const at = Date.now() + 3_600_000;
  for (const each of deliveries) {
    await writeDelivery({ ...each, state: { kind: 'planned', until: at } });
    expect((await plannedOf([account], new Map())).map(({ keptBy }) => keptBy)).toEqual(['mitposten']);
    const statuses = [{ id: '1', url: '', at: 2000, scheduledFor: at }];
    await writeRecord({ ...recordOf(each, 'mirrored', 2000), statuses });
  }
  expect((await plannedOf([account], new Map())).map(({ keptBy }) => keptBy)).toEqual(['server']);
});
