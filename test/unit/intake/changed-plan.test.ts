import 'fake-indexeddb/auto';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LedgerRecord } from '../../../utils/ledger/records.ts';
import type { Delivery } from '../../../utils/outbox/types.ts';
import type { PlannedStatus } from '../../../utils/post/plan.ts';
import type { Change } from '../../../utils/post/types.ts';
import { createMastodon } from '../../stage/mastodon/index.ts';
import { fakeBrowser } from '../background/browser.ts';
import { hangUp, serve } from '../mastodon/network.ts';
import { accountOf } from '../outbox/world.ts';
import { profile, stadt, surroundings } from './around.ts';

const { answerFrame } = await import('../../../utils/intake/answer-frame.ts');
const { answerPage } = await import('../../../utils/intake/answer-page.ts');
const { addNotice, noticesOf, readNotice } = await import('../../../utils/intake/notices.ts');
const { readRecord, wipeLedger, writeRecord } = await import('../../../utils/ledger/records.ts');
const { wipeAccounts, writeAccount } = await import('../../../utils/mastodon/accounts.ts');
const { post } = await import('../../../utils/mastodon/statuses.ts');
const { addWritten, listDeliveries, wipeOutbox } = await import('../../../utils/outbox/store.ts');

const host = 'social.example';
const atServer = `presse@${host}`;
const hour = 3_600_000;
const soon = () => Math.floor(Date.now() / 60_000) * 60_000 + 24 * hour;
const mastodon = createMastodon({ host });
mastodon.addUser({ username: 'presse', password: 'richtig', displayName: 'Pressestelle' });
const scope = 'read:accounts read:statuses write:statuses write:media';
const account = () => ({ ...accountOf(atServer), host, token: mastodon.issueToken('presse', scope) });

let around: ReturnType<typeof surroundings>;

beforeEach(async () => {
  serve(host, mastodon.listener);
  fakeBrowser.storage.resetState();
  await Promise.all([wipeAccounts(), wipeOutbox(), wipeLedger()]);
  await writeAccount(accountOf(stadt));
  await writeAccount(account());
  around = surroundings();
  around.askTab.mockResolvedValue(true);
});
afterEach(() => {
  mastodon.reset();
  hangUp();
});
afterAll(() => mastodon.close());

/** Kept here until then. */
async function keptHere(at: number, change: Partial<Delivery> = {}): Promise<void> {
  const source: Delivery['source'] = {
    ...{ platform: 'facebook', profile: profile.id, profileName: profile.name, publication: 'p' },
    ...{ address: '', time: at, scheduled: true },
  };
  const delivery: Delivery = {
    ...{ id: `p → ${stadt}`, account: stadt, approved: false, tab: undefined, keptHere: true, source },
    ...{ plan: { statuses: [], losses: [] }, statuses: [], state: { kind: 'planned', until: at } },
    ...change,
  };
  await addWritten([delivery], []);
}

/** Kept by the server until then, as a record says. */
async function keptThere(at: number, change: Partial<LedgerRecord> = {}): Promise<void> {
  const status: PlannedStatus = {
    ...{ text: 'Der Markt', spoilerText: '', sensitive: false, language: 'de', media: [] },
    ...{ visibility: 'public', replyTo: undefined },
  };
  const made = await post(account(), status, [], undefined, crypto.randomUUID(), at);
  await writeRecord({
    ...{ id: `p → ${atServer}`, account: atServer, platform: 'facebook', profile: profile.id },
    ...{ publication: 'p', profileName: profile.name, address: '', publishedAt: at, at: 9 },
    ...{ outcome: 'mirrored', statuses: [made] },
    ...change,
  });
}

