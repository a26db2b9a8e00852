import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { remove } from '../../../utils/mastodon/remove.ts';
import { createMastodon } from '../../stage/mastodon/index.ts';
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
