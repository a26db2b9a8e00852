import 'fake-indexeddb/auto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readAccount, removeAccount, wipeAccounts, writeAccount } from '../../../utils/mastodon/accounts.ts';
import type * as Reread from '../../../utils/mastodon/reread-servers.ts';
import { createMastodon } from '../../stage/mastodon/index.ts';
import { accountOf } from '../outbox/world.ts';
import { always, hangUp, serve } from './network.ts';

const host = 'social.example';
const mastodon = createMastodon({ host, title: 'Neuer Name', maxCharacters: 5000, version: '4.6.5' });
const [stadt, museum] = [`stadt@${host}`, `museum@${host}`];
const day = 24 * 3_600_000;
const now = Date.parse('2026-11-29T09:00:00Z');

let reread: typeof Reread;
beforeAll(async () => {
  reread = await import('../../../utils/mastodon/reread-servers.ts');
});
beforeEach(async () => {
  await wipeAccounts();
  await serve(host, mastodon.listener);
});
afterEach(() => {
  mastodon.reset();
  hangUp();
});
afterAll(() => mastodon.close());

const signedIn = (id: string, readAt?: number) =>
  writeAccount({ ...accountOf(id), ...(readAt === undefined ? {} : { readAt }) });
const asked = () => mastodon.log.map(({ path }) => path);

describe('what a server accepts', () => {
  test('is read again after a day, once for all its accounts', async () => {
    await signedIn(stadt, now - day);
    await signedIn(museum);
    expect(await reread.rereadServers(now)).toBe(true);
    for (const id of [stadt, museum]) {
      expect(await readAccount(id)).toMatchObject({
        ...{ id, token: 'geheim', remoteId: '1', readAt: now, server: { title: 'Neuer Name' } },
        limits: { characters: 5000, descriptionCharacters: 10_000 },
      });
    }
    expect(asked()).toEqual(['/api/v2/instance']);
    expect(await reread.rereadServers(now + day - 1)).toBe(false);
    expect(asked()).toHaveLength(1);
  });

  test('is read again after a refusal, but not for each', async () => {
    await signedIn(stadt, now - 5 * 60_000);
    expect(await reread.rereadServerOf(stadt, now)).toBe(true);
    expect(await reread.rereadServerOf(stadt, now + 60_000)).toBe(false);
    expect(asked()).toEqual(['/api/v2/instance']);
    expect((await readAccount(stadt))?.limits.characters).toBe(5000);
  });

  test.each([
    ['does not answer', undefined],
    ['is broken', always(502, 'text/html', '')],
    ['leads elsewhere', always(301, undefined, '', { location: 'https://other.example/api/v2/instance' })],
    ['is none any more', always(200, 'text/html', '<h1>Zu verkaufen</h1>')],
  ])('stays as it was where the server %s, and is asked for an hour later', async (_, listener) => {
    await serve('other.example', mastodon.listener);
    await serve(host, listener);
    await signedIn(stadt);
    expect(await reread.rereadServers(now)).toBe(false);
    expect((await readAccount(stadt))?.limits).toEqual(accountOf(stadt).limits);
    await serve(host, mastodon.listener);
    expect(await reread.rereadServers(now + 3_599_000)).toBe(false);
    expect(await reread.rereadServers(now + 3_600_000)).toBe(true);
  });

  test('is read with the token where the server answers nobody else', async () => {
    const tokens: unknown[] = [];
    await serve(host, (request, response) => {
      tokens.push(request.headers.authorization);
      if (request.headers.authorization) return mastodon.listener(request, response);
      always(
        401,
        'application/json',
        '{"error":"This method requires an authenticated user"}',
      )(request, response);
    });
    await signedIn(stadt);
    await reread.rereadServers(now);
    expect((await readAccount(stadt))?.limits.characters).toBe(5000);
    expect(tokens).toEqual([undefined, undefined, 'Bearer geheim'].slice(-2));
  });

  test('an account that was signed out meanwhile does not come back', async () => {
    await signedIn(stadt);
    await serve(host, async (request, response) => {
      await removeAccount(stadt);
      mastodon.listener(request, response);
    });
    await reread.rereadServers(now);
    expect(await readAccount(stadt)).toBeUndefined();
  });
});
