import 'fake-indexeddb/auto';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as drafts from '../../../utils/composer/store.ts';
import { newestRecords, wipeLedger, writeRecord } from '../../../utils/ledger/records.ts';
import { wipeAccounts, writeAccount } from '../../../utils/mastodon/accounts.ts';
import { post } from '../../../utils/mastodon/statuses.ts';
import { decided } from '../../../utils/outbox/machine.ts';
import * as planned from '../../../utils/outbox/planned.ts';
import {
  addWritten,
  changeDelivery,
  listDeliveries,
  wipeOutbox,
  writeDelivery,
} from '../../../utils/outbox/store.ts';
import { deliveriesOfWritten } from '../../../utils/outbox/written.ts';
import { cancelPlanned, editPlanned, plannedOf, replan } from '../../../utils/pages/composer/planned.ts';
import type { Plan } from '../../../utils/post/plan.ts';
import type { FromOwnPages } from '../../../utils/protocol/from-own-pages.ts';
import { createMastodon } from '../../stage/mastodon/index.ts';
import { accountWith, fileWith, manuscriptWith } from '../composer/manuscripts.ts';
import { hangUp, serve } from '../mastodon/network.ts';

const host = 'social.example';
const id = `presse@${host}`;
const mastodon = createMastodon({ host });
mastodon.addUser({ username: 'presse', password: 'richtig', displayName: 'Pressestelle' });
const account = () => ({
  ...accountWith(id),
  token: mastodon.issueToken('presse', 'read:accounts read:statuses write:statuses write:media'),
  remoteId: '1',
});
const hour = 3_600_000;

beforeEach(async () => {
  serve(host, mastodon.listener);
  await Promise.all([drafts.wipeComposer(), wipeOutbox(), wipeLedger(), wipeAccounts()]);
  await writeAccount(account());
});
afterEach(() => {
  mastodon.reset();
  hangUp();
});
afterAll(() => mastodon.close());

const plan: Plan = {
  statuses: [
    {
      ...{ text: 'Der Markt', spoilerText: '', sensitive: false, language: 'de', visibility: 'public' },
      ...{ media: [], replyTo: undefined },
    },
  ],
  losses: [],
};
const manuscript = (at: number) =>
  manuscriptWith({
    ...{ id: 'm', text: 'Der Markt', accounts: [id, 'zoo@zoo.example'], at },
    files: [fileWith('f', { description: 'Stände' })],
  });

/** Kept by the server, as the outbox leaves it. */
async function atServer(at = Date.now() + hour): Promise<string> {
  await drafts.writeFile('f', 'm', new Blob(['Bild']));
  await drafts.manuscriptWent(manuscript(at), Date.now());
  const [status] = plan.statuses;
  if (!status) throw new Error('no status');
  const made = await post(account(), status, [], undefined, 'key', at);
  await writeRecord({
    ...{ id: 'm → a', platform: 'here', profile: '', profileName: '', publication: 'm', address: '' },
    ...{ account: id, publishedAt: at, at: Date.now(), outcome: 'mirrored', statuses: [made] },
  });
  return 'm → a';
}

/** Kept in the outbox, as it waits there. */
async function here(at = Date.now() + hour): Promise<string> {
  await drafts.writeFile('f', 'm', new Blob(['Bild']));
  await drafts.manuscriptWent(manuscript(at), Date.now());
  const made = deliveriesOfWritten({
    ...{ id: 'm', time: at, scheduled: true, keptHere: true, media: [] },
    receivers: [{ account: id, plan }],
  });
  await addWritten(made.deliveries, made.media);
  for (const delivery of made.deliveries)
    await writeDelivery({ ...delivery, state: { kind: 'planned', until: at } });
  return made.deliveries[0]?.id ?? '';
}

