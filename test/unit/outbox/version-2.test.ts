import 'fake-indexeddb/auto';
import { deleteDB, openDB } from 'idb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listBroken, listClaims, listDeliveries, wipeOutbox } from '../../../utils/outbox/read.ts';
import stored from '../../fixtures/version-2/outbox.json' with { type: 'json' };
import { publicationOf, stadt, start } from './world.ts';

/** What version 2 says of every entry alike; the fixture holds how each goes on. */
const claim = {
  profile: { platform: 'bluesky', id: 'did:plc:stadt', name: 'stadt.example' },
  ...{ rules: [], after: 0, asked: false, edits: {}, tab: 7 },
};
const delivery = {
  ...{ account: stadt, plan: { statuses: [], losses: [] }, statuses: [], approved: false, tab: 7 },
};
const source = (id: string) => ({
  ...{ platform: 'bluesky', profile: 'p', profileName: 'n', publication: id, address: 'https://bsky.app/1' },
});

beforeEach(async () => {
  await deleteDB('outbox');
  const made = await openDB('outbox', 2, {
    upgrade(created) {
      created.createObjectStore('claims', { keyPath: 'id' });
      const deliveries = created.createObjectStore('deliveries', { keyPath: 'id' });
      deliveries.createIndex('publication', 'source.publication');
      const media = created.createObjectStore('media', { keyPath: ['publication', 'index'] });
      media.createIndex('publication', 'publication');
    },
  });
  for (const each of stored.claims) {
    await made.put('claims', { ...claim, ...each, publication: publicationOf(each.id, start) });
  }
  for (const { scheduled = false, time = start, ...each } of stored.deliveries) {
    await made.put('deliveries', { ...delivery, ...each, source: { ...source(each.id), scheduled, time } });
  }
  made.close();
});
afterEach(wipeOutbox);

test('what version 2 said in several fields, this version says in one', async () => {
  const claims = (await listClaims()).map(({ id, state }) => [id, state]);
  expect(Object.fromEntries(claims)).toEqual({
    'at://reading': { kind: 'sending' },
    'at://described': {
      kind: 'failed',
      problem: { kind: 'refused', reason: 'description-missing', detail: '' },
    },
  });
  const deliveries = (await listDeliveries()).map(({ id, state }) => [id.split(' ')[0], state]);
  const nobodyKnows = { kind: 'asks', problem: { kind: 'refused', reason: 'bug', detail: '' } };
  expect(Object.fromEntries(deliveries)).toEqual({
    'at://due': { kind: 'sending' },
    'at://waiting': {
      ...{ kind: 'waiting', attempts: 3, nextTryAt: 1795337999000 },
      problem: { kind: 'unreachable', reason: 'server-down', detail: '502' },
    },
    'at://asks': { kind: 'asks', problem: { kind: 'refused', reason: 'too-late', detail: '' } },
    'at://failed': { kind: 'failed', problem: { kind: 'refused', reason: 'server-refused', detail: '422' } },
    'at://planned': { kind: 'planned', until: 1795400000000 },
    'at://unclear': nobodyKnows,
    'at://strange': nobodyKnows,
  });
  expect(await listBroken()).toEqual([]);
});

test('and nothing of the old fields is left', async () => {
  for (const each of [...(await listClaims()), ...(await listDeliveries())]) {
    expect(Object.keys(each)).not.toContain('nextTryAt');
    expect(Object.keys(each)).not.toContain('problem');
  }
});
