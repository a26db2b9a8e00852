import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { askReplies } from '../../../utils/mastodon/ask-replies.ts';
import { remove } from '../../../utils/mastodon/remove.ts';
import { stillThere } from '../../../utils/mastodon/still-there.ts';
import { createMastodon } from '../../stage/mastodon/index.ts';
import { accountWith } from '../composer/manuscripts.ts';
import { hangUp, serve } from './network.ts';

const host = 'social.example';
const mastodon = createMastodon({ host });
mastodon.addUser({ username: 'presse', password: 'richtig', displayName: 'Pressestelle' });
const token = mastodon.issueToken('presse');

beforeEach(() => serve(host, mastodon.listener));
afterEach(() => {
  mastodon.reset();
  hangUp();
});
afterAll(() => mastodon.close());

/** An account of a server of this version. */
function accountOn(version: string) {
  const account = accountWith(`presse@${host}`);
  return { ...account, token, remoteId: '1', server: { ...account.server, version } };
}

async function posted(status: string, replyTo?: string): Promise<string> {
  const answer = await fetch(`https://${host}/api/v1/statuses`, {
    ...{ method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' } },
    body: JSON.stringify({ status, ...(replyTo ? { in_reply_to_id: replyTo } : {}) }),
  });
  return (await answer.json()).id;
}

const asked = () => mastodon.log.filter(({ method }) => method === 'GET').map(({ path }) => path);
/** As a server before 4.3, which knows no question for several. */
const oldServer = () => {
  mastodon.faults.failNext = [{ status: 404, method: 'GET', path: /^\/api\/v1\/statuses$/, times: 9 }];
};

describe('which statuses stand there', () => {
  test('is asked at once, twenty in a question', async () => {
    const [one, two] = [await posted('Eins'), await posted('Zwei')];
    await remove(accountOn('4.5.0'), two);
    const gone = Array.from({ length: 25 }, (_, at) => `${9_000_000 + at}`);
    mastodon.log.length = 0;
    expect(await stillThere(accountOn('4.5.0'), [...gone, one, two])).toEqual(new Set([one]));
    expect(asked()).toHaveLength(2);
  });

  test('is asked one after another of a server that does not answer for several', async () => {
    const [one, two] = [await posted('Eins'), await posted('Zwei')];
    await remove(accountOn('4.2.0'), two);
    oldServer();
    expect(await stillThere(accountOn('4.2.0'), [one, two])).toEqual(new Set([one]));
  });

  test('is not known where a server that can say it says that there is no such page', async () => {
    const one = await posted('Eins');
    oldServer();
    await expect(stillThere(accountOn('4.5.0'), [one])).rejects.toMatchObject({
      report: { kind: 'unreachable' },
    });
  });
});

test('what a proxy says is gone, and stands, was not taken away', async () => {
  const one = await posted('Eins');
  mastodon.faults.failNext = [{ status: 404, method: 'DELETE' }];
  await expect(remove(accountOn('4.5.0'), one)).rejects.toMatchObject({ report: { kind: 'unreachable' } });
  await remove(accountOn('4.5.0'), one);
  expect(await stillThere(accountOn('4.5.0'), [one])).toEqual(new Set());
});

describe('how many replies there are', () => {
  test('is asked at once, and what is gone is left out', async () => {
    const one = await posted('Eins');
    await posted('Antwort', one);
    mastodon.log.length = 0;
    expect(await askReplies(accountOn('4.5.0'), [one, '9000001'])).toEqual(new Map([[one, 1]]));
    expect(asked()).toHaveLength(1);
  });

  test('is asked of the first five where the server does not answer for several', async () => {
    const all = [];
    for (const text of ['1', '2', '3', '4', '5', '6']) all.push(await posted(text));
    oldServer();
    const counted = await askReplies(accountOn('4.2.0'), ['9000001', ...all]);
    expect([...counted.keys()]).toEqual(all.slice(0, 4));
  });
});
