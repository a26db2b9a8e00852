import 'fake-indexeddb/auto';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readManuscript, writeManuscript } from '../../../utils/composer/store.ts';
import { readRecord, wipeLedger, writeRecord } from '../../../utils/ledger/records.ts';
import { wipeAccounts, writeAccount } from '../../../utils/mastodon/accounts.ts';
import { correct, readForCorrection } from '../../../utils/mastodon/correct.ts';
import { post } from '../../../utils/mastodon/statuses.ts';
import { corrected } from '../../../utils/outbox/decisions.ts';
import { correctionOf, sendCorrection } from '../../../utils/pages/composer/correcting.ts';
import type { FromOwnPages } from '../../../utils/protocol/from-own-pages.ts';
import { createMastodon } from '../../stage/mastodon/index.ts';
import { createSnac } from '../../stage/snac.ts';
import { accountWith } from '../composer/manuscripts.ts';
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

beforeEach(async () => {
  serve(host, mastodon.listener);
  await Promise.all([wipeLedger(), wipeAccounts()]);
  await writeAccount(account());
});
afterEach(() => {
  mastodon.reset();
  hangUp();
});
afterAll(() => mastodon.close());

/** A post of Facebook that was mirrored: what the ledger knows of it. */
async function mirrored(text: string, by = account()): Promise<string> {
  const status = {
    ...{ text, spoilerText: 'Markt', sensitive: false, language: 'de', visibility: 'public' as const },
    ...{ media: [], replyTo: undefined },
  };
  const made = await post(by, status, [], undefined, `key ${text}`);
  await writeRecord({
    ...{ id: 'r', platform: 'facebook', profile: '1', profileName: 'Stadt', publication: 'p', address: '' },
    ...{
      account: by.id,
      publishedAt: Date.now(),
      at: Date.now(),
      outcome: 'mirrored',
      statuses: [made],
    },
  });
  return made.id;
}

/** What the background does with what it is told. */
const tell = vi.fn(async (message: FromOwnPages) => {
  if (message.type === 'corrected') await corrected(message.account, message.status, message.now);
});

const standing = async (status: string) => (await readForCorrection(account(), status)).text;