async function scheduledThere(): Promise<string[]> {
  const { token } = account();
  const answer = await fetch(`https://${host}/api/v1/scheduled_statuses`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return (await answer.json()).map((each: { scheduled_at: string }) => each.scheduled_at);
}

const seen = (kind: Change['kind'], at?: number, id = 'p') =>
  answerPage(
    {
      type: 'change',
      changes: [{ platform: 'facebook', profile: '', id, kind, ...(at !== undefined && { at }) }],
    },
    7,
    around,
  );
const ticket = '00000000-0000-4000-8000-000000000000';
const press = (type: 'frame-cancel' | 'frame-replan', publication = 'p', tab = 7) =>
  answerFrame({ type, ticket, publication }, { tab, composer: null, frame: 'f' }, around);

describe('what is planned, here and at a server', () => {
  test('is offered to be cancelled on all accounts where it was deleted, and nothing is done', async () => {
    const at = soon();
    await keptHere(at);
    await keptThere(at);
    await seen('deleted');
    expect(await noticesOf(7)).toMatchObject([
      {
        ...{ id: 'p', platform: 'facebook', profileName: profile.name, time: at, changed: 'deleted' },
        outcomes: [
          { account: atServer, state: 'scheduled', at, keptHere: false },
          { account: stadt, state: 'scheduled', at, keptHere: true },
        ],
      },
    ]);
    expect(await listDeliveries()).toHaveLength(1);
    expect(await scheduledThere()).toHaveLength(1);
  });

  test('is cancelled by one press', async () => {
    await keptHere(soon());
    await keptThere(soon());
    await seen('deleted');
    await press('frame-cancel');
    expect(await listDeliveries()).toEqual([]);
    expect(await scheduledThere()).toEqual([]);
    for (const id of [stadt, atServer])
      expect(await readRecord(`p → ${id}`)).toMatchObject({ outcome: 'discarded' });
    expect((await readNotice(7, 'p'))?.outcomes.map(({ state }) => state)).toEqual([
      'cancelled',
      'cancelled',
    ]);
    expect(around.ledger.givenUp.mock.calls).toEqual([
      ['p', [atServer]],
      ['p', [stadt]],
    ]);
  });

  test('is moved by one press, to the time that the message names', async () => {
    const [at, to] = [soon(), soon() + 2 * hour];
    await keptHere(at);
    await keptThere(at);
    await seen('rescheduled', to);
    expect(await readNotice(7, 'p')).toMatchObject({ changed: 'rescheduled', changedTo: to });
    await press('frame-replan');
    expect(await scheduledThere()).toEqual([new Date(to).toISOString()]);
    expect(await listDeliveries()).toMatchObject([{ source: { time: to }, state: { until: to } }]);
    expect((await readNotice(7, 'p'))?.outcomes).toMatchObject([{ at: to }, { at: to }]);
    expect(around.outbox.drain).toHaveBeenCalled();
  });

  test('goes at once where it was made public there before its time; at a server some minutes later', async () => {
    const now = Date.now();
    await keptHere(soon());
    await keptThere(soon());
    // It was pressed only three hours later.
    await seen('rescheduled', now - 3 * hour);
    await press('frame-replan');
    const [here] = await listDeliveries();
    expect(here?.state).toMatchObject({ kind: 'planned' });
    expect(here?.source.time).toBeGreaterThanOrEqual(now);
    expect(here?.source.time).toBeLessThan(now + 60_000);
    expect(around.outbox.drain).toHaveBeenCalled();
    const [there = ''] = await scheduledThere();
    expect(Date.parse(there) - now).toBeGreaterThan(5 * 60_000);
    expect(Date.parse(there) - now).toBeLessThan(8 * 60_000);
    const [first] = (await readNotice(7, 'p'))?.outcomes ?? [];
    expect(first).toMatchObject({ account: atServer, at: Date.parse(there), isMoved: true });
    // It is asked about no more.
    await press('frame-replan');
    expect(await scheduledThere()).toEqual([there]);
  });

  test('that has this time already is not asked about, nor what was moved there and back', async () => {
    const at = soon();
    await keptHere(at);
    await seen('rescheduled', at);
    expect(await noticesOf(7)).toEqual([]);
    await seen('rescheduled', at + hour);
    expect(await noticesOf(7)).toHaveLength(1);
    await seen('rescheduled', at);
    expect(await noticesOf(7)).toEqual([]);
  });

  test('is not moved where no time was said; it may be cancelled', async () => {
    await keptHere(soon());
    await seen('rescheduled');
    await press('frame-replan');
    expect(await listDeliveries()).toHaveLength(1);
    await press('frame-cancel');
    expect(await listDeliveries()).toEqual([]);
  });

  test('is asked about by a further source too, under its own name', async () => {
    const source = { platform: 'instagram' as const, profile: '200', profileName: 'stadt.krefeld' };
    const further = [{ ...source, publication: 'ig', address: '', time: 8 }];
    await keptHere(soon(), { further });
    await keptThere(soon(), { further });
    await seen('deleted', undefined, 'ig');
    expect(await noticesOf(7)).toMatchObject([
      { id: 'ig', platform: 'instagram', profileName: 'stadt.krefeld', outcomes: [{}, {}] },
    ]);
    await press('frame-cancel', 'ig');
    expect(await listDeliveries()).toEqual([]);
    expect(await scheduledThere()).toEqual([]);
  });

  test('keeps the words that its tab knows', async () => {
    await keptHere(soon());
    await addNotice({
      ...{ tab: 7, id: 'p', platform: 'facebook', profileName: 'x', excerpt: 'Der Markt', time: 1 },
      ...{ edited: false, accounts: [], outcomes: [], offered: undefined, offer: undefined },
    });
    await seen('edited');
    expect(await readNotice(7, 'p')).toMatchObject({ excerpt: 'Der Markt', changed: 'edited' });
  });
});

describe('nothing is done', () => {
  test('where the message could be covered: a window of ours shows it', async () => {
    await keptHere(soon());
    await seen('deleted');
    around.askTab.mockResolvedValue(false);
    await press('frame-cancel');
    expect(await listDeliveries()).toHaveLength(1);
    expect(around.openPopup).toHaveBeenCalledOnce();
  });

  test('for what this tab tells nothing of, or does not tell as changed', async () => {
    await keptHere(soon());
    await press('frame-cancel');
    await seen('deleted');
    await press('frame-cancel', 'p', 8);
    expect(await listDeliveries()).toHaveLength(1);
    expect(around.askTab).not.toHaveBeenCalled();
  });

  test('with what went out meanwhile, and that is said', async () => {
    await keptHere(soon());
    await seen('deleted');
    await wipeOutbox();
    await press('frame-cancel');
    expect((await readNotice(7, 'p'))?.outcomes).toMatchObject([{ state: 'scheduled', hindered: 'late' }]);
  });

  test('where the server takes nothing, and that is said; the others are done', async () => {
    await keptHere(soon());
    await keptThere(soon());
    await seen('deleted');
    hangUp();
    await serve(host);
    await press('frame-cancel');
    expect((await readNotice(7, 'p'))?.outcomes).toMatchObject([
      { account: atServer, state: 'scheduled', hindered: { kind: 'unreachable' } },
      { account: stadt, state: 'cancelled' },
    ]);
    expect(await readRecord(`p → ${atServer}`)).toMatchObject({ outcome: 'mirrored' });
  });
});