/** What the background does with what it is told. */
const tell = vi.fn(async (message: FromOwnPages): Promise<unknown> => {
  if (message.type === 'replan') return { done: await planned.replan(message.id, message.at) };
  if (message.type !== 'cancel') return undefined;
  return { done: (await planned.cancel(message.id)) !== undefined };
});
const listed = () => plannedOf([account()], new Map([['m', 'Der Markt']]));
const kept = async () => {
  const answer = await fetch(`https://${host}/api/v1/scheduled_statuses`, {
    headers: { authorization: `Bearer ${account().token}` },
  });
  return (await answer.json()).length as number;
};

describe('what waits for its time', () => {
  it('is listed, wherever it is kept, the next first', async () => {
    await atServer(Date.now() + 2 * hour);
    await here(Date.now() + hour);
    expect((await listed()).map(({ keptBy, isEditable, excerpt }) => [keptBy, isEditable, excerpt])).toEqual([
      ['mitposten', true, 'Der Markt'],
      ['server', true, 'Der Markt'],
    ]);
  });

  it('is written in again: a draft for this account alone with its files, and the server keeps nothing', async () => {
    const planned = await atServer();
    const draft = await drafts.readManuscript(await editPlanned(planned, tell));
    expect(draft).toMatchObject({ text: 'Der Markt', accounts: [id] });
    expect(draft?.files.map(({ description }) => description)).toEqual(['Stände']);
    const [file] = draft?.files ?? [];
    expect(await (await drafts.readFile(file?.id ?? ''))?.text()).toBe('Bild');
    expect(await kept()).toBe(0);
    expect(await listed()).toEqual([]);
    expect((await newestRecords(9)).map(({ outcome }) => outcome)).toEqual(['discarded']);
  });

  it('is written in again where it waits here: the outbox gives it up', async () => {
    const planned = await here();
    const draft = await drafts.readManuscript(await editPlanned(planned, tell));
    expect(draft).toMatchObject({ text: 'Der Markt', accounts: [id] });
    expect(await listDeliveries()).toEqual([]);
    expect((await newestRecords(9)).map(({ outcome }) => outcome)).toEqual(['discarded']);
  });

  it('leaves no second copy where it is published already', async () => {
    const planned = await atServer();
    mastodon.publishScheduled();
    await expect(editPlanned(planned, tell)).rejects.toThrow();
    expect(await drafts.listManuscripts()).toEqual([]);
  });

  it('is let alone where it is on its way by now', async () => {
    const planned = await here();
    await changeDelivery(planned, (now) => decided(now, { kind: 'begin' }));
    await expect(editPlanned(planned, tell)).rejects.toThrow();
    await expect(cancelPlanned(planned, tell)).rejects.toThrow();
    await expect(replan(planned, Date.now() + 9 * hour, tell)).rejects.toThrow();
    expect(await drafts.listManuscripts()).toEqual([]);
    expect(await listDeliveries()).toMatchObject([{ state: { kind: 'sending' } }]);
  });

  it('gets another time where it waits here, too', async () => {
    const planned = await here();
    const later = Date.now() + 5 * hour;
    await replan(planned, later, tell);
    expect((await listed()).map(({ at }) => at)).toEqual([later]);
    expect(await listDeliveries()).toMatchObject([
      { source: { time: later }, state: { kind: 'planned', until: later } },
    ]);
  });

  it('gets another time at its server, or is given up there', async () => {
    const planned = await atServer();
    const later = Date.now() + 5 * hour;
    await replan(planned, later, tell);
    expect((await listed()).map(({ at }) => at)).toEqual([later]);
    await cancelPlanned(planned, tell);
    expect(await kept()).toBe(0);
    expect(await listed()).toEqual([]);
  });

  it('is not kept for long once its time is past', async () => {
    await here();
    await drafts.removePastPlanned(Date.now() + 2 * hour);
    expect(await drafts.listPlanned()).toEqual([]);
    expect(await drafts.readFile('f')).toBeUndefined();
  });
});
