import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newestRecords, wipeLedger } from '../../../utils/ledger/records.ts';
import { listAccounts, readAccount, readApp, wipeAccounts } from '../../../utils/mastodon/accounts.ts';
import { plan } from '../../../utils/mastodon/plan.ts';
import { described } from '../../../utils/outbox/due-again.ts';
import { problemIn } from '../../../utils/outbox/machine.ts';
import { createOutbox } from '../../../utils/outbox/outbox.ts';
import {
  listClaims,
  listDeliveries,
  readClaim,
  readMedia,
  wipeOutbox,
  writeClaim,
} from '../../../utils/outbox/store.ts';
import { captureSent } from '../../../utils/platforms/capture-sent.ts';
import { buildVersion1 } from '../../fixtures/version-1/build.ts';
import { createWorld, minutes, stadt, start } from './world.ts';

const wipe = () => Promise.all([wipeOutbox(), wipeLedger(), wipeAccounts()]);

beforeEach(async () => {
  await wipe();
  await buildVersion1();
});
afterEach(wipe);

/** The text of the files of a claim's media, in the order of the parts. */
async function filesOf(id: string): Promise<(string | undefined)[]> {
  const claim = await readClaim(id);
  const media = claim?.publication.parts.flatMap(({ content }) => content?.media ?? []) ?? [];
  return Promise.all(media.map(({ file }) => file?.text()));
}

describe('a claim that version 1 has stored', () => {
  test('has each file in its own medium, through all parts', async () => {
    expect(await filesOf('facebook:two-parts')).toEqual([
      ...['bytes of the market', 'bytes of the town hall', 'bytes of the zoo'],
    ]);
  });

  test('has none where none was seen, and the next one in its place', async () => {
    expect(await filesOf('facebook:one-unseen')).toEqual([undefined, 'bytes that were seen']);
  });

  test('has them in no second place', async () => {
    for (const claim of await listClaims()) expect(claim).not.toHaveProperty('files');
  });

  test('is otherwise as it was', async () => {
    expect(await readClaim('facebook:two-parts')).toMatchObject({
      publication: {
        parts: [
          {
            text: 'Der Markt ist eröffnet.',
            content: {
              media: [
                { upload: 'u1', kind: 'image', description: 'Der Markt', file: { type: 'image/png' } },
                { upload: 'u2', kind: 'image', description: 'Das Rathaus' },
              ],
            },
          },
          { content: { media: [{ upload: 'u3', description: 'Der Zoo' }] } },
        ],
      },
      rules: [{ account: stadt }],
      ...{ after: start - minutes(10), asked: false, edits: {}, tab: 7, state: { kind: 'sending' } },
    });
    expect(await readClaim('at://did:plc:stadt/app.bsky.feed.post/4')).toMatchObject({
      publication: { parts: [{ revision: 'cid', text: 'Von Bluesky.' }] },
    });
  });

  test('keeps what it waits to be described, with its file', async () => {
    const [waiting] = (await readClaim('instagram:undescribed'))?.undescribed ?? [];
    expect(await waiting?.file.text()).toBe('bytes that nobody described');
  });
});

test('media that version 1 has stored keep their bytes, and all else that is said of them', async () => {
  const video = await readMedia('instagram:not-begun', 0);
  expect(video).toMatchObject({ kind: 'video', description: 'Umzug', machineMade: true });
  expect([video?.file.type, await video?.file.text()]).toEqual(['video/mp4', 'bytes of the video']);
});

test('records and accounts of version 1 are there', async () => {
  expect(await newestRecords(10)).toMatchObject([
    {
      publication: 'facebook:done',
      outcome: 'mirrored',
      statuses: [{ id: 'status-70' }],
      reason: 'Zierbild',
    },
  ]);
  expect(await listAccounts()).toMatchObject([{ id: stadt, signedIn: true }]);
  expect(await readAccount(stadt)).toMatchObject({ token: 'a token', remoteId: '1' });
  expect(await readApp('krefeld.example')).toMatchObject({ clientId: 'an id', clientSecret: 'a secret' });
});

/** The world in which the version 1 of the fixture was stopped, gone on with by this version. */
async function goOn() {
  const world = await createWorld();
  await buildVersion1();
  const kept = { replyTo: undefined, mediaIds: [] };
  world.server.statuses.push(
    { ...kept, id: 'status-50', text: 'Der erste Teil steht schon.', at: start - minutes(2) },
    {
      ...{ ...kept, replyTo: 'status-50', id: 'status-51', at: start - minutes(1) },
      text: 'Der zweite kam an, die Antwort nicht.',
    },
  );
  const bytes: string[] = [];
  const outbox = createOutbox({
    ...world.io,
    plan: (post, account, rule) => plan(post, account, rule),
    capture: (publication, profile) =>
      publication.platform === 'bluesky'
        ? Promise.resolve({
            parts: publication.parts.map(({ text }) => ({
              ...{ segments: [{ kind: 'text', text }], links: [], media: [], labels: [] },
            })),
            ...{ language: 'de', time: publication.time },
          })
        : captureSent()(publication, profile, { fetch }),
    upload: async (account, media, description) => {
      bytes.push(await media.file.text());
      return world.io.upload(account, media, description);
    },
  });
  world.server.processing.questions = 0;
  await world.settle(outbox);
  return { world, outbox, bytes };
}

describe('what version 1 had not finished', () => {
  test('goes on from where it was: each status once, none a second time', async () => {
    const { world } = await goOn();
    expect(world.server.texts().toSorted()).toEqual([
      'Auch der Zoo hat offen.',
      'Der Markt ist eröffnet.',
      'Der dritte fehlt noch.',
      'Der erste Teil steht schon.',
      'Der zweite kam an, die Antwort nicht.',
      'Noch gar nicht begonnen.',
      'Von Bluesky.',
    ]);
    expect(await listDeliveries()).toEqual([]);
  });

  test('sends each file, and none that was sent already', async () => {
    const { bytes } = await goOn();
    expect(bytes.toSorted()).toEqual([
      'bytes of the market',
      'bytes of the third',
      'bytes of the town hall',
      'bytes of the video',
      'bytes of the zoo',
    ]);
  });

  test('still waits for a person where it did, and then goes', async () => {
    const { world, outbox, bytes } = await goOn();
    expect((await listClaims()).map(({ id, state }) => [id, problemIn(state)?.reason])).toEqual([
      ['facebook:one-unseen', 'media-missing'],
      ['instagram:undescribed', 'description-missing'],
    ]);
    const claim = await readClaim('instagram:undescribed');
    if (claim) await writeClaim(described(claim, { 0: 'Der Rathausplatz' }, ''));
    await world.settle(outbox);
    expect(world.server.texts()).toContain('Ein Bild ohne Beschreibung.');
    expect(bytes).toContain('bytes that nobody described');
  });
});
