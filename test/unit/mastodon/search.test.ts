import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SignedIn } from '../../../utils/mastodon/accounts.ts';
import { correct, readForCorrection, reschedule, unschedule } from '../../../utils/mastodon/correct.ts';
import {
  customEmojis,
  findStatus,
  ownStatusId,
  searchAccounts,
  searchHashtags,
} from '../../../utils/mastodon/search.ts';
import { post } from '../../../utils/mastodon/statuses.ts';
import type { PlannedStatus } from '../../../utils/post/plan.ts';
import { createMastodon } from '../../stage/mastodon/index.ts';
import { accountWith } from '../composer/manuscripts.ts';
import { hangUp, serve } from './network.ts';

const host = 'social.example';
const away = { address: 'https://zoo.example/@zoo/5', author: 'zoo@zoo.example', text: 'Der Löwe ist da' };
const mastodon = createMastodon({ host, emoji: ['krefeld', 'x'], elsewhere: [away] });
mastodon.addUser({ username: 'presse', password: 'richtig', displayName: 'Pressestelle' });
const usual = 'read:accounts read:statuses write:statuses write:media';
const asker = (scopes: string): SignedIn => ({
  ...accountWith(`presse@${host}`),
  token: mastodon.issueToken('presse', scopes),
  remoteId: '1',
});

beforeEach(() => serve(host, mastodon.listener));
afterEach(() => {
  mastodon.reset();
  hangUp();
});
afterAll(() => mastodon.close());

const status = (text: string, written?: PlannedStatus['written']): PlannedStatus => ({
  ...{ text, spoilerText: '', sensitive: false, language: 'de', visibility: 'public', media: [] },
  replyTo: undefined,
  ...(written ? { written } : {}),
});
let keys = 0;
const posted = (planned: PlannedStatus, at?: number) =>
  post(asker(usual), planned, [], planned.written?.answers, `key ${keys++}`, at);
const reasonOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    ({ report }) => report.reason,
  );

describe('searching', () => {
  test('finds hashtags and statuses of other servers only with the permission for it', async () => {
    await posted(status('Heute #Krefeld und #Kreide'));
    const may = asker(`${usual} read:search`);
    expect((await searchHashtags(may, 'kre')).toSorted()).toEqual(['krefeld', 'kreide']);
    expect(await findStatus(may, away.address)).toMatchObject({
      author: '@zoo@zoo.example',
      text: away.text,
    });
    expect(await findStatus(may, 'https://zoo.example/@zoo/6')).toBeUndefined();
    expect(await reasonOf(searchHashtags(asker(usual), 'kre'))).toBe('server-refused');
  });

  test('finds accounts, and statuses of the own server, without', async () => {
    expect((await searchAccounts(asker(usual), 'pre')).map(({ handle }) => handle)).toEqual([
      `presse@${host}`,
    ]);
    const { url, id } = await posted(status('Hallo'));
    expect(await findStatus(asker(usual), url)).toMatchObject({ id, text: 'Hallo' });
    expect(await findStatus(asker(usual), `https://${host}/@presse/999`)).toBeUndefined();
  });

  test('finds the emoji that can be written', async () => {
    expect((await customEmojis(host)).map(({ shortcode }) => shortcode)).toEqual(['krefeld']);
  });

  test.each([
    ['https://social.example/@presse/12', '12'],
    ['https://social.example/users/presse/statuses/12', '12'],
    ['https://social.example/@presse', undefined],
    ['https://social.example.evil/@presse/12', undefined],
    ['https://zoo.example/@zoo/5', undefined],
    ['kein Link', undefined],
  ])('%s', (address, id) => expect(ownStatusId(address, host)).toBe(id));
});

describe('a status that was written here', () => {
  const read = async (id: string) => (await fetch(`https://${host}/api/v1/statuses/${id}`)).json();

  test('goes with poll, quote policy, what it quotes and what it replies to', async () => {
    const first = await posted(status('Eins'));
    const poll = { options: ['Ja', 'Nein'], lasts: 3600, multiple: true };
    const { id } = await posted(
      status('Zwei', { poll, quotePolicy: 'nobody', quotes: first.id, answers: first.id }),
    );
    expect(await read(id)).toMatchObject({
      poll: { multiple: true, options: [{ title: 'Ja' }, { title: 'Nein' }] },
      ...{ quote_approval: { automatic: [] }, quote: { quoted_status: { id: first.id } } },
      in_reply_to_id: first.id,
    });
  });

  test('is corrected as a whole: what is not changed stays', async () => {
    const poll = { options: ['Ja', 'Nein'], lasts: 3600, multiple: false };
    const { id } = await posted({ ...status('Der Mart', { poll }), spoilerText: 'Markt' });
    const standing = await readForCorrection(asker(usual), id);
    expect(standing).toMatchObject({ text: 'Der Mart', warning: 'Markt', poll: { options: ['Ja', 'Nein'] } });
    await correct(asker(usual), id, { ...standing, text: 'Der Markt' });
    expect(await read(id)).toMatchObject({
      ...{ content: '<p>Der Markt</p>', spoiler_text: 'Markt', sensitive: true, language: 'de' },
      poll: { options: [{ title: 'Ja' }, { title: 'Nein' }] },
    });
  });

  test('that waits at the server gets another time, or is taken away', async () => {
    const in10 = Date.now() + 600_000;
    const { id } = await posted(status('Später'), in10);
    await reschedule(asker(usual), id, in10 + 600_000);
    expect(await reasonOf(reschedule(asker(usual), id, Date.now() + 1000))).toBe('server-refused');
    await unschedule(asker(usual), id);
    expect(await reasonOf(unschedule(asker(usual), id))).toBe('server-refused');
  });
});
