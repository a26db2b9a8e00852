import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { remove } from '../../../utils/mastodon/remove.ts';
import { createMastodon } from '../../stage/mastodon/index.ts';
import { createSnac } from '../../stage/snac.ts';
import { accountWith } from '../composer/manuscripts.ts';
import { hangUp, serve } from './network.ts';

const host = 'social.example';
const mastodon = createMastodon({ host });
mastodon.addUser({ username: 'presse', password: 'richtig', displayName: 'Pressestelle' });
const token = () => mastodon.issueToken('presse', 'read:accounts read:statuses write:statuses write:media');

beforeEach(() => serve(host, mastodon.listener));
afterEach(() => {
  mastodon.reset();
  hangUp();
});
afterAll(() => mastodon.close());

test('a status is taken away with its media, and what is not there any more is gone', async () => {
  const account = { ...accountWith(`presse@${host}`), token: token(), remoteId: '1' };
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(`https://${host}${path}`, {
      ...init,
      headers: { authorization: `Bearer ${account.token}`, 'content-type': 'application/json' },
    });
  const made = await ask('/api/v1/statuses', { method: 'POST', body: JSON.stringify({ status: 'Weg' }) });
  const { id } = await made.json();
  await remove(account, id);
  expect((await ask(`/api/v1/statuses/${id}`)).status).toBe(404);
  await remove(account, id);
  const asked = mastodon.log.filter(({ method }) => method === 'DELETE');
  expect(asked.map(({ status }) => status)).toEqual([200, 404]);
  await expect(remove({ ...account, token: 'none' }, id)).rejects.toMatchObject({
    report: { kind: 'needs-login' },
  });
});

/** Posts a status, and gives its id. */
async function posted(at: string, bearer: string): Promise<string> {
  const headers = { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' };
  const body = JSON.stringify({ status: 'Bleibt' });
  return (await (await fetch(`https://${at}/api/v1/statuses`, { method: 'POST', headers, body })).json()).id;
}

test('a proxy that knows no deletion is asked again later', async () => {
  const account = { ...accountWith(`presse@${host}`), token: token(), remoteId: '1' };
  const id = await posted(host, account.token);
  mastodon.faults.failNext = [{ method: 'DELETE', status: 404, html: true }];
  await expect(remove(account, id)).rejects.toMatchObject({
    report: { kind: 'unreachable', reason: 'server-down' },
  });
});

test('a server that knows no deletion is not asked again: a person is told', async () => {
  const snac = createSnac();
  await serve('snac.example', snac.listener);
  const account = accountWith('presse@snac.example', {}, '4.0.0 (not true; really snac/2.75)', 'snac');
  const id = await posted('snac.example', snac.token);
  await expect(remove({ ...account, token: snac.token, remoteId: '1' }, id)).rejects.toMatchObject({
    report: { kind: 'refused', reason: 'server-refused' },
  });
});