describe('a correction', () => {
  it('opens what stands on the server as it was written there, and changes it', async () => {
    const status = await mirrored('Der Mart & mehr');
    const manuscript = await correctionOf('r', 0);
    expect(manuscript).toMatchObject({ text: 'Der Mart & mehr', warning: 'Markt', accounts: [id] });
    if (!manuscript) return;
    expect(await sendCorrection({ ...manuscript, text: 'Der Markt & mehr' }, tell)).toBeUndefined();
    expect(await standing(status)).toBe('Der Markt & mehr');
  });

  it('ends what was told of differences of the corrected status, and of no other', async () => {
    await mirrored('Der Mart');
    const record = await readRecord('r');
    if (!record) throw new Error('no record');
    const differs = [{ kind: 'text' as const }];
    const other = { id: '99', url: '', differs };
    await writeRecord({
      ...record,
      statuses: [...record.statuses.map((each) => ({ ...each, differs })), other],
    });
    const manuscript = await correctionOf('r', 0);
    if (!manuscript) throw new Error('nothing to correct');
    await sendCorrection({ ...manuscript, text: 'Der Markt' }, tell);
    expect((await readRecord('r'))?.statuses.map((status) => status.differs)).toEqual([undefined, differs]);
  });

  it('is written down with the id under which the status stands from then on, which may be another', async () => {
    const status = await mirrored('Der Mart');
    await corrected(id, status, { id: 'another', url: 'https://social.example/another' });
    expect(await readRecord('r')).toMatchObject({
      ...{ outcome: 'mirrored', correctedAt: expect.any(Number) },
      statuses: [{ id: 'another', url: 'https://social.example/another' }],
    });
    expect(await corrected(id, 'unknown', { id: 'x', url: '' })).toBeUndefined();
  });

  it('stands on Mastodon, also where nobody could be told', async () => {
    const status = await mirrored('Der Mart');
    const manuscript = await correctionOf('r', 0);
    if (!manuscript) throw new Error('nothing to correct');
    tell.mockRejectedValueOnce(new Error('the background is gone'));
    expect(await sendCorrection({ ...manuscript, text: 'Der Markt' }, tell)).toBeUndefined();
    expect(await standing(status)).toBe('Der Markt');
  });

  it('is done where its answer was lost and what stands is what was sent, and nobody is asked whose change it is', async () => {
    await mirrored('Der Mart');
    const manuscript = await correctionOf('r', 0);
    if (!manuscript) throw new Error('nothing to correct');
    const sent = { ...manuscript, text: 'Der Markt' };
    tell.mockRejectedValueOnce(new Error('the page is gone'));
    await sendCorrection(sent, tell);
    expect((await readRecord('r'))?.correctedAt).toBeUndefined();
    expect(await sendCorrection(sent, tell)).toBeUndefined();
    expect(await readRecord('r')).toMatchObject({ correctedAt: expect.any(Number) });
  });

  it('overwrites nothing that somebody else changed meanwhile, and gives what stands now', async () => {
    const status = await mirrored('Der Mart');
    const manuscript = await correctionOf('r', 0);
    if (!manuscript) throw new Error('nothing to correct');
    const now = await readForCorrection(account(), status);
    await correct(account(), status, { ...now, text: 'Der Mart am Dom' });
    const found = await sendCorrection({ ...manuscript, text: 'Der Markt' }, tell);
    expect(found?.text).toBe('Der Mart am Dom');
    expect(await standing(status)).toBe('Der Mart am Dom');
    expect(
      await sendCorrection({ ...manuscript, corrects: found, text: 'Der Markt am Dom' }, tell),
    ).toBeUndefined();
    expect(await standing(status)).toBe('Der Markt am Dom');
  });

  it('says what the server did not change of it, and the record knows it', async () => {
    const snac = createSnac();
    await serve('snac.example', snac.listener);
    const version = '4.0.0 (not true; really snac/2.75)';
    const own = {
      ...accountWith('presse@snac.example', {}, version, 'snac'),
      ...{ token: snac.token, remoteId: '1' },
    };
    await writeAccount(own);
    await mirrored('Der Mart', own);
    const manuscript = await correctionOf('r', 0);
    if (!manuscript) throw new Error('nothing to correct');
    await sendCorrection({ ...manuscript, text: 'Der Markt', warning: 'Kirmes' }, tell);
    const record = await readRecord('r');
    expect(record?.statuses.map(({ differs }) => differs)).toEqual([[{ kind: 'warning' }]]);
  });

  it('is kept as a draft also where the server names pictures by addresses', async () => {
    await mirrored('Der Mart');
    const manuscript = await correctionOf('r', 0);
    if (!manuscript?.corrects) throw new Error('nothing to correct');
    const picture = { kind: 'image' as const, description: 'Markt', before: 'Markt', focus: undefined };
    const media = [{ ...picture, id: 'https://snac.example/presse/s/a.png_0' }];
    await writeManuscript({ ...manuscript, corrects: { ...manuscript.corrects, media } });
    expect((await readManuscript(manuscript.id))?.corrects?.media).toMatchObject(
      media.map(({ id }) => ({ id })),
    );
  });

  it('is none of what the ledger does not know, and waits for an account that is signed out', async () => {
    expect(await correctionOf('other', 0)).toBeUndefined();
    await mirrored('Der Mart');
    expect(await correctionOf('r', 7)).toBeUndefined();
    await writeAccount({ ...account(), signedIn: false });
    await expect(correctionOf('r', 0)).rejects.toMatchObject({ report: { kind: 'needs-login' } });
  });
});
